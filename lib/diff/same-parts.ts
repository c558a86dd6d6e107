import type {
  CheckConstraint,
  ExclusionConstraint,
  ForeignKey,
  Identity,
  Index,
  IndexKey,
  KeyConstraint,
  Policy,
  SequenceOptions,
} from '../schema/index.ts'
import type { SqlEquality } from './same-sql.ts'

/** Whether two keys say the same, names and comments aside. */
export function sameKey(a: KeyConstraint, b: KeyConstraint): boolean {
  return (
    sameList(a.columns, b.columns) &&
    sameList(a.include, b.include) &&
    a.nullsNotDistinct === b.nullsNotDistinct &&
    a.withoutOverlaps === b.withoutOverlaps &&
    sameDeferral(a, b)
  )
}

/** Whether two foreign keys say the same, validity aside. */
export function sameForeignKey(a: ForeignKey, b: ForeignKey): boolean {
  return (
    sameList(a.columns, b.columns) &&
    a.references.schema === b.references.schema &&
    a.references.table === b.references.table &&
    sameList(a.references.columns, b.references.columns) &&
    a.match === b.match &&
    a.onDelete === b.onDelete &&
    a.onUpdate === b.onUpdate &&
    sameList(a.onDeleteColumns, b.onDeleteColumns) &&
    a.enforced === b.enforced &&
    a.period === b.period &&
    sameDeferral(a, b)
  )
}

/** Whether two checks say the same, validity aside. */
export function sameCheck(a: CheckConstraint, b: CheckConstraint, sql: SqlEquality): boolean {
  return sql.same(a.expression, b.expression) && a.noInherit === b.noInherit && a.enforced === b.enforced
}

export function sameExclusion(a: ExclusionConstraint, b: ExclusionConstraint, sql: SqlEquality): boolean {
  return (
    a.method === b.method &&
    a.elements.length === b.elements.length &&
    a.elements.every((element, at) => {
      const other = b.elements[at]
      return other !== undefined && element.operator === other.operator && sameIndexKey(element, other, sql)
    }) &&
    sameList(a.include, b.include) &&
    sql.same(a.where, b.where) &&
    sameDeferral(a, b)
  )
}

export function sameIndex(a: Index, b: Index, sql: SqlEquality): boolean {
  return (
    a.unique === b.unique &&
    a.method === b.method &&
    sameIndexKeys(a.keys, b.keys, sql) &&
    sameList(a.include, b.include) &&
    sql.same(a.where, b.where) &&
    a.nullsNotDistinct === b.nullsNotDistinct &&
    sameRecord(a.with, b.with) &&
    a.tablespace === b.tablespace
  )
}

export function sameIndexKeys(a: readonly IndexKey[], b: readonly IndexKey[], sql: SqlEquality): boolean {
  return (
    a.length === b.length &&
    a.every((key, at) => {
      const other = b[at]
      return other !== undefined && sameIndexKey(key, other, sql)
    })
  )
}

export function samePolicy(a: Policy, b: Policy, sql: SqlEquality): boolean {
  return (
    a.permissive === b.permissive &&
    a.command === b.command &&
    sameSet(a.roles, b.roles) &&
    sql.same(a.using, b.using) &&
    sql.same(a.check, b.check)
  )
}

/** Whether two columns number themselves alike, defaults of the sequence filled in. */
export function sameIdentity(a: Identity | null, b: Identity | null, type: string): boolean {
  if (a === null || b === null) return a === b
  return a.mode === b.mode && sameSequenceOptions(a.options, b.options, type)
}

/** Whether two sets of sequence options mean the same sequence, defaults filled in. */
export function sameSequenceOptions(a: SequenceOptions, b: SequenceOptions, type: string): boolean {
  return JSON.stringify(effective(a, type)) === JSON.stringify(effective(b, type))
}

/** PostgreSQL's defaults: CREATE SEQUENCE, and the range of the sequence's type. */
function effective(options: SequenceOptions, type: string): readonly unknown[] {
  const increment = options.increment ?? '1'
  const down = increment.startsWith('-')
  const range = ranges[type] ?? ranges.bigint
  const min = options.min ?? (down ? range?.min : '1')
  const max = options.max ?? (down ? '-1' : range?.max)
  const start = options.start ?? (down ? max : min)
  return [increment, min, max, start, options.cache ?? '1', options.cycle ?? false]
}

const ranges: Readonly<Record<string, { readonly min: string; readonly max: string }>> = {
  smallint: { min: '-32768', max: '32767' },
  integer: { min: '-2147483648', max: '2147483647' },
  bigint: { min: '-9223372036854775808', max: '9223372036854775807' },
}

export function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at])
}

export function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return sameList([...a].sort(), [...b].sort())
}

export function sameRecord(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

function sameIndexKey(a: IndexKey, b: IndexKey, sql: SqlEquality): boolean {
  return (
    a.column === b.column &&
    sql.same(a.expression, b.expression) &&
    sql.same(a.collation, b.collation) &&
    sql.same(a.opclass, b.opclass) &&
    a.order === b.order &&
    a.nulls === b.nulls
  )
}

function sameDeferral(
  a: { readonly deferrable: boolean; readonly initiallyDeferred: boolean },
  b: { readonly deferrable: boolean; readonly initiallyDeferred: boolean },
): boolean {
  return a.deferrable === b.deferrable && a.initiallyDeferred === b.initiallyDeferred
}
