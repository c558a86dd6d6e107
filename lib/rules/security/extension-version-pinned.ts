import { objectRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** An extension of an old version has its old holes. */
export const extensionVersionPinned = objectRule({
  id: 'extension-version-pinned',
  title: 'Extension held at an old version',
  category: 'security',
  severity: 'warning',
  catalogue: ['SEC016'],
  tags: ['operations'],
  detects:
    'CREATE EXTENSION with a VERSION older than the one that PostgreSQL 14, the oldest supported server, brings with it.',
  rationale:
    'The script installs the old functions again on each new server, with the faults that were mended since, and fails on ' +
    'servers that no longer bring the way from there.',
  source: 'https://supabase.com/docs/guides/database/database-advisors (0022, extension versions outdated)',
  ignoreWhen: 'A migration goes on from that version in its next line.',
  remedy:
    'Leaves the version out, so that the one of the server is taken; a database in use needs ALTER EXTENSION … UPDATE.',
  fixable: true,
  of: ['extensions'],
  *check({ schema, facts }) {
    for (const { id, name, schema: space, version } of schema.extensions.values()) {
      const least = versions.get(name)
      if (version === null || least === undefined || !isOlder(version, least)) continue
      const at = space === '' || space === facts.home ? '' : ` WITH SCHEMA ${facts.dialect.quote(space)}`
      yield {
        entities: [id],
        message: `The extension ${name} is held at version ${version}.`,
        evidence: `PostgreSQL 14 brings ${least}.`,
        confidence: 0.9,
        fix: fixOf(`Let ${name} be of the version that the server brings`, 'weigh', {
          op: 'object.alter',
          kind: 'extension',
          object: name,
          definition: `CREATE EXTENSION IF NOT EXISTS ${facts.dialect.quote(name)}${at}`,
        }),
      }
    }
  },
})

function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number))
  for (let at = 0; at < 3; at++) {
    const [one, other] = [a?.[at] ?? 0, b?.[at] ?? 0]
    if (Number.isNaN(one) || one !== other) return one < other
  }
  return false
}

/** What PostgreSQL 14 installs by default. */
const versions: ReadonlyMap<string, string> = new Map([
  ['adminpack', '2.1'],
  ['amcheck', '1.3'],
  ['bloom', '1.0'],
  ['btree_gin', '1.3'],
  ['btree_gist', '1.6'],
  ['citext', '1.6'],
  ['cube', '1.5'],
  ['dblink', '1.2'],
  ['earthdistance', '1.1'],
  ['fuzzystrmatch', '1.1'],
  ['hstore', '1.8'],
  ['intarray', '1.5'],
  ['isn', '1.2'],
  ['lo', '1.1'],
  ['ltree', '1.2'],
  ['pageinspect', '1.9'],
  ['pg_buffercache', '1.3'],
  ['pg_freespacemap', '1.2'],
  ['pg_prewarm', '1.2'],
  ['pg_stat_statements', '1.9'],
  ['pg_trgm', '1.6'],
  ['pgcrypto', '1.3'],
  ['pgrowlocks', '1.2'],
  ['pgstattuple', '1.5'],
  ['postgres_fdw', '1.1'],
  ['seg', '1.4'],
  ['sslinfo', '1.2'],
  ['unaccent', '1.1'],
  ['uuid-ossp', '1.1'],
  ['xml2', '1.1'],
])
