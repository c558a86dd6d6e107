import { entityId } from '../identity.ts'
import type { Table } from '../model.ts'
import type { PolicySpec, TableSpec } from '../ops.ts'
import {
  buildCheck,
  buildColumn,
  buildExclusion,
  buildForeignKey,
  buildIndexKey,
  buildKey,
  buildPolicy,
  childId,
} from './build.ts'
import { withNotNull } from './constraints.ts'
import {
  ApplyFailure,
  type Draft,
  homeSchema,
  labelOf,
  needTable,
  qualify,
  refuseBadName,
  refuseTaken,
} from './draft.ts'
import { dropTableWithDependents } from './drops.ts'
import { dropUsersOfType } from './type-users.ts'

export function addTable(draft: Draft, spec: TableSpec): void {
  const schema = spec.schema ?? homeSchema(draft)
  refuseBadName(spec.name)
  refuseTaken(draft, schema, spec.name)
  const names = new Set<string>()
  for (const column of spec.columns) {
    if (names.has(column.name)) throw new ApplyFailure('invalid', `Column ${column.name} is listed twice.`)
    names.add(column.name)
  }
  let table = emptyTable(draft, schema, spec)
  table = {
    ...table,
    columns: mergedColumns(
      inheritedColumns(draft, table),
      spec.columns.map((column) => buildColumn(draft, table, column)),
    ),
  }
  if (spec.primaryKey) {
    const primaryKey = buildKey(table, spec.primaryKey, 'primaryKey')
    table = withNotNull({ ...table, primaryKey }, primaryKey.columns)
  }
  for (const unique of spec.uniques) {
    table = { ...table, uniques: [...table.uniques, buildKey(table, unique, 'unique')] }
  }
  for (const check of spec.checks) {
    table = { ...table, checks: [...table.checks, buildCheck(draft, table, check)] }
  }
  for (const exclusion of spec.exclusions) {
    table = { ...table, exclusions: [...table.exclusions, buildExclusion(table, exclusion)] }
  }
  for (const key of spec.foreignKeys) {
    table = { ...table, foreignKeys: [...table.foreignKeys, buildForeignKey(draft, table, key)] }
  }
  draft.tables.set(table.id, table)
}

function emptyTable(draft: Draft, schema: string, spec: TableSpec): Table {
  return {
    entity: 'table',
    id: entityId('table', schema, spec.name),
    schema,
    name: spec.name,
    owner: null,
    comment: spec.comment === '' ? null : spec.comment,
    grants: [],
    kind: spec.partitionBy ? 'partitioned' : spec.server ? 'foreign' : 'table',
    persistence: spec.persistence,
    columns: [],
    primaryKey: null,
    uniques: [],
    foreignKeys: [],
    checks: [],
    exclusions: [],
    indexes: [],
    triggers: [],
    policies: [],
    rules: [],
    rowSecurity: { enabled: false, forced: false },
    partitionBy: spec.partitionBy
      ? { strategy: spec.partitionBy.strategy, keys: spec.partitionBy.keys.map(buildIndexKey) }
      : null,
    partitionOf: spec.partitionOf
      ? { parent: qualify(draft, spec.partitionOf.parent), bound: spec.partitionOf.bound }
      : null,
    inherits: spec.inherits.map((parent) => qualify(draft, parent)),
    options: spec.options ?? {},
    accessMethod: spec.accessMethod ?? null,
    tablespace: spec.tablespace ?? null,
    server: spec.server ?? null,
    replicaIdentity: null,
  }
}

/** A column that both a parent and the table declare is the table's own, at the parent's place. */
function mergedColumns(inherited: Table['columns'], own: Table['columns']): Table['columns'] {
  const above = new Set(inherited.map((column) => column.name))
  return [
    ...inherited.map((column) => own.find((each) => each.name === column.name) ?? column),
    ...own.filter((column) => !above.has(column.name)),
  ]
}

/** What a new table takes over from its parents. */
function inheritedColumns(draft: Draft, table: Table): Table['columns'] {
  const parents = table.partitionOf ? [table.partitionOf.parent] : table.inherits
  return parents.flatMap((parent) => {
    const found = draft.tables.get(entityId('table', parent.schema, parent.name))
    return (found?.columns ?? []).map((column) => ({
      ...column,
      id: childId('column', table, column.name),
      comment: null,
      inherited: true,
    }))
  })
}

export function dropTable(draft: Draft, ref: string): void {
  const table = needTable(draft, ref)
  dropTableWithDependents(draft, table)
  dropUsersOfType(draft, table)
}

export function setTableComment(draft: Draft, ref: string, comment: string | null): void {
  const table = needTable(draft, ref)
  draft.tables.set(table.id, { ...table, comment: comment === '' ? null : comment })
}

export function setPersistence(draft: Draft, ref: string, persistence: 'permanent' | 'unlogged'): void {
  const table = needTable(draft, ref)
  if (table.persistence === 'temporary') {
    throw new ApplyFailure('invalid', `${labelOf(table)} is temporary.`)
  }
  draft.tables.set(table.id, { ...table, persistence })
}

export function setRowSecurity(draft: Draft, ref: string, rowSecurity: Table['rowSecurity']): void {
  const table = needTable(draft, ref)
  draft.tables.set(table.id, { ...table, rowSecurity })
}

export function addPolicy(draft: Draft, ref: string, spec: PolicySpec): void {
  const table = needTable(draft, ref)
  draft.tables.set(table.id, { ...table, policies: [...table.policies, buildPolicy(table, spec)] })
}

export function dropPolicy(draft: Draft, ref: string, name: string): void {
  const table = needTable(draft, ref)
  if (!table.policies.some((policy) => policy.name === name)) {
    throw new ApplyFailure('not-found', `${labelOf(table)} has no policy ${name}.`)
  }
  draft.tables.set(table.id, { ...table, policies: table.policies.filter((policy) => policy.name !== name) })
}
