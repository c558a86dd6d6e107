import { alterations, constraintOf } from './reading/alterations.ts'
import { textOf } from './reading/context.ts'
import { columnCost } from './reading/costs.ts'
import { same, withBlanks, withFollow } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A default that differs by row makes the server write every row. */
export const columnVolatileDefault = migrationRule({
  id: 'column-volatile-default',
  title: 'New column whose default differs by row',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS009'],
  detects: 'ADD COLUMN with a default that calls a volatile function, like gen_random_uuid() or random().',
  rationale:
    'A constant, and now(), is remembered in the catalogue. Any other default has to be worked out for each row: ' +
    'the table and its indexes are written anew under ACCESS EXCLUSIVE.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (Notes)',
  ignoreWhen: 'The table is small.',
  remedy:
    'Adds the column without a default and sets the default for new rows. Existing rows have no value yet: fill them ' +
    'in batches, then forbid null.',
  fixable: true,
  *checkStatement(context) {
    for (const { node, action, label } of alterations(context, 'addColumn')) {
      const { column } = action
      const given = constraintOf(column, 'default')
      if (!given || columnCost(context, column) !== 'volatile default') continue
      const { dialect } = context.file
      const table = context.statement.text.slice(node.name.from, node.name.to)
      const required = constraintOf(column, 'notNull')
      const sql = textOf(context, given.expression)
      const cuts = [given, ...(required ? [required] : [])].map((span) => ({
        ...withBlanks(context, span),
        insert: '',
      }))
      const set = `ALTER TABLE ${table} ALTER COLUMN ${dialect.quote(column.name.value)} SET DEFAULT ${sql}`
      yield {
        at: { from: context.statement.start + column.from, to: context.statement.start + column.to },
        message: `Adding ${label}.${column.name.value} writes the whole table anew for its default.`,
        evidence: `DEFAULT ${sql} may differ from row to row.`,
        confidence: 0.9,
        fix: withFollow(context, 'Set the default for new rows only', cuts, [same(set)], false),
      }
    }
  },
})
