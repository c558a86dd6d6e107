import type { Column, Table } from '../schema/index.ts'
import type { DiffContext } from './op-list.ts'
import { sameRecord } from './same-parts.ts'
import { refOf } from './specs.ts'

/** How a table that stays is stored: parameters, tablespace, access method, what a replica knows rows by. */
export function diffStorage(context: DiffContext, before: Table, after: Table): void {
  const table = refOf(after)
  if (before.persistence !== after.persistence && after.persistence !== 'temporary') {
    context.add('create tables', { op: 'table.setPersistence', table, persistence: after.persistence })
  }
  if (!sameRecord(before.options, after.options)) {
    context.add('settings', { op: 'table.setOptions', table, options: { ...after.options } })
  }
  if (before.tablespace !== after.tablespace) {
    context.add('settings', { op: 'table.setTablespace', table, tablespace: after.tablespace })
  }
  if ((before.accessMethod ?? 'heap') !== (after.accessMethod ?? 'heap')) {
    context.add('settings', { op: 'table.setAccessMethod', table, accessMethod: after.accessMethod })
  }
}

/** What logical replication knows rows by, once the index it may name is there. */
export function diffReplicaIdentity(context: DiffContext, before: Table | null, after: Table): void {
  const identity = (table: Table | null) => (table?.replicaIdentity ?? 'default').toLowerCase()
  if (identity(before) === identity(after)) return
  const { replicaIdentity } = after
  context.add('settings', { op: 'table.setReplicaIdentity', table: refOf(after), replicaIdentity })
}

/** How the values of a column that stays are stored. */
export function diffColumnStorage(context: DiffContext, table: string, before: Column, after: Column): void {
  const column = after.name
  if (plain(before.storage) !== plain(after.storage)) {
    context.add('change columns', { op: 'column.setStorage', table, column, storage: after.storage })
  }
  if (plain(before.compression) !== plain(after.compression)) {
    const { compression } = after
    context.add('change columns', { op: 'column.setCompression', table, column, compression })
  }
}

function plain(word: string | null): string | null {
  const lower = word?.toLowerCase() ?? null
  return lower === 'default' ? null : lower
}
