import { findColumn } from '../../schema/index.ts'
import { alterations } from './reading/alterations.ts'
import { textOf } from './reading/context.ts'
import { madeName, quoted } from './reading/naming.ts'
import { isProvenPresent } from './reading/proofs.ts'
import { alone, same, withoutAction } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A primary key builds its index, and forbids null, while nobody may read the table. */
export const primaryKeyBuiltUnderLock = migrationRule({
  id: 'primary-key-built-under-lock',
  title: 'Primary key built while everybody waits',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS027'],
  detects:
    'ADD PRIMARY KEY without USING INDEX, and with it where a column may be null as far as the base tells.',
  rationale:
    'The index is built under ACCESS EXCLUSIVE, and where a column was nullable all rows are read once more for that. ' +
    'Not even SELECT runs meanwhile.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (ADD table_constraint_using_index)',
  ignoreWhen: 'The table is small.',
  remedy:
    'Builds a unique index concurrently and makes the key from it. Columns that may be null need a validated check ' +
    'and SET NOT NULL before.',
  fixable: true,
  *checkStatement(context) {
    for (const { node, action, label, table } of alterations(context, 'addConstraint')) {
      const { constraint } = action
      if (constraint.kind !== 'primaryKey') continue
      const index = table?.indexes.find((each) => each.name === constraint.usingIndex?.value)
      const columns = constraint.usingIndex
        ? (index?.keys.flatMap((key) => key.column ?? []) ?? [])
        : constraint.columns.map(({ value }) => value)
      const nullable = columns.filter(
        (column) =>
          table !== null &&
          findColumn(table, column)?.nullable === true &&
          !isProvenPresent(context, node.name, column),
      )
      if (constraint.usingIndex && nullable.length === 0) continue
      const name = constraint.name
        ? textOf(context, constraint.name)
        : madeName(context, node.name.parts.at(-1)?.value ?? '', 'pkey')
      const relation = textOf(context, node.name)
      const follow = [
        alone(
          `CREATE UNIQUE INDEX CONCURRENTLY ${name} ON ${relation} (${quoted(context, constraint.columns)})`,
        ),
        same(`ALTER TABLE ${relation} ADD CONSTRAINT ${name} PRIMARY KEY USING INDEX ${name}`),
      ]
      const simple =
        !constraint.usingIndex &&
        nullable.length === 0 &&
        table?.kind !== 'partitioned' &&
        !constraint.withoutOverlaps
      yield {
        message: constraint.usingIndex
          ? `Making ${nullable.join(', ')} NOT NULL for the primary key reads all of ${label} while nobody may use it.`
          : `Adding the primary key builds its index while nobody may use ${label}.`,
        evidence:
          nullable.length > 0
            ? `${nullable.join(', ')} may be null, so every row is looked at.`
            : 'PRIMARY KEY without USING INDEX builds under ACCESS EXCLUSIVE.',
        confidence: 0.92,
        entities: table ? [table.id] : [],
        fix: simple
          ? withoutAction(context, 'Build the unique index concurrently first', { node, action }, follow)
          : null,
      }
    }
  },
})
