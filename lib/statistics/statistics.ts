import type { EntityId } from '../schema/index.ts'

/** What statistics come in: parts that a file may hold or leave out. */
export type StatisticsPart = 'tables' | 'indexes' | 'columns' | 'sequences'

/**
 * What a database has counted and measured of its own use and contents. Every number may be unknown (null): files
 * differ in what they hold. No value of a row is in it.
 */
export interface Statistics {
  /** When they were read and since when the counters count, as the server wrote it. */
  readonly takenAt: string | null
  readonly countedSince: string | null
  readonly serverVersion: string | null
  /** Whether the server only replays another one's changes: what the other one serves is not counted here. */
  readonly isStandby: boolean | null
  /** By the id that a table of that name has; materialized views too. */
  readonly tables: ReadonlyMap<EntityId, TableStatistics>
  readonly sequences: ReadonlyMap<EntityId, SequenceStatistics>
  /** Parts that none of the texts held: rules that need them find nothing. */
  readonly missing: readonly StatisticsPart[]
}

export interface TableStatistics {
  readonly id: EntityId
  readonly schema: string
  readonly name: string
  /** Live rows, as the last ANALYZE or the counters estimate them. */
  readonly rows: number | null
  readonly deadRows: number | null
  /** Bytes of the table itself, with what is stored out of line. */
  readonly bytes: number | null
  readonly indexBytes: number | null
  readonly sequentialScans: number | null
  readonly sequentialRowsRead: number | null
  readonly indexScans: number | null
  readonly inserts: number | null
  readonly updates: number | null
  readonly deletes: number | null
  /** Updates that wrote to no index. */
  readonly hotUpdates: number | null
  readonly changedSinceAnalyze: number | null
  /** The later one of by hand and by itself, as the server wrote it. */
  readonly lastVacuum: string | null
  readonly lastAnalyze: string | null
  /** How many transactions old its oldest unfrozen row may be. */
  readonly xidAge: number | null
  /** By name, those behind keys and constraints too. */
  readonly indexes: ReadonlyMap<string, IndexStatistics>
  readonly columns: ReadonlyMap<string, ColumnStatistics>
}

export interface IndexStatistics {
  readonly name: string
  readonly scans: number | null
  readonly rowsRead: number | null
  readonly rowsFetched: number | null
  readonly bytes: number | null
  /** False where a build that ran beside writers failed. */
  readonly isValid: boolean | null
  readonly lastScan: string | null
}

export interface ColumnStatistics {
  readonly name: string
  /** 0 to 1. */
  readonly nullFraction: number | null
  readonly averageWidth: number | null
  /** How many values there are; below zero: minus their share of the rows. */
  readonly distinct: number | null
  /** −1 to 1: how far the order on disk is that of the values. */
  readonly correlation: number | null
  /** Shares of the most common values, the greatest first. */
  readonly commonFrequencies: readonly number[] | null
}

export interface SequenceStatistics {
  readonly id: EntityId
  readonly lastValue: number | null
  readonly maximum: number | null
  readonly increment: number | null
  readonly cycles: boolean | null
}

/** How many different values a column has, counted on the rows of its table; null where it is not known. */
export function distinctValues(column: ColumnStatistics, rows: number | null): number | null {
  const { distinct } = column
  if (distinct === null || distinct === 0) return null
  if (distinct > 0) return distinct
  return rows === null ? null : -distinct * rows
}

/** Rows written to a table in any way; null where none of it is known. */
export function rowsWritten(table: TableStatistics): number | null {
  const known = [table.inserts, table.updates, table.deletes].filter((count) => count !== null)
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0)
}
