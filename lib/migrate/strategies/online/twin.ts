import { diffSchemas, type Rename } from '../../../diff/index.ts'
import {
  applyOps,
  type Column,
  type EntityId,
  entityId,
  parseEntityId,
  type Schema,
  type SchemaOp,
  scanSql,
  type Table,
} from '../../../schema/index.ts'
import type { Dialect, Follower } from '../../../sql/index.ts'
import type { Namer } from '../../fresh-name.ts'
import { refOf } from '../../specs.ts'

/** A table that a second one stands beside for a while, because no statement makes one out of the other. */
export interface Twin {
  /** The table as the base has it. */
  readonly old: Table
  /** As the target has it. */
  readonly wanted: Table
  /** The second table as it is at first, under a passing name. */
  readonly beside: Table
  /** The old one as it is once the names have been exchanged. */
  readonly kept: Table
  /** The partitions of the second one, and theirs. */
  readonly parts: readonly Table[]
  /** Columns of the old one and those of the target that hold the same. */
  readonly columns: readonly Follower[]
  /** The triggers that write the second table whenever the old one is written, and the other way round. */
  readonly follower: string
  readonly returner: string
}

export interface TwinInput {
  readonly before: Schema
  readonly after: Schema
  readonly renames: readonly Rename[]
  readonly dialect: Dialect
  readonly namer: Namer
}

/** The tables that become partitioned and whose rows can be told apart meanwhile. */
export function findTwins(input: TwinInput): readonly Twin[] {
  const twins: Twin[] = []
  for (const old of input.before.tables.values()) {
    const wanted = input.after.tables.get(old.id)
    if (!wanted || old.kind !== 'table' || wanted.kind !== 'partitioned') continue
    const parts = partsOf(wanted, input.after)
    if (isTied(old, wanted, parts, input)) continue
    const columns = sharedColumns(old, wanted, input.renames)
    const found = new Set(columns.map(({ from }) => from.name))
    if (!old.primaryKey?.columns.every((column) => found.has(column))) continue
    twins.push(twinOf({ old, wanted, parts, columns }, input))
  }
  return twins
}

/** The target with the tables as they were, for those who plan everything else; keys that point at them stay too. */
export function withoutTwins(before: Schema, after: Schema, twins: readonly Twin[]): Schema {
  if (twins.length === 0) return after
  const old = new Map(twins.map((twin) => [twin.old.id, twin.old]))
  const parts = new Set(twins.flatMap((twin) => twin.parts.map(({ id }) => id)))
  const tables = new Map<EntityId, Table>()
  for (const [id, table] of after.tables) {
    if (parts.has(id)) continue
    tables.set(id, old.get(id) ?? keysAsTheyWere(table, before.tables.get(id), twins))
  }
  return { ...after, tables }
}

/** The ops that make the second table with all that belongs to it but triggers, beside what `schema` holds. */
export function makeTwin({ beside, parts }: Twin, schema: Schema, dialect: Dialect): readonly SchemaOp[] {
  const tables = new Map(schema.tables)
  for (const table of [beside, ...parts]) tables.set(table.id, table)
  return diffSchemas(schema, { ...schema, tables }, dialect, { assume: 'drops' }).ops
}

/** Whether a rename is of a column of one of the tables: the second one has the new name from the start. */
export function isOfTwin({ from }: Rename, twins: readonly Twin[]): boolean {
  const { kind, parts } = parseEntityId(from)
  return kind === 'column' && twins.some(({ old }) => old.schema === parts[0] && old.name === parts[1])
}

function twinOf(
  { old, wanted, parts, columns }: Pick<Twin, 'old' | 'wanted' | 'parts' | 'columns'>,
  { after, dialect, namer }: TwinInput,
): Twin {
  const leaving = leavingColumns(old, columns)
  const plain: Table = {
    ...allNamed(wanted),
    triggers: [],
    rules: [],
    rowSecurity: { enabled: false, forced: false },
    // What counts does so in one table only; a row may come before the one of the same table it points at.
    columns: [...wanted.columns, ...leaving].map((column) => ({
      ...column,
      identity: null,
      default: ownDefault(column),
    })),
    foreignKeys: allNamed(wanted).foreignKeys.filter((key) => !pointsAt(key, wanted)),
  }
  const passing = namer(`${wanted.name}_next`)
  const bare = parts.map((part) => ({ ...withoutCounting(part, plain), foreignKeys: [] }))
  const tables = new Map([plain, ...bare].map((table) => [table.id, table]))
  const ops: SchemaOp[] = [{ op: 'table.rename', table: refOf(wanted), to: passing }]
  const table = refOf({ schema: wanted.schema, name: passing })
  for (const { name } of keysOf(plain)) {
    ops.push({ op: 'constraint.rename', table, name, to: namer(`${name}_next`) })
  }
  for (const { name } of plain.indexes) {
    ops.push({ op: 'index.rename', table, name, to: namer(`${name}_next`) })
  }
  const renamed = applyOps({ ...after, tables, views: new Map() }, ops, dialect)
  const beside = renamed.ok
    ? [...renamed.value.tables.values()].find(
        ({ name, schema }) => name === passing && schema === wanted.schema,
      )
    : undefined
  if (!renamed.ok || !beside) throw new Error(`migrate: no second table can stand beside ${wanted.name}`)
  return {
    old,
    wanted,
    beside,
    kept: calledOtherwise(old, namer(`${old.name}_old`)),
    parts: parts.flatMap(({ id, foreignKeys }) => {
      const part = renamed.value.tables.get(id)
      const kept = new Set(beside.foreignKeys.map(({ name }) => name))
      return part ? [{ ...part, foreignKeys: foreignKeys.filter(({ name }) => kept.has(name)) }] : []
    }),
    columns: [...columns, ...leaving.map((to) => ({ from: to, to }))],
    follower: namer(`athena_mirror_${old.name}`),
    returner: namer(`athena_return_${old.name}`),
  }
}

function calledOtherwise(table: Table, name: string): Table {
  return { ...table, id: entityId('table', table.schema, name), name }
}

/** What the target does not have stays until nobody reads it any more, and may be left out from now on. */
function leavingColumns(old: Table, columns: readonly Follower[]): readonly Column[] {
  return old.columns
    .filter((column) => !column.generated && !columns.some(({ from }) => from === column))
    .map((column) => ({ ...column, nullable: true }))
}

/** Constraints and indexes that exist as relations, whose names no two tables of a schema share. */
export function keysOf(table: Table): readonly { readonly name: string }[] {
  return [...(table.primaryKey ? [table.primaryKey] : []), ...table.uniques, ...table.exclusions]
}

/** A default that does not count. */
function ownDefault({ default: value, serial }: Column): string | null {
  if (value === null || serial !== null) return null
  return scanSql(value).some((token) => token.kind === 'word' && token.value === 'nextval') ? null : value
}

function withoutCounting(part: Table, above: Table): Table {
  const own = part.columns.filter((column) => !column.inherited)
  const columns = above.columns.flatMap((column) => {
    if (own.some(({ name }) => name === column.name)) return []
    const same = part.columns.find(({ name }) => name === column.name)
    const id = entityId('column', part.schema, part.name, column.name)
    const made = { ...column, id, inherited: true, comment: null }
    return [same ? { ...same, identity: null, default: column.default } : made]
  })
  return { ...part, columns: [...columns, ...own] }
}

/** What the engine named keeps its name when the table is called otherwise. */
function allNamed(table: Table): Table {
  const named = <T extends { readonly named: boolean }>(each: T): T => ({ ...each, named: true })
  return {
    ...table,
    primaryKey: table.primaryKey && named(table.primaryKey),
    uniques: table.uniques.map(named),
    foreignKeys: table.foreignKeys.map(named),
    checks: table.checks.map(named),
    exclusions: table.exclusions.map(named),
    indexes: table.indexes.map(named),
  }
}

function sharedColumns(old: Table, wanted: Table, renames: readonly Rename[]): readonly Follower[] {
  const to = new Map(renames.map((rename) => [rename.from, rename.to]))
  return old.columns.flatMap((from) => {
    const id = to.get(from.id)
    const same = wanted.columns.find((each) => (id === undefined ? each.name === from.name : each.id === id))
    return same ? [{ from, to: same }] : []
  })
}

/** Whether something rests on the table that would not follow its name, or could not stand beside it. */
function isTied(old: Table, wanted: Table, parts: readonly Table[], { before }: TwinInput): boolean {
  if (wanted.partitionOf !== null || old.partitionOf !== null || old.rules.length > 0) return true
  if (old.inherits.length > 0 || old.persistence === 'temporary' || !old.primaryKey) return true
  if (parts.some((part) => before.tables.has(part.id) || before.views.has(part.id))) return true
  const tables = [...before.tables.values()]
  const isParent = tables.some(({ inherits }) =>
    inherits.some(({ schema, name }) => schema === old.schema && name === old.name),
  )
  const types = [
    ...tables.flatMap(({ columns }) => columns.map(({ type }) => type)),
    ...[...before.composites.values()].flatMap(({ attributes }) => attributes.map(({ type }) => type)),
    ...[...before.domains.values()].map(({ type }) => type),
  ]
  const isType = types.some(({ schema, name }) => schema === old.schema && name === old.name)
  const taken = [...before.routines.values()].some((routine) =>
    scanSql(`${routine.arguments} ${routine.returns ?? ''}`).some(({ value }) => value === old.name),
  )
  return isParent || isType || taken
}

function partsOf(table: Table, schema: Schema): readonly Table[] {
  const below = [...schema.tables.values()].filter(
    ({ partitionOf: of }) => of?.parent.schema === table.schema && of.parent.name === table.name,
  )
  return below.flatMap((part) => [part, ...partsOf(part, schema)])
}

function pointsAt(key: Table['foreignKeys'][number], table: Table): boolean {
  return key.references.schema === table.schema && key.references.table === table.name
}

/** Keys that point at one of the tables change when it has changed. */
function keysAsTheyWere(table: Table, was: Table | undefined, twins: readonly Twin[]): Table {
  const isAtTwin = (key: Table['foreignKeys'][number]) => twins.some(({ old }) => pointsAt(key, old))
  const before = was?.foreignKeys ?? []
  if (![...table.foreignKeys, ...before].some(isAtTwin)) return table
  return {
    ...table,
    foreignKeys: [...table.foreignKeys.filter((key) => !isAtTwin(key)), ...before.filter(isAtTwin)],
  }
}
