import { tableRule } from '../define.ts'
import { fixOf, keySpecOf } from '../ops-of.ts'

/** For tables that are spread by a column. */
export const shardKeyOutsideKey = tableRule({
  id: 'shard-key-outside-key',
  title: 'Key without the shard key',
  category: 'design',
  severity: 'warning',
  stance: 'policy',
  tags: ['policy', 'tenancy', 'performance'],
  catalogue: ['SCH069', 'SCH017'],
  detects:
    'A primary key or unique constraint that leaves out the column by which rows are spread over servers.',
  rationale:
    'Each server can only keep its own rows unique. Citus and other engines that spread rows refuse such a key, ' +
    'and foreign keys between tables of one tenant need it.',
  source: 'https://docs.citusdata.com/en/stable/develop/reference_ddl.html',
  ignoreWhen: 'The table is small and kept whole on every server.',
  remedy: 'Puts the shard key at the front of the key, where nothing points at the key yet.',
  fixable: true,
  options: {
    column: { type: 'string', default: '', says: 'The shard key; empty: the tenant column of the schema' },
  },
  *check({ table, columns, label, ref, facts, references }, options) {
    const shard = options.column === '' ? facts.tenantColumn : options.column
    if (shard === null || columns.get(shard)?.nullable !== false) return
    for (const key of table.primaryKey ? [table.primaryKey, ...table.uniques] : table.uniques) {
      if (key.columns.includes(shard) || key.withoutOverlaps) continue
      const used = references.some(({ key: from }) => from.references.columns.join() === key.columns.join())
      const spec = { ...keySpecOf(key), columns: [shard, ...key.columns] }
      yield {
        entities: [key.id, table.id],
        message: `${key.name} of ${label} leaves out ${shard}.`,
        evidence: `It is on (${key.columns.join(', ')}).`,
        confidence: 0.9,
        fix: used
          ? null
          : fixOf(
              `Put ${shard} at the front of ${key.name}`,
              'weigh',
              key === table.primaryKey
                ? { op: 'primaryKey.set', table: ref, primaryKey: spec }
                : { op: 'unique.alter', table: ref, name: key.name, unique: spec },
            ),
      }
    }
  },
})
