import type { ForeignKey } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** The same reference declared twice. */
export const duplicateForeignKey = tableRule({
  id: 'duplicate-foreign-key',
  title: 'Duplicate foreign key',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH009'],
  detects: 'Two foreign keys of a table on the same columns to the same columns.',
  rationale:
    'Each one is checked and locks the parent by itself, and when their actions differ the stricter one wins ' +
    'in a way nobody wrote down.',
  source: 'https://github.com/mfvanek/pg-index-health (duplicated foreign keys)',
  ignoreWhen: 'A NOT VALID twin is replacing the older one and the older one is dropped next.',
  remedy: 'Drops the one declared later.',
  fixable: true,
  *check({ table, label, ref }) {
    const first = new Map<string, ForeignKey>()
    for (const key of table.foreignKeys) {
      const shape = shapeOf(key)
      const twin = first.get(shape)
      if (!twin) {
        first.set(shape, key)
        continue
      }
      const same = twin.onDelete === key.onDelete && twin.onUpdate === key.onUpdate
      yield {
        entities: [key.id, twin.id, table.id],
        message: `${label} has the foreign keys ${twin.name} and ${key.name} for the same reference.`,
        evidence: same ? 'Their actions are equal, too.' : 'Their ON DELETE or ON UPDATE actions differ.',
        confidence: 0.95,
        fix: fixOf(`Drop the constraint ${key.name}`, same ? 'safe' : 'weigh', {
          op: 'constraint.drop',
          table: ref,
          name: key.name,
        }),
      }
    }
  },
})

function shapeOf(key: ForeignKey): string {
  const pairs = key.columns.map((column, at) => `${column}>${key.references.columns[at] ?? ''}`).sort()
  return `${key.references.schema}.${key.references.table}:${pairs.join()}`
}
