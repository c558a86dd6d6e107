import {
  type Column,
  type EntityId,
  type EnumType,
  joinQualified,
  parseEntityId,
  type Schema,
  type SchemaOp,
  type Table,
  type View,
} from '../schema/index.ts'

/** A thing that went and a thing that came, taken for one under two names. */
export interface Rename {
  readonly from: EntityId
  readonly to: EntityId
}

/** A rename that looks likely. Unless it is chosen, the one is dropped and the other added. */
export interface RenameQuestion extends Rename {
  readonly kind: 'table' | 'view' | 'enum' | 'column'
  /** 0 to 1. */
  readonly score: number
  /** What speaks for it, for people. */
  readonly reasons: readonly string[]
}

/** Below this a pair is not worth asking about. */
const threshold = 0.5

/** The likely renames between two schemas, each thing in one pair only, the likeliest first. */
export function inferRenames(before: Schema, after: Schema): readonly RenameQuestion[] {
  const tables = pairUp(
    gone(before.tables, after.tables),
    gone(after.tables, before.tables),
    'table',
    scoreTables,
  )
  const views = pairUp(gone(before.views, after.views), gone(after.views, before.views), 'view', scoreViews)
  const enums = pairUp(gone(before.enums, after.enums), gone(after.enums, before.enums), 'enum', scoreEnums)
  const pairs: (readonly [Table, Table])[] = []
  for (const table of before.tables.values()) {
    const same = after.tables.get(table.id)
    if (same) pairs.push([table, same])
  }
  for (const question of tables) {
    const from = before.tables.get(question.from)
    const to = after.tables.get(question.to)
    if (from && to) pairs.push([from, to])
  }
  const columns = pairs.flatMap(([from, to]) => {
    const lost = from.columns.filter((column) => !to.columns.some((each) => each.name === column.name))
    const new_ = to.columns.filter((column) => !from.columns.some((each) => each.name === column.name))
    return pairUp(lost, new_, 'column', (a, b) => scoreColumns(from, a, to, b))
  })
  return [...tables, ...views, ...enums, ...columns].sort((a, b) => b.score - a.score)
}

/** The ops that carry chosen renames out, things before their columns. Pairs that name nothing are left out. */
export function renameOps(before: Schema, renames: readonly Rename[]): readonly SchemaOp[] {
  const ops: SchemaOp[] = []
  const moved = new Map<string, string>()
  for (const { from, to } of renames) {
    const source = parseEntityId(from)
    const target = parseEntityId(to)
    const [schema = '', name = ''] = source.parts
    const [toSchema = '', toName = ''] = target.parts
    const ref = joinQualified(schema, name)
    if (source.kind === 'table' && before.tables.has(from)) {
      if (schema !== toSchema) ops.push({ op: 'table.setSchema', table: ref, schema: toSchema })
      if (name !== toName) {
        ops.push({ op: 'table.rename', table: joinQualified(toSchema, name), to: toName })
      }
      moved.set(ref, joinQualified(toSchema, toName))
    } else if (source.kind === 'view' && before.views.has(from) && schema === toSchema) {
      ops.push({ op: 'view.rename', view: ref, to: toName })
    } else if (source.kind === 'enum' && before.enums.has(from) && schema === toSchema) {
      ops.push({ op: 'enum.rename', enum: ref, to: toName })
    }
  }
  for (const { from, to } of renames) {
    const source = parseEntityId(from)
    if (source.kind !== 'column') continue
    const [schema = '', table = '', column = ''] = source.parts
    const name = parseEntityId(to).parts[2] ?? column
    const ref = joinQualified(schema, table)
    if (name !== column) ops.push({ op: 'column.rename', table: moved.get(ref) ?? ref, column, to: name })
  }
  return ops
}

interface Score {
  readonly score: number
  readonly reasons: readonly string[]
}

/** Greedy: the best pair first, then the best of the rest. */
function pairUp<T extends { readonly id: EntityId; readonly name: string }>(
  lost: readonly T[],
  fresh: readonly T[],
  kind: RenameQuestion['kind'],
  score: (a: T, b: T) => Score,
): readonly RenameQuestion[] {
  // Two schemas without anything in common are no rename; a glance sorts most pairs out.
  const many = lost.length * fresh.length > glanceAbove
  const candidates = lost.flatMap((from) =>
    fresh
      .filter((to) => !many || from.name === to.name || sizeOf(from) === sizeOf(to))
      .map((to) => ({ kind, from: from.id, to: to.id, ...score(from, to) })),
  )
  candidates.sort((a, b) => b.score - a.score)
  const used = new Set<EntityId>()
  return candidates.filter((pair) => {
    if (pair.score < threshold || used.has(pair.from) || used.has(pair.to)) return false
    used.add(pair.from)
    used.add(pair.to)
    return true
  })
}

/** Pairs of more than this number are looked at only if they have the name or the size in common. */
const glanceAbove = 20_000

/** Columns, values or length: what a rename leaves as it was. */
function sizeOf(thing: object): number {
  if ('columns' in thing && Array.isArray(thing.columns)) return thing.columns.length
  return 'values' in thing && Array.isArray(thing.values) ? thing.values.length : 0
}

function gone<T>(from: ReadonlyMap<EntityId, T>, to: ReadonlyMap<EntityId, T>): readonly T[] {
  return [...from].filter(([id]) => !to.has(id)).map(([, entity]) => entity)
}

function scoreTables(a: Table, b: Table): Score {
  const shape = (table: Table) => table.columns.map((column) => `${column.name} ${column.type.display}`)
  const columns = overlap(shape(a), shape(b))
  const name = a.name === b.name ? 1 : similarity(a.name, b.name)
  return weigh([
    [0.6, columns, `${Math.round(columns * 100)} % of the columns are the same`],
    [0.4, name, a.name === b.name ? `the same name in ${b.schema}` : 'the names are alike'],
  ])
}

function scoreColumns(from: Table, a: Column, to: Table, b: Column): Score {
  const position = from.columns.indexOf(a) === to.columns.indexOf(b) ? 1 : 0
  const type = a.type.display === b.type.display ? 1 : a.type.name === b.type.name ? 0.5 : 0
  const constraints = a.nullable === b.nullable && a.default === b.default ? 1 : 0
  return weigh([
    [0.4, similarity(a.name, b.name), 'the names are alike'],
    [0.3, type, 'the type is the same'],
    [0.2, position, 'the position is the same'],
    [0.1, constraints, 'nullability and default are the same'],
  ])
}

function scoreViews(a: View, b: View): Score {
  return weigh([
    [0.7, a.query.trim() === b.query.trim() ? 1 : 0, 'the query is the same'],
    [0.3, similarity(a.name, b.name), 'the names are alike'],
  ])
}

function scoreEnums(a: EnumType, b: EnumType): Score {
  return weigh([
    [0.6, overlap(a.values, b.values), 'the values are the same'],
    [0.4, similarity(a.name, b.name), 'the names are alike'],
  ])
}

function weigh(parts: readonly (readonly [number, number, string])[]): Score {
  let score = 0
  const reasons: string[] = []
  for (const [weight, value, reason] of parts) {
    score += weight * value
    if (value >= 0.5) reasons.push(reason)
  }
  return { score: Math.round(score * 100) / 100, reasons }
}

/** Share of items that both lists have (Jaccard). */
function overlap(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b)
  const all = new Set([...a, ...b])
  return all.size === 0 ? 0 : new Set(a.filter((item) => other.has(item))).size / all.size
}

/** 1 for equal names, towards 0 with the share of two-letter runs that differ (Dice). */
function similarity(a: string, b: string): number {
  const pairs = (text: string) => {
    const padded = ` ${text.toLowerCase()} `
    return Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2))
  }
  const left = pairs(a)
  const right = pairs(b)
  const rest = [...right]
  let shared = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    rest.splice(at, 1)
    shared++
  }
  return (2 * shared) / (left.length + right.length)
}
