import type { CheckConstraint, ExclusionConstraint, ForeignKey, KeyConstraint, Table } from '../model.ts'
import type { CheckSpec, ExclusionSpec, ForeignKeySpec, KeySpec } from '../ops.ts'
import { buildCheck, buildExclusion, buildForeignKey, buildKey, childId, constraintsOf } from './build.ts'
import { ApplyFailure, type Draft, labelOf, needTable, refuseBadName } from './draft.ts'
import { dropForeignKeysTo } from './drops.ts'

export function setPrimaryKey(draft: Draft, ref: string, spec: KeySpec | null): void {
  const table = needTable(draft, ref)
  const bare = { ...table, primaryKey: null }
  if (!spec) {
    if (table.primaryKey) dropKeysOver(draft, table, table.primaryKey)
    const now = draft.tables.get(table.id) ?? table
    draft.tables.set(table.id, { ...now, primaryKey: null })
    return
  }
  const built = buildKey(bare, spec, 'primaryKey')
  const old = table.primaryKey
  if (old && !sameColumns(old.columns, built.columns)) dropKeysOver(draft, table, old)
  const primaryKey = { ...built, comment: old?.comment ?? null }
  const now = withoutIndex(draft.tables.get(table.id) ?? table, spec)
  draft.tables.set(table.id, withNotNull({ ...now, primaryKey }, primaryKey.columns))
}

/** An index that becomes a key is no index of its own any more. */
function withoutIndex(table: Table, { usingIndex }: KeySpec): Table {
  if (!usingIndex) return table
  return { ...table, indexes: table.indexes.filter((index) => index.name !== usingIndex) }
}

/** Columns of a primary key are never null. */
export function withNotNull(table: Table, names: readonly string[]): Table {
  const columns = table.columns.map((column) =>
    column.nullable && names.includes(column.name) ? { ...column, nullable: false } : column,
  )
  return { ...table, columns }
}

export function addUnique(draft: Draft, ref: string, spec: KeySpec): void {
  const table = withoutIndex(needTable(draft, ref), spec)
  const unique = buildKey(table, spec, 'unique')
  draft.tables.set(table.id, { ...table, uniques: [...table.uniques, unique] })
}

export function addForeignKey(draft: Draft, ref: string, spec: ForeignKeySpec): void {
  const table = needTable(draft, ref)
  const key = buildForeignKey(draft, table, spec)
  draft.tables.set(table.id, { ...table, foreignKeys: [...table.foreignKeys, key] })
}

export function addCheck(draft: Draft, ref: string, spec: CheckSpec): void {
  const table = needTable(draft, ref)
  draft.tables.set(table.id, { ...table, checks: [...table.checks, buildCheck(draft, table, spec)] })
}

export function addExclusion(draft: Draft, ref: string, spec: ExclusionSpec): void {
  const table = needTable(draft, ref)
  draft.tables.set(table.id, { ...table, exclusions: [...table.exclusions, buildExclusion(table, spec)] })
}

export function alterUnique(draft: Draft, ref: string, name: string, spec: KeySpec): void {
  const table = needTable(draft, ref)
  const old = needNamed(table, table.uniques, name)
  const rest = { ...table, uniques: table.uniques.filter((unique) => unique !== old) }
  const next = {
    ...buildKey(rest, { ...spec, name: spec.name ?? nameOf(old) }, 'unique'),
    comment: old.comment,
  }
  if (!sameColumns(old.columns, next.columns)) dropKeysOver(draft, table, old)
  const now = draft.tables.get(table.id) ?? table
  draft.tables.set(table.id, { ...now, uniques: swap(now.uniques, old, next) })
}

export function alterForeignKey(draft: Draft, ref: string, name: string, spec: ForeignKeySpec): void {
  const table = needTable(draft, ref)
  const old = needNamed(table, table.foreignKeys, name)
  const rest = { ...table, foreignKeys: table.foreignKeys.filter((key) => key !== old) }
  const built = buildForeignKey(draft, rest, { ...spec, name: spec.name ?? nameOf(old) })
  const next: ForeignKey = { ...built, comment: old.comment }
  draft.tables.set(table.id, { ...table, foreignKeys: swap(table.foreignKeys, old, next) })
}

export function alterCheck(draft: Draft, ref: string, name: string, spec: CheckSpec): void {
  const table = needTable(draft, ref)
  const old = needNamed(table, table.checks, name)
  const rest = { ...table, checks: table.checks.filter((check) => check !== old) }
  const built = buildCheck(draft, rest, { ...spec, name: spec.name ?? nameOf(old) })
  const next: CheckConstraint = { ...built, comment: old.comment, column: old.column }
  draft.tables.set(table.id, { ...table, checks: swap(table.checks, old, next) })
}

/** An unnamed constraint stays unnamed when it is changed. */
function nameOf(old: { readonly name: string; readonly named: boolean }): string | null {
  return old.named ? old.name : null
}

export function dropConstraint(draft: Draft, ref: string, name: string): void {
  const table = needTable(draft, ref)
  needNamed(table, constraintsOf(table), name)
  const key = [table.primaryKey, ...table.uniques].find((each) => each?.name === name)
  if (key) dropKeysOver(draft, table, key)
  const now = draft.tables.get(table.id) ?? table
  const stays = (constraint: { readonly name: string }) => constraint.name !== name
  draft.tables.set(table.id, {
    ...now,
    primaryKey: now.primaryKey && stays(now.primaryKey) ? now.primaryKey : null,
    uniques: now.uniques.filter(stays),
    foreignKeys: now.foreignKeys.filter(stays),
    checks: now.checks.filter(stays),
    exclusions: now.exclusions.filter(stays),
  })
}

export function renameConstraint(draft: Draft, ref: string, name: string, to: string): void {
  const table = needTable(draft, ref)
  needNamed(table, constraintsOf(table), name)
  refuseBadName(to)
  if (constraintsOf(table).some((constraint) => constraint.name === to)) {
    throw new ApplyFailure('already-exists', `${labelOf(table)} has a constraint ${to} already.`)
  }
  changeConstraint(draft, table, name, (kind) => ({ id: childId(kind, table, to), name: to, named: true }))
}

export function setConstraintComment(draft: Draft, ref: string, name: string, comment: string | null): void {
  const table = needTable(draft, ref)
  needNamed(table, constraintsOf(table), name)
  changeConstraint(draft, table, name, () => ({ comment: comment === '' ? null : comment }))
}

export function validateConstraint(draft: Draft, ref: string, name: string): void {
  const table = needTable(draft, ref)
  needNamed(table, [...table.foreignKeys, ...table.checks], name)
  const valid = <T extends ForeignKey | CheckConstraint>(constraint: T): T =>
    constraint.name === name ? { ...constraint, notValid: false } : constraint
  draft.tables.set(table.id, {
    ...table,
    foreignKeys: table.foreignKeys.map(valid),
    checks: table.checks.map(valid),
  })
}

type ConstraintKind = 'primaryKey' | 'unique' | 'foreignKey' | 'check' | 'exclusion'
type ConstraintPatch = Partial<Pick<KeyConstraint, 'id' | 'name' | 'named' | 'comment'>>

function changeConstraint(
  draft: Draft,
  table: Table,
  name: string,
  patch: (kind: ConstraintKind) => ConstraintPatch,
): void {
  const change =
    (kind: ConstraintKind) =>
    <T extends KeyConstraint | ForeignKey | CheckConstraint | ExclusionConstraint>(constraint: T): T =>
      constraint.name === name ? { ...constraint, ...patch(kind) } : constraint
  draft.tables.set(table.id, {
    ...table,
    primaryKey: table.primaryKey ? change('primaryKey')(table.primaryKey) : null,
    uniques: table.uniques.map(change('unique')),
    foreignKeys: table.foreignKeys.map(change('foreignKey')),
    checks: table.checks.map(change('check')),
    exclusions: table.exclusions.map(change('exclusion')),
  })
}

/** Foreign keys that reference the columns of a key go with it, unless another key has the same. */
function dropKeysOver(draft: Draft, table: Table, key: KeyConstraint): void {
  const others = [table.primaryKey, ...table.uniques].filter((each) => each && each !== key)
  if (others.some((other) => other && sameColumns(other.columns, key.columns))) return
  const indexed = table.indexes.some(
    (index) =>
      index.unique &&
      index.where === null &&
      sameColumns(
        index.keys.map((each) => each.column ?? ''),
        key.columns,
      ),
  )
  if (indexed) return
  dropForeignKeysTo(draft, table, (reference) => sameColumns(reference.references.columns, key.columns))
}

function sameColumns(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name))
}

function needNamed<T extends { readonly name: string }>(table: Table, list: readonly T[], name: string): T {
  const found = list.find((constraint) => constraint.name === name)
  if (!found) throw new ApplyFailure('not-found', `${labelOf(table)} has no such constraint ${name}.`)
  return found
}

function swap<T>(list: readonly T[], old: T, next: T): readonly T[] {
  return list.map((item) => (item === old ? next : item))
}
