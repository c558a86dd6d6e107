import { entityId } from '../identity.ts'
import type { ForeignKey, IndexKey, QualifiedName, Sequence, Table } from '../model.ts'
import { childId } from './build.ts'
import { sharesWithParent } from './columns.ts'
import { defaultName } from './default-names.ts'
import {
  ApplyFailure,
  type Draft,
  labelOf,
  needColumn,
  needTable,
  refuseBadName,
  refuseTaken,
  replaceIn,
} from './draft.ts'
import { renameInAllSql } from './rename-in-sql.ts'
import { retype } from './retype.ts'
import type { NewName } from './rewrite-sql.ts'
import type { SqlTarget } from './sql-mentions.ts'
import { childrenOf, tablesReferencing } from './table-index.ts'
import { columnTarget, descendantsOf } from './uses.ts'

/** Gives a table another name or schema; everything that names it for certain names it anew. */
export function renameTable(
  draft: Draft,
  ref: string,
  to: { readonly name?: string; readonly schema?: string },
): void {
  const old = needTable(draft, ref)
  const schema = to.schema ?? old.schema
  const name = to.name ?? old.name
  refuseBadName(name)
  if (schema === old.schema && name === old.name) return
  refuseTaken(draft, schema, name)
  const target: SqlTarget = { kind: 'relation', schema: old.schema, name: old.name }
  const newName: NewName = { old: old.name, name, schema: schema === old.schema ? null : schema }
  renameInAllSql(draft, [target], newName)
  const now = draft.tables.get(old.id) ?? old
  replaceIn(draft.tables, now, reidentify({ ...now, schema, name }, old))
  const point = (at: QualifiedName): QualifiedName => (isSame(at, old) ? { schema, name } : at)
  for (const { id } of [...tablesReferencing(draft, old), ...childrenOf(draft, old)]) {
    const table = draft.tables.get(id)
    if (!table) continue
    const next = pointElsewhere(table, old, { schema, name }, point)
    if (next !== table) draft.tables.set(table.id, next)
  }
  const owned = [...draft.sequences.values()].filter(
    ({ ownedBy }) => ownedBy?.table === old.name && ownedBy.schema === old.schema,
  )
  for (const sequence of owned) {
    const ownedBy = sequence.ownedBy && { ...sequence.ownedBy, schema, table: name }
    if (sequence.schema === schema) draft.sequences.set(sequence.id, { ...sequence, ownedBy })
    else moveSequence(draft, sequence, { ...sequence, ownedBy, schema })
  }
  for (const view of [...draft.views.values()]) {
    if (!view.dependsOn.some((each) => isSame(each, old))) continue
    draft.views.set(view.id, { ...view, dependsOn: view.dependsOn.map(point) })
  }
  retype(draft, old, { schema, name })
}

/** A sequence is always in the schema of the table that owns it. */
function moveSequence(draft: Draft, old: Sequence, next: Sequence): void {
  const { schema, name } = old
  const target: SqlTarget = { kind: 'relation', schema, name }
  renameInAllSql(draft, [target], { old: name, name, schema: next.schema })
  replaceIn(draft.sequences, old, { ...next, id: entityId('sequence', next.schema, name) })
}

function pointElsewhere(
  table: Table,
  old: QualifiedName,
  next: QualifiedName,
  point: (at: QualifiedName) => QualifiedName,
): Table {
  const references = table.foreignKeys.some(
    (key) => key.references.table === old.name && key.references.schema === old.schema,
  )
  const isChild =
    (table.partitionOf && isSame(table.partitionOf.parent, old)) ||
    table.inherits.some((each) => isSame(each, old))
  if (!references && !isChild) return table
  return {
    ...table,
    foreignKeys: table.foreignKeys.map((key) =>
      key.references.schema === old.schema && key.references.table === old.name
        ? { ...key, references: { ...key.references, schema: next.schema, table: next.name } }
        : key,
    ),
    partitionOf: table.partitionOf && { ...table.partitionOf, parent: point(table.partitionOf.parent) },
    inherits: table.inherits.map(point),
  }
}

/** Everything a table holds under its new name; what the engine named after it is named anew. */
function reidentify(table: Table, old: Table): Table {
  const renamed = <T extends { readonly name: string; readonly named: boolean }>(each: T): string =>
    each.named || !each.name.startsWith(old.name) ? each.name : table.name + each.name.slice(old.name.length)
  return {
    ...table,
    id: entityId('table', table.schema, table.name),
    columns: table.columns.map((each) => ({ ...each, id: childId('column', table, each.name) })),
    primaryKey: table.primaryKey && rename(table.primaryKey, 'primaryKey'),
    uniques: table.uniques.map((each) => rename(each, 'unique')),
    foreignKeys: table.foreignKeys.map((each) => rename(each, 'foreignKey')),
    checks: table.checks.map((each) => rename(each, 'check')),
    exclusions: table.exclusions.map((each) => rename(each, 'exclusion')),
    indexes: table.indexes.map((each) => rename(each, 'index')),
    triggers: table.triggers.map((each) => ({ ...each, id: childId('trigger', table, each.name) })),
    policies: table.policies.map((each) => ({ ...each, id: childId('policy', table, each.name) })),
    rules: table.rules.map((each) => ({ ...each, id: childId('rule', table, each.name) })),
  }
  function rename<T extends { readonly name: string; readonly named: boolean }>(
    each: T,
    kind: 'primaryKey' | 'unique' | 'foreignKey' | 'check' | 'exclusion' | 'index',
  ): T {
    const name = renamed(each)
    return { ...each, id: childId(kind, table, name), name }
  }
}

export function renameColumn(draft: Draft, ref: string, from: string, to: string): void {
  const table = needTable(draft, ref)
  const column = needColumn(table, from)
  refuseBadName(to)
  if (to === from) return
  if (column.inherited) {
    throw new ApplyFailure('invalid', `${from} is inherited: rename it in the parent of ${labelOf(table)}.`)
  }
  const affected = [table, ...descendantsOf(draft, table).filter((child) => sharesWithParent(child, from))]
  for (const each of affected) {
    if (each.columns.some((other) => other.name === to)) {
      throw new ApplyFailure('already-exists', `${labelOf(each)} has a column ${to} already.`)
    }
  }
  // All mentions are found before any name changes, so that they are looked up in one schema.
  const targets = affected.map((each) => columnTarget(each, from))
  renameInAllSql(draft, targets, { old: from, name: to, schema: null })
  for (const each of affected) renameLocalColumn(draft, each, from, to)
}

function renameLocalColumn(draft: Draft, old: Table, from: string, to: string): void {
  const table = draft.tables.get(old.id) ?? old
  const name = (each: string): string => (each === from ? to : each)
  const key = <T extends IndexKey>(each: T): T => (each.column === from ? { ...each, column: to } : each)
  const auto = <T extends { readonly name: string; readonly named: boolean }>(
    each: T,
    before: readonly string[],
    label: string,
  ): string =>
    !each.named && each.name === defaultName(table.name, before, label)
      ? defaultName(table.name, before.map(name), label)
      : each.name
  draft.tables.set(table.id, {
    ...table,
    columns: table.columns.map((each) =>
      each.name === from ? { ...each, id: childId('column', table, to), name: to } : each,
    ),
    primaryKey: table.primaryKey && {
      ...table.primaryKey,
      columns: table.primaryKey.columns.map(name),
      include: table.primaryKey.include.map(name),
    },
    uniques: table.uniques.map((each) => {
      const renamed = auto(each, [...each.columns, ...each.include], 'key')
      return {
        ...each,
        id: childId('unique', table, renamed),
        name: renamed,
        columns: each.columns.map(name),
        include: each.include.map(name),
      }
    }),
    foreignKeys: table.foreignKeys.map((each) => {
      const renamed = auto(each, each.columns, 'fkey')
      return {
        ...each,
        id: childId('foreignKey', table, renamed),
        name: renamed,
        columns: each.columns.map(name),
        onDeleteColumns: each.onDeleteColumns.map(name),
      }
    }),
    checks: table.checks.map((each) => {
      const renamed = auto(each, [from], 'check')
      const column = each.column === null ? null : name(each.column)
      return { ...each, id: childId('check', table, renamed), name: renamed, column }
    }),
    exclusions: table.exclusions.map((each) => ({
      ...each,
      elements: each.elements.map(key),
      include: each.include.map(name),
    })),
    indexes: table.indexes.map((each) => {
      const before = [...each.keys.map((part) => part.column ?? 'expr'), ...each.include]
      const renamed = auto(each, before, 'idx')
      return {
        ...each,
        id: childId('index', table, renamed),
        name: renamed,
        keys: each.keys.map(key),
        include: each.include.map(name),
      }
    }),
    partitionBy: table.partitionBy && { ...table.partitionBy, keys: table.partitionBy.keys.map(key) },
    grants: table.grants.map((grant) =>
      grant.columns.includes(from) ? { ...grant, columns: grant.columns.map(name) } : grant,
    ),
  })
  const pointsHere = ({ references: to }: ForeignKey) =>
    to.table === table.name && to.schema === table.schema && to.columns.includes(from)
  for (const other of tablesReferencing(draft, table)) {
    if (!other.foreignKeys.some(pointsHere)) continue
    const foreignKeys = other.foreignKeys.map((each) =>
      pointsHere(each)
        ? { ...each, references: { ...each.references, columns: each.references.columns.map(name) } }
        : each,
    )
    draft.tables.set(other.id, { ...other, foreignKeys })
  }
  for (const sequence of draft.sequences.values()) {
    const owner = sequence.ownedBy
    if (owner && owner.table === table.name && owner.schema === table.schema && owner.column === from) {
      draft.sequences.set(sequence.id, { ...sequence, ownedBy: { ...owner, column: to } })
    }
  }
}

function isSame(a: QualifiedName, b: QualifiedName): boolean {
  return a.schema === b.schema && a.name === b.name
}
