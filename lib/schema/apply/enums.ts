import { entityId } from '../identity.ts'
import type { DataType, QualifiedName } from '../model.ts'
import type { EnumSpec } from '../ops.ts'
import { dropColumn } from './columns.ts'
import { ApplyFailure, type Draft, homeSchema, labelOf, need, refuseBadName, replaceIn } from './draft.ts'
import { renameInAllSql } from './rename-in-sql.ts'
import { retype } from './retype.ts'
import { scanSql } from './scan-sql.ts'
import { tablesOfType } from './table-index.ts'
import { dropUsersOfType } from './type-users.ts'

export function addEnum(draft: Draft, spec: EnumSpec): void {
  const schema = spec.schema ?? homeSchema(draft)
  refuseBadName(spec.name)
  const id = entityId('enum', schema, spec.name)
  if (draft.enums.has(id)) throw new ApplyFailure('already-exists', `There is an enum ${spec.name} already.`)
  if (new Set(spec.values).size !== spec.values.length) {
    throw new ApplyFailure('invalid', `Enum ${spec.name} lists a value twice.`)
  }
  draft.enums.set(id, {
    entity: 'enum',
    id,
    schema,
    name: spec.name,
    owner: null,
    comment: spec.comment === '' ? null : spec.comment,
    grants: [],
    values: spec.values,
  })
}

/** The columns of the type go with it. */
export function dropEnum(draft: Draft, ref: string): void {
  const old = need(draft, draft.enums, 'enum', ref)
  dropColumnsOfType(draft, old)
  dropUsersOfType(draft, old)
  draft.enums.delete(old.id)
}

/** Takes away the columns that cannot stand without a type. */
export function dropColumnsOfType(draft: Draft, type: QualifiedName): void {
  for (const { id } of tablesOfType(draft, type)) {
    for (const column of draft.tables.get(id)?.columns ?? []) {
      const table = draft.tables.get(id)
      if (!table || !usesType(column.type, type) || column.inherited) continue
      if (table.columns.some((each) => each.name === column.name)) {
        dropColumn(draft, labelOf(table), column.name)
      }
    }
  }
}

export function renameEnum(draft: Draft, ref: string, name: string): void {
  const old = need(draft, draft.enums, 'enum', ref)
  refuseBadName(name)
  if (name === old.name) return
  const id = entityId('enum', old.schema, name)
  if (draft.enums.has(id)) throw new ApplyFailure('already-exists', `There is an enum ${name} already.`)
  renameInAllSql(draft, [{ kind: 'type', schema: old.schema, name: old.name }], {
    old: old.name,
    name,
    schema: null,
  })
  replaceIn(draft.enums, old, { ...old, id, name })
  retype(draft, old, { schema: old.schema, name })
}

export function addEnumValue(draft: Draft, ref: string, value: string, before: string | undefined): void {
  const old = need(draft, draft.enums, 'enum', ref)
  if (old.values.includes(value))
    throw new ApplyFailure('already-exists', `${old.name} has ${value} already.`)
  const at = before === undefined ? old.values.length : old.values.indexOf(before)
  if (at < 0) throw new ApplyFailure('not-found', `${old.name} has no value ${before}.`)
  draft.enums.set(old.id, { ...old, values: [...old.values.slice(0, at), value, ...old.values.slice(at)] })
}

/** Defaults and conditions that compare with the value follow where the type is certain. */
export function renameEnumValue(draft: Draft, ref: string, value: string, to: string): void {
  const old = need(draft, draft.enums, 'enum', ref)
  if (!old.values.includes(value)) throw new ApplyFailure('not-found', `${old.name} has no value ${value}.`)
  if (old.values.includes(to)) throw new ApplyFailure('already-exists', `${old.name} has ${to} already.`)
  draft.enums.set(old.id, { ...old, values: old.values.map((each) => (each === value ? to : each)) })
  for (const table of tablesOfType(draft, old)) {
    const columns = table.columns.map((column) => {
      if (column.default === null || !usesType(column.type, old)) return column
      const next = renameValueInDefault(column.default, value, to)
      return next === column.default ? column : { ...column, default: next }
    })
    if (columns.some((column, at) => column !== table.columns[at]))
      draft.tables.set(table.id, { ...table, columns })
  }
}

/** A default that is the value as a plain literal, cast or not. */
export function renameValueInDefault(sql: string, value: string, to: string): string {
  const first = scanSql(sql)[0]
  if (first?.kind !== 'string' || first.value !== value || sql.charAt(first.from) !== "'") return sql
  return `${sql.slice(0, first.from)}'${to.replaceAll("'", "''")}'${sql.slice(first.to)}`
}

export function setEnumComment(draft: Draft, ref: string, comment: string | null): void {
  const old = need(draft, draft.enums, 'enum', ref)
  draft.enums.set(old.id, { ...old, comment: comment === '' ? null : comment })
}

function usesType(type: DataType, own: QualifiedName): boolean {
  return type.schema === own.schema && type.name === own.name
}
