import { joinQualified, plainColumns, type Table } from '../../schema/index.ts'
import { queryRule } from '../query/query-rule.ts'

/** ON CONFLICT needs a key that there can be a conflict with. */
export const conflictWithoutKey = queryRule({
  id: 'conflict-without-key',
  title: 'ON CONFLICT on columns that are no key',
  severity: 'error',
  tags: ['integrity', 'concurrency'],
  catalogue: ['QY023', 'IX024'],
  detects: 'ON CONFLICT (columns) where no unique key or full unique index is on these columns.',
  rationale:
    'The statement fails: "there is no unique or exclusion constraint matching the ON CONFLICT specification". The program counts on ' +
    'the rows being unique, and nothing keeps them so.',
  source: 'https://www.postgresql.org/docs/current/sql-insert.html#SQL-ON-CONFLICT',
  ignoreWhen: 'Never.',
  remedy: 'Adds the unique constraint; rows that are there twice must be looked after first.',
  fixable: true,
  *judge(query) {
    for (const { node, sources } of query.blocks) {
      const table = sources[0]?.table
      if (node.is !== 'insert' || !table || table.partitionOf) continue
      const on = node.onConflict?.on
      if (!on || !('columns' in on) || on.where) continue
      const names = on.columns.flatMap((each) =>
        each.is === 'column' ? [each.parts.at(-1)?.value ?? ''] : [],
      )
      if (names.length < on.columns.length || hasKey(table, names)) continue
      if (!names.every((name) => table.columns.some((column) => column.name === name))) continue
      yield {
        at: on.columns[0] ?? node,
        message: `${query.label} counts on (${names.join(', ')}) of ${table.name} being unique.`,
        evidence: 'No unique key or index is on exactly these columns.',
        confidence: 0.9,
        entities: [table.id],
        fix: {
          title: `Make (${names.join(', ')}) of ${table.name} unique`,
          safety: 'weigh',
          ops: [
            { op: 'unique.add', table: joinQualified(table.schema, table.name), unique: { columns: names } },
          ],
        },
      }
    }
  },
})

function hasKey(table: Table, names: readonly string[]): boolean {
  const wanted = [...names].sort().join()
  const keys = [
    ...(table.primaryKey ? [table.primaryKey.columns] : []),
    ...table.uniques.map((unique) => unique.columns),
    // A partial one serves only with its predicate, which the statement then repeats.
    ...table.indexes.flatMap((index) => (index.unique && !index.where ? [plainColumns(index) ?? []] : [])),
  ]
  return keys.some((key) => [...key].sort().join() === wanted)
}
