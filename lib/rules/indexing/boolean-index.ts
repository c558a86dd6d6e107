import { isBoolean } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { bareWords } from '../expression.ts'
import { fixOf, indexSpecOf, keyColumn } from '../ops-of.ts'

/** A full index on a boolean can only halve a table. */
export const booleanIndex = tableRule({
  id: 'boolean-index',
  title: 'Index on a boolean',
  category: 'indexing',
  severity: 'warning',
  catalogue: ['IX013'],
  detects: 'A full index whose only key is a boolean column.',
  rationale:
    'Two values cannot narrow a search: the planner reads the table instead, and the index is written at each ' +
    'change for nothing. What helps is a partial index on the rare value.',
  source: 'https://www.postgresql.org/docs/current/indexes-partial.html',
  ignoreWhen:
    'One of the two values is very rare and always the one asked for; then the partial index is better still.',
  remedy:
    'Turns it into an index on the primary key for the rows that are not at the default; which value is the ' +
    'rare one is for a person to confirm.',
  fixable: true,
  *check({ table, columns, label, ref, quote }) {
    for (const index of table.indexes) {
      const [key] = index.keys
      const column = index.keys.length === 1 && key?.column ? columns.get(key.column) : undefined
      if (!column || !isBoolean(column.type) || index.where !== null || index.unique) continue
      const usuallyTrue = column.default !== null && bareWords(column.default)[0] === 'true'
      const where = usuallyTrue ? `NOT ${quote(column.name)}` : quote(column.name)
      const keys = (table.primaryKey?.columns ?? []).map(keyColumn)
      yield {
        entities: [index.id, column.id, table.id],
        message: `Index ${index.name} on ${label} has nothing but the boolean ${column.name}.`,
        evidence: `${column.name} has two values, so the index divides ${label} in two at best.`,
        confidence: 0.85,
        fix:
          keys.length === 0 || index.method !== 'btree'
            ? null
            : fixOf(`Make ${index.name} a partial index WHERE ${where}`, 'weigh', {
                op: 'index.alter',
                table: ref,
                name: index.name,
                index: { ...indexSpecOf(index), keys, where },
              }),
      }
    }
  },
})
