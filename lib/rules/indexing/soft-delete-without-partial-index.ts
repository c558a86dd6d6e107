import { tableRule } from '../define.ts'
import { namesIn } from '../expression.ts'
import { indexName } from '../index-names.ts'
import { fixOf, keyColumn } from '../ops-of.ts'
import { liveRows, softDeleteColumn } from '../soft-delete.ts'

/** Tables that keep deleted rows index the living ones. */
export const softDeleteWithoutPartialIndex = tableRule({
  id: 'soft-delete-without-partial-index',
  title: 'No index for the rows that are not deleted',
  category: 'indexing',
  severity: 'info',
  catalogue: ['IX025'],
  detects: 'A table with `deleted_at` (or a flag) none of whose indexes is limited by it or contains it.',
  rationale:
    'Every query filters on the mark, and with the years most rows are deleted ones: the indexes grow with what ' +
    'nobody asks for.',
  source: 'https://www.postgresql.org/docs/current/indexes-partial.html (Example 11.1)',
  ignoreWhen: 'Few rows are ever deleted, or they are purged.',
  remedy: 'Creates an index on the primary key WHERE the row is not deleted.',
  fixable: true,
  *check({ table, label, ref, facts, quote }) {
    const mark = softDeleteColumn(table)
    const key = table.primaryKey
    if (!mark || !key || table.indexes.length === 0) return
    const aware = table.indexes.some(
      (index) =>
        (index.where !== null && namesIn(index.where).has(mark.name)) ||
        index.keys.some((each) => each.column === mark.name || namesIn(each.expression ?? '').has(mark.name)),
    )
    if (aware) return
    const where = liveRows(mark, quote)
    const name = indexName(facts.indexNaming, table, ['active'])
    yield {
      entities: [table.id, mark.id],
      message: `${label} keeps deleted rows, and all of its ${table.indexes.length} index(es) hold them too.`,
      evidence: `No index mentions ${mark.name}.`,
      confidence: 0.45,
      fix: fixOf(`Create an index on ${label} WHERE ${where}`, 'safe', {
        op: 'index.add',
        table: ref,
        index: { name, keys: key.columns.map(keyColumn), where },
      }),
    }
  },
})
