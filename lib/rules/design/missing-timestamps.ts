import { isTimestamp } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** When most tables say when a row was made, all should. */
export const missingTimestamps = tableRule({
  id: 'missing-timestamps',
  title: 'Time of creation is missing',
  category: 'design',
  severity: 'info',
  catalogue: ['SCH030'],
  detects:
    'A table without the time of creation that most tables of the schema have, or one that has only the time of the last change.',
  rationale:
    'Support, audits and incremental exports ask when a row came to be; it cannot be found out afterwards. ' +
    'Having it in most tables makes people rely on it in all.',
  source: 'https://github.com/k1LoW/tbls (requireColumns); persona: audit columns on core entities',
  ignoreWhen: 'The table is a junction or a list that never changes.',
  remedy:
    'Adds the column by the name the schema uses, NOT NULL with the default now(); existing rows get the present time.',
  fixable: true,
  *check({ table, columns, label, ref, facts }) {
    const updated = facts.updatedColumn ?? 'updated_at'
    // Where the habit is to keep the last change only, that is the design, not a slip.
    const slip = facts.updatedColumn === null && columns.has(updated)
    const name = facts.createdColumn ?? (slip ? 'created_at' : null)
    const links = new Set(table.foreignKeys.flatMap((key) => key.columns))
    const own = table.columns.filter((column) => !links.has(column.name))
    if (name === null || columns.has(name) || own.length < 3 || table.inherits.length > 0) return
    if (table.columns.some((column) => isTimestamp(column.type) && column.name !== updated)) return
    const half = columns.has(updated)
    yield {
      entities: [table.id],
      message: half
        ? `${label} says when a row was last changed (${updated}) but not when it was made.`
        : `${label} does not say when a row was made; most tables do.`,
      evidence: half
        ? `There is no ${name} beside ${updated}.`
        : `Most tables have ${name}; ${label} has no timestamp at all.`,
      confidence: 0.45,
      fix: fixOf(`Add ${name} to ${label}`, 'weigh', {
        op: 'column.add',
        table: ref,
        column: { name, type: 'timestamptz', nullable: false, default: 'now()' },
      }),
    }
  },
})
