import { statisticsRule } from '../statistics-rule.ts'

/** A build beside writers that failed leaves an index that is kept up and never used. */
export const invalidIndex = statisticsRule({
  id: 'invalid-index',
  title: 'Invalid index',
  category: 'indexing',
  severity: 'warning',
  tags: ['operations', 'integrity'],
  catalogue: ['IX020'],
  detects: 'An index that the server reports as not valid: what a failed CREATE INDEX CONCURRENTLY leaves.',
  rationale:
    'Every write still goes to it and no query uses it; a unique one does not vouch for the rows that were there ' +
    'before. CREATE INDEX … IF NOT EXISTS takes it for made.',
  source: 'https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY',
  ignoreWhen: 'It is being built right now.',
  remedy:
    'None in the script, which is right: REINDEX INDEX CONCURRENTLY, or DROP INDEX CONCURRENTLY for a remainder ' +
    'called _ccnew or _ccold, mends the database.',
  fixable: false,
  *check({ table, label, measured, quote }) {
    for (const { name, isValid } of measured.indexes.values()) {
      if (isValid !== false) continue
      const declared = table.indexes.find((index) => index.name === name)
      const isRemainder = /_cc(new|old)\d*$/.test(name)
      // An index of a partitioned table waits for those of its partitions.
      if (table.kind === 'partitioned') continue
      const statement = isRemainder
        ? `DROP INDEX CONCURRENTLY ${quote(table.schema)}.${quote(name)};`
        : `REINDEX INDEX CONCURRENTLY ${quote(table.schema)}.${quote(name)};`
      yield {
        entities: [...(declared ? [declared.id] : []), table.id],
        message: `Index ${name} on ${label} is invalid.`,
        evidence: `The server says indisvalid = false; ${statement}`,
        confidence: 0.97,
        fix: null,
      }
    }
  },
})
