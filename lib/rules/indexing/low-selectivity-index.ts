import { entityId } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { lastWord } from '../names.ts'

/** A full index on a column of few values is hardly ever used. */
export const lowSelectivityIndex = tableRule({
  id: 'low-selectivity-index',
  title: 'Index on a column with few values',
  category: 'indexing',
  severity: 'info',
  catalogue: ['IX013'],
  detects: 'A full, non-unique index whose only key is an enum or a status-like column.',
  rationale:
    'A value that a third of the rows share is found faster by reading the table. What is asked for is mostly ' +
    'one rare value: a partial index on the rows that have it is small and always used.',
  source: 'https://www.postgresql.org/docs/current/indexes-partial.html',
  ignoreWhen: 'One value is rare, known only at run time, and always the one asked for.',
  remedy: "None: which values are rare and asked for, the workload tells (… WHERE status <> 'completed').",
  fixable: false,
  *check({ table, columns, label, facts }) {
    for (const index of table.indexes) {
      const [key] = index.keys
      const column = index.keys.length === 1 && key?.column ? columns.get(key.column) : undefined
      if (!column || index.unique || index.where !== null || index.method !== 'btree') continue
      const { type } = column
      const isEnum = type.schema !== null && facts.enums.includes(entityId('enum', type.schema, type.name))
      if (!isEnum && !few.has(lastWord(column.name))) continue
      if (table.foreignKeys.some((each) => each.columns.includes(column.name))) continue
      yield {
        entities: [index.id, column.id, table.id],
        message: `Index ${index.name} on ${label} has nothing but ${column.name}, which takes few values.`,
        evidence: isEnum
          ? `${column.name} is the enum ${type.name}.`
          : `The name ${column.name} says a state.`,
        confidence: isEnum ? 0.65 : 0.5,
        fix: null,
      }
    }
  },
})

const few: ReadonlySet<string> = new Set([
  'status',
  'state',
  'gender',
  'visibility',
  'severity',
  'priority',
  'kind',
  'stage',
])
