import { fixOf, indexSpecOf } from '../ops-of.ts'
import { statisticsRule } from '../statistics-rule.ts'

/** Nulls that nobody looks for need no entries. */
export const mostlyNullIndexEntries = statisticsRule({
  id: 'mostly-null-index-entries',
  title: 'Index made of nulls',
  category: 'indexing',
  severity: 'info',
  tags: ['space', 'performance'],
  catalogue: ['IX012'],
  options: {
    share: {
      type: 'number',
      default: 0.9,
      minimum: 0.5,
      maximum: 1,
      says: 'Share of nulls that is too much',
    },
    leastRows: {
      type: 'integer',
      default: 10_000,
      minimum: 0,
      says: 'Rows below which a table is left alone',
    },
  },
  detects: 'A full index on one column that is null in nine rows of ten, as measured.',
  rationale:
    'An equality never finds a null, yet each has an entry. WHERE … IS NOT NULL makes the index as small as what it ' +
    'is good for; inserts of nulls do not touch it.',
  source: 'https://www.postgresql.org/docs/current/indexes-partial.html',
  ignoreWhen: 'Queries ask for IS NULL through this index, or sort by the column.',
  remedy: 'Adds the predicate `IS NOT NULL`.',
  fixable: true,
  *check({ table, columns, label, ref, quote, measured }, { share, leastRows }) {
    if ((measured.rows ?? 0) < leastRows) return
    for (const index of table.indexes) {
      const [key, second] = index.keys
      const column = key?.column && !second ? columns.get(key.column) : undefined
      if (!column?.nullable || index.where !== null || index.method !== 'btree' || index.nullsNotDistinct)
        continue
      const nulls = measured.columns.get(column.name)?.nullFraction ?? null
      if (nulls === null || nulls < share) continue
      const where = `${quote(column.name)} IS NOT NULL`
      yield {
        entities: [index.id, column.id, table.id],
        message: `${Math.round(nulls * 100)} of 100 entries of ${index.name} on ${label} are nulls.`,
        evidence: `null_frac of ${column.name} is ${nulls}, of ${measured.rows} rows.`,
        confidence: 0.8,
        fix: fixOf(`Limit ${index.name} to rows WHERE ${where}`, 'weigh', {
          op: 'index.alter',
          table: ref,
          name: index.name,
          index: { ...indexSpecOf(index), where },
        }),
      }
    }
  },
})
