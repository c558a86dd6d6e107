import {
  applyOps,
  type CheckConstraint,
  type EntityId,
  type ForeignKey,
  type Index,
  type KeyConstraint,
  type Schema,
  type SchemaOp,
  type Table,
} from '../../../schema/index.ts'
import type { Dialect } from '../../../sql/index.ts'
import type { Namer } from '../../fresh-name.ts'
import { foreignKeySpec, indexSpec, keySpec, refOf } from '../../specs.ts'
import type { EnumSwap } from './enum-swap.ts'
import type { Shadow } from './shadow.ts'

interface Base {
  readonly table: Table
  /** What it is called while the old one is there too. */
  readonly passing: string
  /** What the old one is called until it goes. */
  readonly retired: string
  readonly final: string
  /** Whether its names change hands in the switch; at the end otherwise. */
  readonly exchanged: boolean
}

/** Something built beside what stands on an old column, under a passing name, to take its place. */
export type Counterpart = Base &
  (
    | { readonly kind: 'index'; readonly item: Index }
    | { readonly kind: 'primaryKey' | 'unique'; readonly item: KeyConstraint }
    | { readonly kind: 'check'; readonly item: CheckConstraint }
    /** `rests` says that it cannot outlive the old key it points at. */
    | { readonly kind: 'foreignKey'; readonly item: ForeignKey; readonly rests: boolean }
  )

/**
 * What the target says of the shadowed columns, each item as it is while they are called by their passing
 * names.
 */
export function counterpartsOf(
  shadows: readonly Shadow[],
  after: Schema,
  enumSwaps: readonly EnumSwap[],
  dialect: Dialect,
  namer: Namer,
): readonly Counterpart[] {
  if (shadows.length === 0) return []
  // Whatever changes when the columns are called otherwise is about them.
  const probe = renamedIn(after, shadows, ({ wanted }) => `${wanted.name} probe`, dialect)
  const passing = withPassingEnums(after, enumSwaps, dialect)
  const beside = renamedIn(passing, shadows, ({ beside: { name } }) => name, dialect)
  const keyed = new Set<EntityId>()
  const found: Counterpart[] = []
  const exchangedTables = new Set(shadows.filter(({ exchanged }) => exchanged).map(({ target }) => target.id))
  for (const table of after.tables.values()) {
    const [asked, then] = [probe.tables.get(table.id), beside.tables.get(table.id)]
    if (!asked || !then || asked === table) continue
    const base = (name: string, exchanged: boolean): Base => ({
      table,
      final: name,
      passing: namer(`${name}_next`),
      retired: namer(`${name}_old`),
      exchanged,
    })
    const here = exchangedTables.has(table.id)
    const changed = <T extends { readonly name: string }>(
      list: readonly T[],
      others: readonly T[],
      thens: readonly T[],
      say: (item: T) => unknown,
    ): readonly { readonly name: string; readonly item: T }[] =>
      list.flatMap((item, at) => {
        const [other, next] = [others[at], thens[at]]
        if (!other || !next || JSON.stringify(say(item)) === JSON.stringify(say(other))) return []
        return [{ name: item.name, item: next }]
      })
    const same = (column: string) => column
    for (const { name, item } of changed(table.indexes, asked.indexes, then.indexes, (each) =>
      indexSpec(each, '', same),
    ))
      found.push({ ...base(name, here), kind: 'index', item })
    const key = (each: KeyConstraint) => ({ ...keySpec(each), name: null })
    const primary = (each: Table) => (each.primaryKey ? [each.primaryKey] : [])
    for (const { name, item } of changed(primary(table), primary(asked), primary(then), key)) {
      found.push({ ...base(name, here), kind: 'primaryKey', item })
      keyed.add(table.id)
    }
    for (const { name, item } of changed(table.uniques, asked.uniques, then.uniques, key))
      found.push({ ...base(name, here), kind: 'unique', item })
    for (const { name, item } of changed(
      table.checks,
      asked.checks,
      then.checks,
      ({ expression }) => expression,
    ))
      found.push({ ...base(name, here), kind: 'check', item })
    const foreign = (each: ForeignKey) => foreignKeySpec(each, '', same, same)
    for (const { name, item } of changed(table.foreignKeys, asked.foreignKeys, then.foreignKeys, foreign)) {
      const target = [...after.tables.values()].find((each) => isTarget(item, each))
      const there = target !== undefined && exchangedTables.has(target.id)
      found.push({ ...base(name, here || there), kind: 'foreignKey', item, rests: false })
    }
  }
  const isForeign = (part: Counterpart) => (part.kind === 'foreignKey' ? 1 : 0)
  // A foreign key comes behind the key that it points at.
  found.sort((a, b) => isForeign(a) - isForeign(b))
  return found.map((part) =>
    part.kind === 'foreignKey'
      ? {
          ...part,
          rests: [...after.tables.values()].some((each) => keyed.has(each.id) && isTarget(part.item, each)),
        }
      : part,
  )
}

/** Whether a constraint or index of the table comes by way of a counterpart. */
export function isCovered(parts: readonly Counterpart[], table: Table | null, name: string | null): boolean {
  return parts.some((part) => part.table.id === table?.id && part.final === name)
}

/** Values that are compared with the columns are of the second type as well. */
function withPassingEnums(schema: Schema, swaps: readonly EnumSwap[], dialect: Dialect): Schema {
  const ops = swaps.map(
    (swap): SchemaOp => ({ op: 'enum.rename', enum: refOf(swap.wanted), to: swap.passing }),
  )
  const next = applyOps(schema, ops, dialect)
  return next.ok ? next.value : schema
}

function renamedIn(
  schema: Schema,
  shadows: readonly Shadow[],
  name: (shadow: Shadow) => string,
  dialect: Dialect,
): Schema {
  let current = schema
  for (const shadow of shadows) {
    const to = name(shadow)
    if (to === shadow.wanted.name) continue
    const op: SchemaOp = { op: 'column.rename', table: refOf(shadow.target), column: shadow.wanted.name, to }
    const next = applyOps(current, [op], dialect)
    if (next.ok) current = next.value
  }
  return current
}

function isTarget(key: ForeignKey, table: Table): boolean {
  return key.references.schema === table.schema && key.references.table === table.name
}
