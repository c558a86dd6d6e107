import { entityId, type SchemaOpInput } from '../../schema/index.ts'
import { objectRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** What an extension brings is served along with the tables. */
export const extensionInPublic = objectRule({
  id: 'extension-in-public',
  title: 'Extension in the schema that an API serves',
  category: 'security',
  severity: 'info',
  catalogue: ['SEC011'],
  tags: ['operations'],
  detects:
    'An extension in the first schema of the search path, where roles of a web API are granted something.',
  rationale:
    'Its functions may be called over the API as well (`dblink`, `http`, `pg_net` reach other machines), and its names stand ' +
    'among yours, so that an update of it may collide with them.',
  source: 'https://supabase.com/docs/guides/database/database-advisors (0014, extension in public)',
  ignoreWhen: 'The extension cannot be moved, or the API is told which functions to serve.',
  remedy:
    'Puts the extension into a schema `extensions`, which is made where there is none. Unqualified calls then need it in the search path.',
  fixable: true,
  of: ['extensions', 'schemas'],
  *check({ schema, facts }) {
    if (!facts.servesApi) return
    for (const extension of schema.extensions.values()) {
      const at = extension.schema === '' ? facts.home : extension.schema
      if (at !== facts.home || fixed.has(extension.name)) continue
      const { name, version } = extension
      const make: readonly SchemaOpInput[] = schema.schemas.has(entityId('schema', 'extensions'))
        ? []
        : [{ op: 'schema.add', name: 'extensions' }]
      const definition = `CREATE EXTENSION IF NOT EXISTS ${facts.dialect.quote(name)} WITH SCHEMA extensions${version === null ? '' : ` VERSION '${version}'`}`
      yield {
        entities: [extension.id],
        message: `The extension ${name} is in ${facts.home}, which the API serves.`,
        evidence: `What it brings is in the schema of your tables.`,
        confidence: 0.7,
        fix: fixOf(`Put ${name} into the schema extensions`, 'weigh', ...make, {
          op: 'object.alter',
          kind: 'extension',
          object: name,
          definition,
        }),
      }
    }
  },
})

/** Extensions that say themselves where they are. */
const fixed: ReadonlySet<string> = new Set([
  'plpgsql',
  'pg_cron',
  'pg_net',
  'pg_graphql',
  'pgsodium',
  'supabase_vault',
  'postgis_topology',
])
