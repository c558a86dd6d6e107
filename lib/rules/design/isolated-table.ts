import type { Table } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { impliedReferences } from '../implied-references.ts'
import { wordsOf } from '../names.ts'

/** A table without relations in a schema whose tables are related. */
export const isolatedTable = schemaRule({
  id: 'isolated-table',
  title: 'Table without any relation',
  category: 'design',
  severity: 'info',
  catalogue: ['SCH015'],
  detects:
    'A table with a column that is called an id of something else, that neither has nor is the target of a foreign ' +
    'key, where most other tables are related.',
  rationale: 'Either a relation was forgotten, or the table is left over from something that is gone.',
  source: 'https://github.com/k1LoW/tbls (unrelatedTable)',
  ignoreWhen: 'It holds settings, logs, locks or other things that belong to nobody.',
  remedy: 'None: which relation is missing, or that the table can go, only its owner knows.',
  fixable: false,
  *check(context) {
    const tables = [...context.tables.values()].filter(isReviewed)
    const related = tables.filter((each) => each.targets.length > 0 || each.references.length > 0)
    if (tables.length < 5 || related.length < tables.length * 0.7) return
    const implied = new Set(impliedReferences(context).flatMap((each) => [each.context.table, each.target]))
    for (const each of tables) {
      const { table, label } = each
      if (each.targets.length > 0 || each.references.length > 0 || implied.has(table)) continue
      if (table.inherits.length > 0 || wordsOf(table.name).some((word) => standalone.has(word))) continue
      const pointing = table.columns.find((column) => saysReference(table, column.name))
      if (!pointing) continue
      yield {
        entities: [table.id, pointing.id],
        message: `${label} is related to no other table.`,
        evidence:
          `${related.length} of ${tables.length} tables have relations; ${label} has none in either direction, ` +
          `although ${pointing.name} sounds like one.`,
        confidence: 0.4,
        fix: null,
      }
    }
  },
})

/** Whether a column is called the id of something that is not the row itself. */
function saysReference(table: Table, name: string): boolean {
  const lower = name.toLowerCase()
  return lower.endsWith('id') && lower.length > 3 && !table.primaryKey?.columns.includes(name)
}

const standalone: ReadonlySet<string> = new Set(
  (
    'settings setting config configs configuration configurations log logs audit audits event events schema ' +
    'migration migrations metadata version versions cache caches session sessions lock locks job jobs queue queues ' +
    'feature features flag flags statistics stats metric metrics history archive temp tmp staging import imports ' +
    'internal record records checksum checksums lookup country countries currency currencies language languages'
  ).split(' '),
)
