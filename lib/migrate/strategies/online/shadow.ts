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
import { freshName } from './fresh-name.ts'
import { typeSql } from './specs.ts'

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
  /** What the second column is called at first: the wanted name if that is free. */
  readonly name: string
  /** What the old column is called once the names have been exchanged; its own if they need not be. */
  readonly retired: string
  /** The trigger that keeps the second column equal to the old one, and its routine. */
  readonly follower: string
  /** The same the other way round, once the names have been exchanged. */
  readonly returner: string
}

/** The columns of the base for which a change in place would block or break those who use the table. */
export function findShadows(
  before: Schema,
  after: Schema,
  renames: readonly Rename[],
  dialect: Dialect,
  style: PlanStyle,
): readonly Shadow[] {
  const to = new Map(renames.map((rename) => [rename.from, rename.to]))
  const shadows: Shadow[] = []
  for (const table of before.tables.values()) {
    const target = after.tables.get(to.get(table.id) ?? table.id)
    if (!target || target === table || !canShadow(table, target)) continue
    for (const old of table.columns) {
      const wanted = wantedColumn(target, old, to)
      if (!wanted || wanted === old || isTied(table, target, old, wanted)) continue
      const renamed = wanted.name !== old.name
      if (!renamed && !isCostly(table, old, wanted, before, dialect, style)) continue
      const taken = [...table.columns, ...target.columns].map((column) => column.name)
      shadows.push({
        table,
        target,
        old,
        wanted,
        name: renamed ? wanted.name : freshName(`${old.name}_next`, taken, dialect),
        retired: renamed ? old.name : freshName(`${old.name}_old`, taken, dialect),
        follower: freshName(`athena_follow_${table.name}_${old.name}`, [], dialect),
        returner: freshName(`athena_return_${table.name}_${old.name}`, [], dialect),
      })
    }
  }
  return shadows
}

/** Where the column of the base is found in the target: under its new name, or its own. */
function wantedColumn(target: Table, old: Column, to: ReadonlyMap<string, string>): Column | null {
  const id = to.get(old.id)
  if (id !== undefined) return target.columns.find((column) => column.id === id) ?? null
  return findColumn(target, old.name)
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
function isTied(table: Table, target: Table, old: Column, wanted: Column): boolean {
  if (old.generated || wanted.generated || old.inherited) return true
  if ((old.identity === null) !== (wanted.identity === null)) return true
  if ((old.serial === null) !== (wanted.serial === null)) return true
  // A counter belongs to one column: what counts is renamed in place.
  if (old.name !== wanted.name && (old.identity !== null || old.serial !== null)) return true
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

/** Whether the change in place would read or write every row. */
function isCostly(
  table: Table,
  old: Column,
  wanted: Column,
  before: Schema,
  dialect: Dialect,
  style: PlanStyle,
): boolean {
  if (old.type.display === wanted.type.display && old.collation === wanted.collation) return false
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
  const bare: Table = { ...table, foreignKeys: [], triggers: [], policies: [], rules: [], checks: [] }
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
