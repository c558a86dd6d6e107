import { alterations, constraintOf } from './reading/alterations.ts'
import { textOf } from './reading/context.ts'
import { madeName } from './reading/naming.ts'
import { alone, same, withBlanks, withFollow } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A key on a new column is built while nobody may read the table. */
export const columnInlineUnique = migrationRule({
  id: 'column-inline-unique',
  title: 'New column with a key of its own',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS014'],
  detects: 'ADD COLUMN … UNIQUE or PRIMARY KEY.',
  rationale:
    'The index is built within the ALTER TABLE, under ACCESS EXCLUSIVE: not even SELECT runs meanwhile.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (ADD table_constraint_using_index)',
  ignoreWhen: 'The table is small.',
  remedy:
    'Adds the column, builds a unique index concurrently and makes the constraint from it. For a primary key the old ' +
    'rows must be filled first: that takes a person.',
  fixable: true,
  *checkStatement(context) {
    for (const { node, action, label } of alterations(context, 'addColumn')) {
      const { column } = action
      const key = constraintOf(column, 'unique') ?? constraintOf(column, 'primaryKey')
      if (!key) continue
      const table = textOf(context, node.name)
      const own = node.name.parts.at(-1)?.value ?? ''
      const name = key.name ? textOf(context, key.name) : madeName(context, own, column.name.value, 'key')
      const quotedColumn = context.file.dialect.quote(column.name.value)
      const nulls = key.nullsNotDistinct ? ' NULLS NOT DISTINCT' : ''
      const follow = [
        alone(`CREATE UNIQUE INDEX CONCURRENTLY ${name} ON ${table} (${quotedColumn})${nulls}`),
        same(`ALTER TABLE ${table} ADD CONSTRAINT ${name} UNIQUE USING INDEX ${name}`),
      ]
      const cut = { ...withBlanks(context, key), insert: '' }
      const simple = key.kind === 'unique' && key.with.length === 0 && !key.deferral.deferrable
      yield {
        message: `Adding ${label}.${column.name.value} builds its ${key.kind === 'unique' ? 'unique' : 'primary key'} index while nobody may read ${label}.`,
        evidence: 'An inline key is built under the ACCESS EXCLUSIVE lock of ADD COLUMN.',
        confidence: 0.9,
        fix: simple ? withFollow(context, 'Build the unique index concurrently', [cut], follow) : null,
      }
    }
  },
})
