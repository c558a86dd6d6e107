import { alterations } from './reading/alterations.ts'
import { constraintLabel } from './reading/constraints.ts'
import { textOf } from './reading/context.ts'
import { madeName, quoted } from './reading/naming.ts'
import { alone, same, withoutAction } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A unique constraint builds its index while nobody may read the table. */
export const uniqueBuiltUnderLock = migrationRule({
  id: 'unique-built-under-lock',
  title: 'Unique constraint built while everybody waits',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS024', 'MS025'],
  detects: 'ADD CONSTRAINT … UNIQUE (…) without USING INDEX.',
  rationale:
    'Its index is built under ACCESS EXCLUSIVE: not even SELECT runs meanwhile; and it all was for nothing where two ' +
    'rows are alike (23505).',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (ADD table_constraint_using_index)',
  ignoreWhen: 'The table is small.',
  remedy:
    'Builds a unique index concurrently and makes the constraint from it. Look for rows that are alike first: SELECT ' +
    '… GROUP BY … HAVING count(*) > 1.',
  fixable: true,
  *checkStatement(context) {
    for (const { node, action, label, table } of alterations(context, 'addConstraint')) {
      const { constraint } = action
      if (constraint.kind !== 'unique' || constraint.usingIndex) continue
      const name = constraint.name
        ? textOf(context, constraint.name)
        : madeName(
            context,
            node.name.parts.at(-1)?.value ?? '',
            ...constraint.columns.map((c) => c.value),
            'key',
          )
      const relation = textOf(context, node.name)
      const include = constraint.include.length > 0 ? ` INCLUDE (${quoted(context, constraint.include)})` : ''
      const nulls = constraint.nullsNotDistinct ? ' NULLS NOT DISTINCT' : ''
      const { deferrable, initiallyDeferred } = constraint.deferral
      const deferral = deferrable ? ` DEFERRABLE${initiallyDeferred ? ' INITIALLY DEFERRED' : ''}` : ''
      const follow = [
        alone(
          `CREATE UNIQUE INDEX CONCURRENTLY ${name} ON ${relation} (${quoted(context, constraint.columns)})${include}${nulls}`,
        ),
        same(`ALTER TABLE ${relation} ADD CONSTRAINT ${name} UNIQUE USING INDEX ${name}${deferral}`),
      ]
      const simple =
        table?.kind !== 'partitioned' &&
        !constraint.withoutOverlaps &&
        constraint.with.length === 0 &&
        !constraint.tablespace
      yield {
        message: `Adding ${constraintLabel(constraint, 'a unique constraint')} builds its index while nobody may use ${label}.`,
        evidence: 'UNIQUE without USING INDEX builds under ACCESS EXCLUSIVE and fails where rows are alike.',
        confidence: 0.93,
        entities: table ? [table.id] : [],
        fix: simple
          ? withoutAction(context, 'Build the unique index concurrently first', { node, action }, follow)
          : null,
      }
    }
  },
})
