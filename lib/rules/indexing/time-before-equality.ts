import { candidateKeys } from '../../schema/index.ts'
import { isBoolean, isInteger, isTimestamp, isUuid } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { lastWord } from '../names.ts'
import { fixOf, indexSpecOf } from '../ops-of.ts'

/** In a composite index, what is compared for equality comes before what is searched by range. */
export const timeBeforeEquality = tableRule({
  id: 'time-before-equality',
  title: 'Time in front of other index keys',
  category: 'indexing',
  severity: 'info',
  catalogue: ['IX014', 'IX023'],
  detects:
    'A composite B-tree index with a timestamp before an id or flag, without the primary key. An index of times ' +
    'and ids that a time leads is left alone.',
  rationale:
    'Times are searched by range, and after a range the keys behind it no longer narrow the scan. With the time ' +
    'last, all keys do, and the rows come out in order.',
  source:
    'https://www.postgresql.org/docs/current/indexes-multicolumn.html; https://use-the-index-luke.com/sql/where-clause/searching-for-ranges',
  ignoreWhen: 'Queries ask for a range of time alone, across all values of the other columns.',
  remedy: 'Moves the times to the end of the index.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    const own = new Set([table.primaryKey?.columns ?? [], ...candidateKeys(table).filter(isSingle)].flat())
    for (const index of table.indexes) {
      if (index.method !== 'btree' || index.unique || index.keys.length < 2) continue
      const kinds = index.keys.map((key) => {
        const column = columns.get(key.column ?? '')
        if (!column) return 'other'
        if (isTimestamp(column.type)) return 'time'
        if (own.has(column.name)) return 'key'
        const compared = isInteger(column.type) && exact.has(lastWord(column.name))
        return compared || isUuid(column.type) || isBoolean(column.type) ? 'equality' : 'other'
      })
      const time = kinds.indexOf('time')
      if (time < 0 || time > kinds.lastIndexOf('equality') || kinds.includes('other')) continue
      // With the primary key in it, it serves pages in order of time, and what follows only covers.
      if (index.keys.some((key) => key.order === 'desc') || kinds.includes('key')) continue
      // Led by time to look at a stretch of it across all owners; a flag behind it is another matter.
      if (
        time === 0 &&
        index.keys.every((key, at) => kinds[at] === 'time' || lastWord(key.column ?? '') === 'id')
      )
        continue
      const keys = index.keys.filter((_, at) => kinds[at] === 'equality')
      const rest = index.keys.filter((_, at) => kinds[at] !== 'equality')
      const moved = indexSpecOf({ ...index, keys: [...keys, ...rest] })
      const name = index.keys[time]?.column ?? ''
      yield {
        entities: [index.id, table.id],
        message: `Index ${index.name} on ${label} has ${name} before ${keys.at(-1)?.column}.`,
        evidence: `Its keys are ${index.keys.map((key) => key.column).join(', ')}.`,
        confidence: 0.45,
        fix: fixOf(`Move ${name} to the end of ${index.name}`, 'weigh', {
          op: 'index.alter',
          table: ref,
          name: index.name,
          index: moved,
        }),
      }
    }
  },
})

const exact: ReadonlySet<string> = new Set(['id', 'state', 'status', 'type', 'kind'])

function isSingle(key: readonly string[]): boolean {
  return key.length === 1
}
