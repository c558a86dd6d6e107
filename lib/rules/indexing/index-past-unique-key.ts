import { plainColumns } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { fixOf, indexSpecOf, keyColumn } from '../ops-of.ts'

/** Keys behind a unique one sort nothing: they are payload. */
export const indexPastUniqueKey = tableRule({
  id: 'index-past-unique-key',
  title: 'Index keys behind a unique column',
  category: 'indexing',
  severity: 'info',
  catalogue: ['IX004', 'IX009'],
  detects: 'A plain index that starts with the columns of a unique key and goes on with others.',
  rationale:
    'Behind a unique value there is one row, so the further keys order nothing and are compared for nothing. If ' +
    'they are there for index-only scans, INCLUDE says so and keeps the inner pages small.',
  source: 'https://www.postgresql.org/docs/current/indexes-index-only-scans.html',
  ignoreWhen: 'The unique key is about to go.',
  remedy: 'Makes the further columns INCLUDE columns: a covering index.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    const keys = [...(table.primaryKey ? [table.primaryKey] : []), ...table.uniques]
      .filter(
        (key) => !key.withoutOverlaps && key.columns.every((name) => columns.get(name)?.nullable === false),
      )
      .map((key) => key.columns)
    for (const index of table.indexes) {
      const names = plainColumns(index)
      if (!names || index.method !== 'btree' || index.unique || index.where !== null) continue
      const unique = keys.find(
        (key) => key.length < names.length && key.every((name, at) => names[at] === name),
      )
      if (!unique) continue
      const rest = names.slice(unique.length)
      yield {
        entities: [index.id, table.id],
        message: `${rest.join(', ')} in ${index.name} on ${label} come behind the unique ${unique.join(', ')}.`,
        evidence: `${unique.join(', ')} identifies a row, so nothing is left to order.`,
        confidence: 0.7,
        fix: fixOf(`Make ${rest.join(', ')} INCLUDE columns of ${index.name}`, 'weigh', {
          op: 'index.alter',
          table: ref,
          name: index.name,
          index: { ...indexSpecOf(index), keys: unique.map(keyColumn), include: [...rest, ...index.include] },
        }),
      }
    }
  },
})
