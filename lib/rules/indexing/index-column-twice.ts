import { tableRule } from '../define.ts'
import { keyShapes } from '../index-shape.ts'
import { fixOf, indexSpecOf } from '../ops-of.ts'

/** A column that stands in an index once is sorted by it already. */
export const indexColumnTwice = tableRule({
  id: 'index-column-twice',
  title: 'Column twice in one index',
  category: 'indexing',
  severity: 'warning',
  tags: ['performance', 'space'],
  catalogue: ['IX010'],
  detects:
    'An index that has the same column or expression twice among its keys, or a key column again under INCLUDE.',
  rationale:
    'The second one orders and narrows nothing, since all entries that get that far have the same value there. ' +
    'It is stored in every entry all the same; mostly another column was meant.',
  source: 'https://www.postgresql.org/docs/current/indexes-multicolumn.html',
  ignoreWhen: 'The keys differ by operator class or collation on purpose; then they are not reported.',
  remedy: 'Takes out the later one.',
  fixable: true,
  *check({ table, label, ref }) {
    for (const index of table.indexes) {
      const shapes = keyShapes(index.keys.map((key) => ({ ...key, order: 'asc', nulls: 'last' })))
      const keys = index.keys.filter((_, at) => shapes.indexOf(shapes[at] ?? '') === at)
      const include = index.include.filter(
        (name, at) => index.include.indexOf(name) === at && !index.keys.some((key) => key.column === name),
      )
      if (keys.length === index.keys.length && include.length === index.include.length) continue
      const again = [
        ...index.keys.filter((key) => !keys.includes(key)).map((key) => key.column ?? key.expression ?? ''),
        ...index.include.filter((name) => !include.includes(name)),
      ]
      yield {
        entities: [index.id, table.id],
        message: `Index ${index.name} on ${label} has ${again.join(', ')} more than once.`,
        evidence: `Keys: ${index.keys.map((key) => key.column ?? key.expression).join(', ')}${
          index.include.length > 0 ? `; included: ${index.include.join(', ')}` : ''
        }.`,
        confidence: 0.97,
        fix: fixOf(`Take ${again.join(', ')} out of ${index.name} where it stands again`, 'safe', {
          op: 'index.alter',
          table: ref,
          name: index.name,
          index: { ...indexSpecOf({ ...index, keys, include }) },
        }),
      }
    }
  },
})
