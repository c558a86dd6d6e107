import { tableRule } from '../define.ts'
import { lastWord, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** Every tree has a root, and a root has no parent. */
export const requiredSelfReference = tableRule({
  id: 'required-self-reference',
  title: 'Every row needs a parent',
  category: 'design',
  severity: 'warning',
  tags: ['integrity'],
  catalogue: ['SCH013'],
  detects: 'A foreign key of a table to itself whose column is NOT NULL.',
  rationale:
    'The first row has nothing to point at but itself, so the root of the tree is a row that is its own parent, ' +
    'and every query that climbs the tree runs in a circle there unless it knows.',
  source: 'Joe Celko, Trees and Hierarchies in SQL for Smarties, chapter "Adjacency List Model"',
  ignoreWhen: 'Rows that point at themselves are the agreed sign of a root.',
  remedy: 'Drops NOT NULL, so that a root has no parent.',
  fixable: true,
  *check({ table, columns, targets, label, ref }) {
    for (const [at, key] of table.foreignKeys.entries()) {
      const [name, second] = key.columns
      const column = name !== undefined && second === undefined ? columns.get(name) : undefined
      if (!column || column.nullable || targets[at]?.id !== table.id) continue
      if (table.primaryKey?.columns.includes(column.name) || column.default !== null) continue
      if (lastWord(column.name) === 'root' || wordsOf(column.name).includes('root')) continue
      yield {
        entities: [column.id, key.id, table.id],
        message: `Every row of ${label} needs another one as its ${column.name}, also the first.`,
        evidence: `${key.name} points at ${label} itself, and ${column.name} is NOT NULL.`,
        confidence: 0.7,
        fix: fixOf(`Let a row of ${label} have no ${column.name}`, 'weigh', {
          op: 'column.setNullable',
          table: ref,
          column: column.name,
          nullable: true,
        }),
      }
    }
  },
})
