import type { StatisticsPart } from './statistics.ts'

/** Which row a text holds: one of a part, or what is said of the whole. */
export type RowKind = StatisticsPart | 'server'

/** What of a record is read and how: text, a number, a truth value, or numbers in a list. */
export type FieldType = 'text' | 'number' | 'boolean' | 'numbers'

/** The type of a field and its names. */
export type FieldNames = readonly [FieldType, string, ...string[]]

/**
 * Fields by what the views of the server call them; a field may have several names, of which a later one counts
 * only where the earlier ones say nothing.
 */
export const fields = {
  tables: {
    schema: ['text', 'schemaname', 'schema', 'nspname', 'table_schema'],
    name: ['text', 'relname', 'tablename', 'table_name', 'matviewname'],
    rows: ['number', 'rows', 'n_live_tup', 'reltuples'],
    deadRows: ['number', 'n_dead_tup'],
    bytes: ['number', 'table_bytes', 'pg_table_size', 'bytes'],
    indexBytes: ['number', 'indexes_bytes', 'index_bytes', 'pg_indexes_size'],
    sequentialScans: ['number', 'seq_scan'],
    sequentialRowsRead: ['number', 'seq_tup_read'],
    indexScans: ['number', 'idx_scan'],
    inserts: ['number', 'n_tup_ins'],
    updates: ['number', 'n_tup_upd'],
    deletes: ['number', 'n_tup_del'],
    hotUpdates: ['number', 'n_tup_hot_upd'],
    changedSinceAnalyze: ['number', 'n_mod_since_analyze'],
    vacuum: ['text', 'last_vacuum'],
    autovacuum: ['text', 'last_autovacuum'],
    analyze: ['text', 'last_analyze'],
    autoanalyze: ['text', 'last_autoanalyze'],
    xidAge: ['number', 'xid_age'],
  },
  indexes: {
    schema: ['text', 'schemaname', 'schema', 'nspname', 'table_schema'],
    table: ['text', 'relname', 'tablename', 'table_name'],
    name: ['text', 'indexrelname', 'indexname', 'index_name'],
    scans: ['number', 'idx_scan'],
    rowsRead: ['number', 'idx_tup_read'],
    rowsFetched: ['number', 'idx_tup_fetch'],
    bytes: ['number', 'index_bytes', 'index_size', 'pg_relation_size', 'bytes'],
    isValid: ['boolean', 'indisvalid', 'is_valid'],
    lastScan: ['text', 'last_idx_scan'],
  },
  columns: {
    schema: ['text', 'schemaname', 'schema', 'table_schema'],
    table: ['text', 'tablename', 'relname', 'table_name'],
    name: ['text', 'attname', 'column_name'],
    inherited: ['boolean', 'inherited'],
    nullFraction: ['number', 'null_frac'],
    averageWidth: ['number', 'avg_width'],
    distinct: ['number', 'n_distinct'],
    correlation: ['number', 'correlation'],
    commonFrequencies: ['numbers', 'most_common_freqs'],
  },
  sequences: {
    schema: ['text', 'schemaname', 'schema', 'sequence_schema'],
    name: ['text', 'sequencename', 'sequence_name'],
    lastValue: ['number', 'last_value'],
    maximum: ['number', 'max_value', 'maximum_value'],
    increment: ['number', 'increment_by', 'increment'],
    cycles: ['boolean', 'cycle', 'cycle_option'],
  },
  server: {
    takenAt: ['text', 'taken_at'],
    countedSince: ['text', 'stats_reset', 'counted_since'],
    serverVersion: ['text', 'server_version'],
    isStandby: ['boolean', 'is_standby'],
  },
} as const satisfies Readonly<
  Record<RowKind, Readonly<Record<string, readonly [FieldType, string, ...string[]]>>>
>

/** What a row is, by the columns it has; null for rows of something else. */
export function kindOfRow(has: (column: string) => boolean): RowKind | null {
  const any = (names: readonly string[]) => names.some(has)
  const [, ...indexNames] = fields.indexes.name
  const [, ...sequenceNames] = fields.sequences.name
  const [, ...tableNames] = fields.tables.name
  if (any(indexNames)) return 'indexes'
  if (any(['attname', 'column_name']) && any(['n_distinct', 'null_frac', 'correlation'])) return 'columns'
  if (any(sequenceNames) && any(['last_value', 'max_value'])) return 'sequences'
  if (any(tableNames) && tableMarks.some(has)) return 'tables'
  if (any(['taken_at', 'stats_reset', 'counted_since', 'server_version'])) return 'server'
  return null
}

const tableMarks = Object.entries(fields.tables).flatMap(([field, [, ...names]]) =>
  field === 'schema' || field === 'name' ? [] : names,
)
