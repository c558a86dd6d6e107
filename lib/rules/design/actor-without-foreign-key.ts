import { joinQualified, type Table } from '../../schema/index.ts'
import { isAuditName } from '../audit-tables.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { isLookupCovered } from '../foreign-key-cover.ts'
import { indexName } from '../index-names.ts'
import { columnFilter } from '../kept.ts'
import { snakeCase } from '../names.ts'
import { fixOf, keyColumn } from '../ops-of.ts'
import type { RuleContext } from '../rule.ts'
import { labelOf } from '../table-context.ts'

/** Who did it should be somebody. */
export const actorWithoutForeignKey = schemaRule({
  id: 'actor-without-foreign-key',
  title: 'Actor that is no foreign key',
  category: 'design',
  severity: 'info',
  tags: ['integrity', 'history'],
  catalogue: ['SCH006'],
  detects:
    'A column such as `created_by` or `approved_by` of the type of the key of the table of users, without a foreign key.',
  rationale:
    'The name does not end in _id, so tools and people overlook that it is a reference. It then points at ' +
    'users who never were, and nothing joins it right.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Keyless Entry"',
  ignoreWhen: 'Users live in another database, or may be deleted while what they did stays.',
  remedy: 'Adds the foreign key, and an index for it where there is none.',
  fixable: true,
  *check(context) {
    const users = usersOf(context)
    const [id, second] = users?.primaryKey?.columns ?? []
    const key = users?.columns.find((column) => column.name === id)
    if (!users || !key || second !== undefined) return
    const to = labelOf(context.facts, users)
    for (const each of context.tables.values()) {
      const { table, label, ref, facts } = each
      if (!isReviewed(each) || isAuditName(table.name)) continue
      for (const column of actorsOf(table)) {
        if (column.type.display !== key.type.display) continue
        if (table.foreignKeys.some((other) => other.columns.includes(column.name))) continue
        const covered = isLookupCovered(table, [column.name], facts.tenantColumn)
        const index = {
          name: indexName(facts.indexNaming, table, [column.name]),
          keys: [keyColumn(column.name)],
        }
        yield {
          entities: [column.id, table.id, users.id],
          message: `${label}.${column.name} seems to point at ${to} but is no foreign key.`,
          evidence: `Its type is that of ${to}.${key.name}.`,
          confidence: 0.6,
          fix: fixOf(
            `Add a foreign key from ${label}.${column.name} to ${to}`,
            'weigh',
            {
              op: 'foreignKey.add',
              table: ref,
              foreignKey: {
                columns: [column.name],
                references: { table: joinQualified(users.schema, users.name), columns: [key.name] },
              },
            },
            ...(covered ? [] : [{ op: 'index.add', table: ref, index } as const]),
          ),
        }
      }
    }
  },
})

/** The one table of users, as it is mostly called. */
function usersOf({ tablesByName, facts }: RuleContext): Table | null {
  for (const name of ['users', 'user', 'app_users', 'accounts_user', 'auth_user', 'User']) {
    const found = (tablesByName.get(name) ?? []).find((table) => table.schema === facts.home)
    if (found) return found
  }
  return null
}

const actors: ReadonlySet<string> = new Set(
  'created_by updated_by deleted_by modified_by approved_by owned_by assigned_to reviewed_by uploaded_by changed_by closed_by created_by_id updated_by_id'.split(
    ' ',
  ),
)
const actorsOf = columnFilter(
  (column) => mayBeActor(column.name) && !column.inherited && actors.has(snakeCase(column.name)),
)

/** What all of the names have in common, asked before a name is split. */
function mayBeActor(name: string): boolean {
  return name.includes('_by') || name.includes('By') || name.includes('_to') || name.includes('To')
}
