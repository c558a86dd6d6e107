import type { Rename } from '../../../diff/index.ts'
import {
  applyOps,
  type Column,
  findColumn,
  joinQualified,
  type Schema,
  type SchemaOp,
  scanSql,
  type Table,
} from '../../../schema/index.ts'
import type { Dialect, PlanStyle } from '../../../sql/index.ts'
import type { Namer } from '../../fresh-name.ts'
import { typeSql } from '../../specs.ts'
import { type EnumSwap, isOfEnum, typeCalled } from './enum-swap.ts'
import { ownedSequence } from './sequences.ts'

/**
 * A column that a second one stands beside for a while: it is to have another name, or a type that the
 * rows would have to be written anew for.
 */
export interface Shadow {
  /** The table as the base has it. */
  readonly table: Table
  /** The table as the target has it. */
  readonly target: Table
  readonly old: Column
  /** As the target declares it. */
  readonly wanted: Column
  /** The second column as it is at first: empty, under the wanted name if that is free. */
  readonly beside: Column
  /** The old column as it is once the names have been exchanged. */
  readonly kept: Column
  /** Whether the two exchange names, or the second has its own from the start. */
  readonly exchanged: boolean
  /** The trigger that keeps the second column equal to the old one, and its routine. */
  readonly follower: string
  /** The same the other way round, once the names have been exchanged. */
  readonly returner: string
}

/** What finding shadows needs to know. */
export interface ShadowInput {
  readonly before: Schema
  readonly after: Schema
  readonly renames: readonly Rename[]
  readonly enumSwaps: readonly EnumSwap[]
  readonly dialect: Dialect
  readonly style: PlanStyle
  readonly namer: Namer
}

/** The columns of the base for which a change in place would block or break those who use the table. */
export function findShadows(input: ShadowInput): readonly Shadow[] {
  const { before, after } = input
  const to = new Map(input.renames.map((rename) => [rename.from, rename.to]))
  const shadows: Shadow[] = []
  for (const table of before.tables.values()) {
    const target = after.tables.get(to.get(table.id) ?? table.id)
    if (!target || !canShadow(table, target)) continue
    if (target === table && input.enumSwaps.length === 0 && !table.columns.some(({ id }) => to.has(id))) {
      continue
    }
    if (!isUpdatable(table, before, input) || !isUpdatable(target, after, input)) continue
    for (const old of table.columns) {
      const isShared = target === table && !to.has(old.id)
      const wanted = isShared ? old : wantedColumn(target, old, to)
      const swap = input.enumSwaps.find((each) => isOfEnum(old.type, each.old))
      if (!wanted || (wanted === old && !swap)) continue
      const isForType = wanted.name === old.name && !swap
      if (isForType && isOfOneType(old, wanted)) continue
      if (isTied(table, target, old, wanted, before)) continue
      if (isForType && !isCostly(table, old, wanted, input)) continue
      shadows.push(shadowOf({ table, target, old, wanted }, swap ?? null, input.namer))
    }
  }
  return shadows
}

function shadowOf(
  { table, target, old, wanted }: Pick<Shadow, 'table' | 'target' | 'old' | 'wanted'>,
  swap: EnumSwap | null,
  namer: Namer,
): Shadow {
  const exchanged = wanted.name === old.name
  const ofSwap = swap !== null && isOfEnum(wanted.type, swap.wanted)
  return {
    table,
    target,
    old,
    wanted,
    exchanged,
    beside: {
      ...wanted,
      name: exchanged ? namer(`${old.name}_next`) : wanted.name,
      type: ofSwap && swap ? typeCalled(wanted.type, swap.passing) : wanted.type,
    },
    kept: {
      ...old,
      name: exchanged ? namer(`${old.name}_old`) : old.name,
      type: swap ? typeCalled(old.type, swap.retired) : old.type,
    },
    follower: namer(`athena_follow_${table.name}_${old.name}`),
    returner: namer(`athena_return_${table.name}_${old.name}`),
  }
}

/** Where the column of the base is found in the target: under its new name, or its own. */
function wantedColumn(target: Table, old: Column, to: ReadonlyMap<string, string>): Column | null {
  const id = to.get(old.id)
  if (id !== undefined) return target.columns.find((column) => column.id === id) ?? null
  return findColumn(target, old.name)
}

function isUpdatable(table: Table, schema: Schema, { dialect, style }: ShadowInput): boolean {
  return dialect.online?.isUpdatable(table, schema, style.version) ?? false
}

/** Rows in partitions or heirs would need columns of their own beside the old ones. */
function canShadow(table: Table, target: Table): boolean {
  return [table, target].every(
    (each) =>
      each.kind === 'table' &&
      each.partitionOf === null &&
      each.inherits.length === 0 &&
      each.exclusions.length === 0,
  )
}

/** Whether something rests on the column that cannot stand on two at a time. */
function isTied(table: Table, target: Table, old: Column, wanted: Column, before: Schema): boolean {
  if (old.generated || wanted.generated || old.inherited) return true
  if (old.identity !== null && wanted.identity === null) return true
  // A counter belongs to one column: what counts is renamed in place.
  const counts = old.identity !== null || ownedSequence(before, table, old.name) !== null
  if (old.name !== wanted.name && counts) return true
  return isRead(table, old.name) || isRead(target, wanted.name)
}

/** By a generated column, a policy or a trigger of the same table. */
function isRead(table: Table, column: string): boolean {
  const texts = [
    ...table.columns.map(({ generated }) => generated?.expression ?? ''),
    ...table.policies.flatMap(({ using, check }) => [using ?? '', check ?? '']),
    ...table.triggers.map(({ definition }) => definition),
  ]
  return texts.some((sql) =>
    scanSql(sql).some(
      (token) => (token.kind === 'word' || token.kind === 'quoted') && token.value === column,
    ),
  )
}

function isOfOneType(old: Column, wanted: Column): boolean {
  return old.type.display === wanted.type.display && old.collation === wanted.collation
}

/** Whether the change of the type in place would read or write every row. */
function isCostly(table: Table, old: Column, wanted: Column, input: ShadowInput): boolean {
  const { before, dialect, style } = input
  const ref = joinQualified(table.schema, table.name)
  const op: SchemaOp =
    old.type.display !== wanted.type.display
      ? { op: 'column.setType', table: ref, column: old.name, type: typeSql(wanted.type, dialect) }
      : { op: 'column.setCollation', table: ref, column: old.name, collation: wanted.collation }
  const alone = onlyWhatMatters(before, table, wanted)
  const then = applyOps(alone, [op], dialect)
  if (!then.ok) return true
  return dialect.plan([op], alone, then.value, style).some(({ facts }) => facts.scans || facts.rewrites)
}

/** The table and the types, without the thousand others that do not bear on the cost. */
function onlyWhatMatters(schema: Schema, table: Table, wanted: Column): Schema {
  const bare: Table = { ...table, foreignKeys: [], triggers: [], policies: [], rules: [] }
  const known = wanted.type.schema !== null
  return {
    ...schema,
    tables: new Map([[table.id, bare]]),
    views: new Map(),
    routines: new Map(),
    objects: new Map(),
    ...(known ? {} : { enums: new Map(), domains: new Map(), composites: new Map(), ranges: new Map() }),
  }
}
