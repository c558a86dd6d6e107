import type { StatementFacts } from '../../dialect.ts'

/**
 * What each form of statement locks and does, as observed in `pg_locks` and `pg_class.relfilenode`
 * on PostgreSQL 11 to 18. The lock is the strongest one on a table that holds rows already.
 */
export const facts = {
  /** New objects, and names that no table's rows depend on. */
  none: of('none'),
  /** Catalogue only, but nothing else may touch the table meanwhile: milliseconds once it has the lock. */
  catalogue: of('ACCESS EXCLUSIVE'),
  /** Reads every row under a lock that stops everything. */
  scan: of('ACCESS EXCLUSIVE', 'scans'),
  /** Writes the table and its indexes anew under a lock that stops everything. */
  rewrite: of('ACCESS EXCLUSIVE', 'scans', 'rewrites'),
  /** Reads both tables; writes to either wait. */
  foreignKey: of('SHARE ROW EXCLUSIVE', 'scans'),
  /** As a foreign key, without looking at the rows. */
  foreignKeyNotValid: of('SHARE ROW EXCLUSIVE'),
  /** Reads every row while writes go on. */
  validate: of('SHARE UPDATE EXCLUSIVE', 'scans'),
  /** Builds an index; writes to the table wait. */
  index: of('SHARE', 'scans'),
  /** An index of a partitioned table whose partitions have theirs already. */
  indexOverParts: of('SHARE'),
  /** Builds or drops an index while reads and writes go on; waits for every transaction that began before. */
  indexConcurrently: { lock: 'SHARE UPDATE EXCLUSIVE', rewrites: false, scans: true, transactional: false },
  dropConcurrently: { lock: 'SHARE UPDATE EXCLUSIVE', rewrites: false, scans: false, transactional: false },
  /** Changes to the definition wait; reads and writes go on. */
  light: of('SHARE UPDATE EXCLUSIVE'),
  /** Writes wait; no row is read. */
  trigger: of('SHARE ROW EXCLUSIVE'),
  /** Reads what the query reads. */
  materialize: of('ACCESS SHARE', 'scans'),
  view: of('ACCESS SHARE'),
  /** The value may be used only after the transaction that adds it. */
  enumValue: { lock: 'none', rewrites: false, scans: false, transactional: false },
} as const satisfies Readonly<Record<string, StatementFacts>>

function of(lock: StatementFacts['lock'], ...costs: readonly ('scans' | 'rewrites')[]): StatementFacts {
  return { lock, rewrites: costs.includes('rewrites'), scans: costs.includes('scans'), transactional: true }
}
