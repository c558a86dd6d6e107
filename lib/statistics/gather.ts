import { type EntityId, entityId } from '../schema/index.ts'
import type { RowKind } from './fields.ts'
import type {
  ColumnStatistics,
  IndexStatistics,
  SequenceStatistics,
  Statistics,
  StatisticsPart,
  TableStatistics,
} from './statistics.ts'

/** A row's values by field. */
export type StatisticsRecord = Readonly<Record<string, string | number | boolean | readonly number[] | null>>

/** A record and what it is about. */
export interface PlacedRecord {
  readonly kind: RowKind
  readonly record: StatisticsRecord
}

/** Puts records together by table, whatever order they come in; of two that say something, the later one counts. */
export function gatherStatistics(records: readonly PlacedRecord[], home: string): Statistics {
  const tables = new Map<EntityId, Gathered>()
  const sequences = new Map<EntityId, SequenceStatistics>()
  const seen = new Set<RowKind>()
  let server: StatisticsRecord = {}
  const tableOf = (record: StatisticsRecord, field: 'name' | 'table'): Gathered | null => {
    const name = textOf(record, field)
    if (name === null) return null
    const schema = textOf(record, 'schema') ?? home
    const id = entityId('table', schema, name)
    const table = tables.get(id) ?? { schema, name, record: {}, indexes: new Map(), columns: new Map() }
    tables.set(id, table)
    return table
  }
  for (const { kind, record } of records) {
    seen.add(kind)
    switch (kind) {
      case 'server':
        server = merged(server, record)
        break
      case 'sequences': {
        const sequence = sequenceOf(record, home)
        if (sequence) sequences.set(sequence.id, sequence)
        break
      }
      case 'tables': {
        const table = tableOf(record, 'name')
        if (table) table.record = merged(table.record, record)
        break
      }
      case 'indexes':
        putPart(tableOf(record, 'table')?.indexes, record)
        break
      case 'columns': {
        const columns = tableOf(record, 'table')?.columns
        // Of a parent, what it holds itself; of a partitioned table there is nothing but what its parts hold.
        const known = columns?.get(textOf(record, 'name') ?? '')
        if (!known || record.inherited !== true) putPart(columns, record)
        break
      }
    }
  }
  return {
    takenAt: textOf(server, 'takenAt'),
    countedSince: textOf(server, 'countedSince'),
    serverVersion: textOf(server, 'serverVersion'),
    isStandby: truthOf(server, 'isStandby'),
    tables: new Map([...tables].map(([id, table]) => [id, tableStatistics(id, table)])),
    sequences,
    missing: parts.filter((part) => !seen.has(part)),
  }
}

interface Gathered {
  readonly schema: string
  readonly name: string
  record: StatisticsRecord
  readonly indexes: Map<string, StatisticsRecord>
  readonly columns: Map<string, StatisticsRecord>
}

const parts: readonly StatisticsPart[] = ['tables', 'indexes', 'columns', 'sequences']

function putPart(into: Map<string, StatisticsRecord> | undefined, record: StatisticsRecord): void {
  const name = textOf(record, 'name')
  if (into && name !== null) into.set(name, merged(into.get(name) ?? {}, record))
}

function merged(earlier: StatisticsRecord, later: StatisticsRecord): StatisticsRecord {
  const said = Object.entries(later).filter(([, value]) => value !== null)
  return { ...earlier, ...Object.fromEntries(said) }
}

function tableStatistics(
  id: EntityId,
  { schema, name, record, indexes, columns }: Gathered,
): TableStatistics {
  return {
    id,
    schema,
    name,
    rows: numberOf(record, 'rows'),
    deadRows: numberOf(record, 'deadRows'),
    bytes: numberOf(record, 'bytes'),
    indexBytes: numberOf(record, 'indexBytes') ?? sumOf(indexes),
    sequentialScans: numberOf(record, 'sequentialScans'),
    sequentialRowsRead: numberOf(record, 'sequentialRowsRead'),
    indexScans: numberOf(record, 'indexScans'),
    inserts: numberOf(record, 'inserts'),
    updates: numberOf(record, 'updates'),
    deletes: numberOf(record, 'deletes'),
    hotUpdates: numberOf(record, 'hotUpdates'),
    changedSinceAnalyze: numberOf(record, 'changedSinceAnalyze'),
    lastVacuum: latest(textOf(record, 'vacuum'), textOf(record, 'autovacuum')),
    lastAnalyze: latest(textOf(record, 'analyze'), textOf(record, 'autoanalyze')),
    xidAge: numberOf(record, 'xidAge'),
    indexes: new Map([...indexes].map(([index, each]) => [index, indexStatistics(index, each)])),
    columns: new Map([...columns].map(([column, each]) => [column, columnStatistics(column, each)])),
  }
}

function indexStatistics(name: string, record: StatisticsRecord): IndexStatistics {
  return {
    name,
    scans: numberOf(record, 'scans'),
    rowsRead: numberOf(record, 'rowsRead'),
    rowsFetched: numberOf(record, 'rowsFetched'),
    bytes: numberOf(record, 'bytes'),
    isValid: truthOf(record, 'isValid'),
    lastScan: textOf(record, 'lastScan'),
  }
}

function columnStatistics(name: string, record: StatisticsRecord): ColumnStatistics {
  const frequencies = record.commonFrequencies
  return {
    name,
    nullFraction: numberOf(record, 'nullFraction'),
    averageWidth: numberOf(record, 'averageWidth'),
    distinct: numberOf(record, 'distinct'),
    correlation: numberOf(record, 'correlation'),
    commonFrequencies: Array.isArray(frequencies) ? (frequencies as readonly number[]) : null,
  }
}

function sequenceOf(record: StatisticsRecord, home: string): SequenceStatistics | null {
  const name = textOf(record, 'name')
  if (name === null) return null
  return {
    id: entityId('sequence', textOf(record, 'schema') ?? home, name),
    lastValue: numberOf(record, 'lastValue'),
    maximum: numberOf(record, 'maximum'),
    increment: numberOf(record, 'increment'),
    cycles: truthOf(record, 'cycles'),
  }
}

/** The sizes of all indexes of a table; null where one is not known. */
function sumOf(indexes: ReadonlyMap<string, StatisticsRecord>): number | null {
  const sizes = [...indexes.values()].map((record) => numberOf(record, 'bytes'))
  if (sizes.length === 0 || sizes.includes(null)) return null
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
}

/** The later of two times as the server writes them, which sort as texts. */
function latest(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a
}

function textOf(record: StatisticsRecord, field: string): string | null {
  const value = record[field]
  return typeof value === 'string' ? value : null
}

function numberOf(record: StatisticsRecord, field: string): number | null {
  const value = record[field]
  return typeof value === 'number' ? value : null
}

function truthOf(record: StatisticsRecord, field: string): boolean | null {
  const value = record[field]
  return typeof value === 'boolean' ? value : null
}
