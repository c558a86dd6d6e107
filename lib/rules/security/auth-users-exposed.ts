import { entityId, joinQualified, type View } from '../../schema/index.ts'
import { isUuid } from '../column-types.ts'
import { schemaRule } from '../define.ts'
import { tokensOf } from '../expression.ts'
import { foundInTables } from '../kept.ts'
import { fixOf, foreignKeySpecOf } from '../ops-of.ts'
import { labelOf } from '../table-context.ts'

/** The table of accounts belongs to the platform. */
export const authUsersExposed = schemaRule({
  id: 'auth-users-exposed',
  title: 'Accounts of the platform shown or pointed at',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC013'],
  tags: ['privacy'],
  detects:
    'A view over `auth.users` in a schema that an API serves, and a foreign key to a column of `auth.users` other than its id.',
  rationale:
    'The view shows mail addresses and tokens of all accounts to whoever may read it. A key on another column than `id` ' +
    'breaks when the platform changes its table.',
  source: 'https://supabase.com/docs/guides/database/database-advisors (0002, 0021)',
  ignoreWhen: 'The view is in a schema that only the server reads.',
  remedy:
    "Lets the view read with the caller's rights, who has none on that table; points the key at the id.",
  fixable: true,
  *check(context) {
    const { schema, facts } = context
    // A table of that name of one's own, which no API serves, is no platform's.
    if (schema.tables.has(entityId('table', 'auth', 'users')) && !facts.servesApi) return
    for (const view of schema.views.values()) {
      if (view.schema !== facts.home || isInvoker(view) || !readsAccounts(view)) continue
      yield {
        entities: [view.id],
        message: `The view ${labelOf(facts, view)} shows the accounts of auth.users.`,
        evidence: "It reads with its owner's rights.",
        confidence: 0.85,
        fix:
          view.kind === 'view'
            ? fixOf(`Let ${view.name} read with the caller's rights`, 'weigh', {
                op: 'view.setOptions',
                view: joinQualified(view.schema, view.name),
                options: { ...view.options, security_invoker: 'true' },
                checkOption: view.checkOption,
              })
            : null,
      }
    }
    yield* keysPastId(context.tables)
  },
})

const keysPastId = foundInTables(function* ({ table, label, ref, columns }) {
  for (const key of table.foreignKeys) {
    const { references } = key
    const [column = 'id'] = references.columns
    const own = columns.get(key.columns[0] ?? '')
    if (references.schema !== 'auth' || references.table !== 'users' || column === 'id') continue
    const foreignKey = { ...foreignKeySpecOf(key), references: { table: 'auth.users', columns: ['id'] } }
    yield {
      entities: [key.id, table.id],
      message: `${key.name} of ${label} points at auth.users.${column}, which is the platform's.`,
      evidence: 'Only the primary key of that table is promised to stay.',
      confidence: 0.85,
      fix:
        own && isUuid(own.type)
          ? fixOf('Point it at the id', 'weigh', {
              op: 'foreignKey.alter',
              table: ref,
              name: key.name,
              foreignKey,
            })
          : null,
    }
  }
})

function isInvoker(view: View): boolean {
  const told = view.options.security_invoker?.toLowerCase()
  return told !== undefined && told !== 'false' && told !== 'off'
}

function readsAccounts({ query }: View): boolean {
  if (!/auth/i.test(query)) return false
  const tokens = tokensOf(query)
  return tokens.some(
    (token, at) =>
      token.value === 'auth' && tokens[at + 1]?.value === '.' && tokens[at + 2]?.value === 'users',
  )
}
