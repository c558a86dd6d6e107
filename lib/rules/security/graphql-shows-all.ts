import { entityId } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { grantsOp, withoutPrivileges } from '../grants.ts'
import { fixOf } from '../ops-of.ts'
import { labelOf } from '../table-context.ts'

/** With pg_graphql, what strangers may read they may list. */
export const graphqlShowsAll = schemaRule({
  id: 'graphql-shows-all',
  title: 'Table that strangers find in the GraphQL schema',
  category: 'security',
  severity: 'info',
  catalogue: ['SEC015'],
  tags: ['privacy'],
  detects:
    'Where the extension pg_graphql is there, a table or view that the role `anon` may read and that no policy lets it read.',
  rationale:
    'The GraphQL schema lists everything on which the role has a privilege, with all columns: what rows it would get is ' +
    'another matter. Strangers learn how the database is built.',
  source: 'https://supabase.com/docs/guides/database/database-advisors (0026, pg_graphql anon table exposed)',
  ignoreWhen: 'The names of tables and columns are public anyway.',
  remedy: 'Revokes SELECT from anon on tables whose policies give it nothing.',
  fixable: true,
  *check({ schema, facts }) {
    if (!schema.extensions.has(entityId('extension', 'pg_graphql'))) return
    for (const table of schema.tables.values()) {
      const granted = table.grants.some(
        (grant) =>
          !grant.revoked &&
          grant.grantees.includes('anon') &&
          grant.privileges.some((name) => readings.has(name.toLowerCase())),
      )
      const open = table.policies.some(
        ({ roles, command }) =>
          (command === 'all' || command === 'select') &&
          (roles.length === 0 || roles.includes('anon') || roles.includes('public')),
      )
      if (!granted || open || !table.rowSecurity.enabled) continue
      const kept = withoutPrivileges(
        table.grants,
        (privilege, grantee) => grantee === 'anon' && readings.has(privilege),
      )
      yield {
        entities: [table.id],
        message: `Strangers find ${labelOf(facts, table)} and its columns in the GraphQL schema.`,
        evidence: 'anon has SELECT on it, though no policy shows it a row.',
        confidence: 0.75,
        fix: fixOf(`Revoke SELECT on ${labelOf(facts, table)} from anon`, 'weigh', grantsOp(table, kept)),
      }
    }
  },
})

const readings: ReadonlySet<string> = new Set(['select', 'all', 'all privileges'])
