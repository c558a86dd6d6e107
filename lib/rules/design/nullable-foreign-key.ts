import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** For teams that want every reference to be there. */
export const nullableForeignKey = tableRule({
  id: 'nullable-foreign-key',
  title: 'Optional reference',
  category: 'design',
  severity: 'info',
  stance: 'policy',
  tags: ['policy', 'integrity'],
  catalogue: ['SCH012'],
  detects: 'A foreign key with a column that may be null, other than one of a table to itself.',
  rationale:
    'An optional parent makes every join a choice between losing rows and outer joins. Teams that model an ' +
    'optional relation as a table of its own, or with a row that stands for none, forbid it.',
  source: 'pgsafe (nullable foreign keys); C. J. Date, SQL and Relational Theory, on nulls',
  ignoreWhen: 'The relation is optional and the team has no rule against nulls.',
  remedy:
    'Makes the columns NOT NULL. Not where deleting the parent sets them to null, since then null has a meaning.',
  fixable: true,
  *check({ table, columns, targets, label, ref }) {
    for (const [at, key] of table.foreignKeys.entries()) {
      const nullable = key.columns.filter((name) => columns.get(name)?.nullable)
      if (nullable.length === 0 || targets[at] === table) continue
      const cleared = key.onDelete === 'set null' || key.onUpdate === 'set null'
      yield {
        entities: [key.id, table.id],
        message: `A row of ${label} may have no ${key.references.table}: ${nullable.join(', ')} may be null.`,
        evidence: cleared ? 'Its action sets it to null.' : `${key.name} has no action that sets it to null.`,
        confidence: cleared ? 0.5 : 0.8,
        fix: cleared
          ? null
          : fixOf(
              `Require ${nullable.join(', ')} of ${label}`,
              'weigh',
              ...nullable.map(
                (column) => ({ op: 'column.setNullable', table: ref, column, nullable: false }) as const,
              ),
            ),
      }
    }
  },
})
