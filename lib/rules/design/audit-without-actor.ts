import { isAuditName } from '../audit-tables.ts'
import { tableRule } from '../define.ts'
import { snakeCase, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** A trail of changes says who. */
export const auditWithoutActor = tableRule({
  id: 'audit-without-actor',
  title: 'Audit trail that does not say who',
  category: 'design',
  severity: 'info',
  tags: ['history', 'privacy'],
  catalogue: ['SCH030'],
  detects: 'An audit table without a column for the user, role or service that made the change.',
  rationale:
    'What was changed and when is half of an audit. Who did it cannot be found out later from anything else.',
  source: 'PCI DSS 10.2.2; NIST SP 800-53, AU-3 Content of Audit Records',
  ignoreWhen: 'The actor is part of the stored record (in its JSON), or only one program ever writes.',
  remedy:
    'Adds `changed_by text DEFAULT current_user`; programs that log on as one role must set it themselves.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    const words = wordsOf(table.name)
    if (
      !isAuditName(table.name) ||
      !words.some((word) => word.startsWith('audit')) ||
      columns.has('changed_by')
    )
      return
    if (table.columns.length < 3 || table.inherits.length > 0) return
    const known = table.columns.some(
      (column) =>
        wordsOf(column.name).some((word) => actors.has(word)) || snakeCase(column.name).endsWith('_by'),
    )
    if (known) return
    yield {
      entities: [table.id],
      message: `${label} says what was changed, but not by whom.`,
      evidence: `None of its ${table.columns.length} columns is named for a user, an author or an actor.`,
      confidence: 0.6,
      fix: fixOf(`Add changed_by to ${label}`, 'weigh', {
        op: 'column.add',
        table: ref,
        column: { name: 'changed_by', type: 'text', default: 'current_user' },
      }),
    }
  },
})

const actors: ReadonlySet<string> = new Set(
  'user users actor author owner by who role account principal operator member admin employee staff creator session username login client service usuario benutzer'.split(
    ' ',
  ),
)
