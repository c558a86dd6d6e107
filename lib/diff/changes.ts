import {
  type EntityId,
  entityId,
  joinQualified,
  parseEntityId,
  type SchemaOp,
  splitQualified,
} from '../schema/index.ts'
import { isMove } from './renames/moves.ts'
import type { Rename } from './renames/rename.ts'

/** Everything that changes of one object, in words. */
export interface ObjectChange {
  /** `table`, `view`, `enum` … */
  readonly kind: string
  /** Qualified, as the newer schema has it. */
  readonly name: string
  /** Qualified, as the older schema has it, where that differs. */
  readonly formerName: string | null
  readonly how: 'added' | 'removed' | 'changed'
  /** One line for each of its parts that changes; none where all of it comes or goes. */
  readonly lines: readonly string[]
}

/**
 * Ops as a list of changes, grouped by the objects they are about, in the order of the ops. A column that the
 * renames lead into another table is told as moved on both sides.
 */
export function changesOf(
  ops: readonly SchemaOp[],
  renames: readonly Rename[] = [],
): readonly ObjectChange[] {
  const moves = movesOf(renames)
  const groups = new Map<string, Group>()
  for (const op of ops) {
    const { kind, name } = ownerOf(op)
    const key = `${kind} ${name}`
    const group = groups.get(key) ?? { kind, name, formerName: null, how: 'changed', lines: [] }
    groups.delete(key)
    const next = carried(group, op, moves)
    groups.set(`${next.kind} ${next.name}`, next)
  }
  return [...groups.values()]
}

type Group = ObjectChange

/** Columns that went into another table, by where they went and by where they came from. */
interface Moves {
  readonly origins: ReadonlyMap<EntityId, EntityId>
  readonly targets: ReadonlyMap<EntityId, EntityId>
}

function movesOf(renames: readonly Rename[]): Moves {
  const moves = renames.filter((rename) => isMove(rename, renames))
  const tables = new Map(renames.map(({ from, to }) => [from, to]))
  // An op names the table as it is called by then.
  const nowIn = (column: EntityId): EntityId => {
    const [space = '', table = '', name = ''] = parseEntityId(column).parts
    const renamed = tables.get(entityId('table', space, table))
    return renamed ? entityId('column', ...parseEntityId(renamed).parts, name) : column
  }
  return {
    origins: new Map(moves.map(({ from, to }) => [to, from])),
    targets: new Map(moves.map(({ from, to }) => [nowIn(from), to])),
  }
}

/** What is said of the columns of an op that moved; none where none did. */
function movedLines(op: SchemaOp, { origins, targets }: Moves): readonly string[] {
  const idIn = (table: string, column: string): EntityId =>
    entityId('column', ...splitQualified(table), column)
  const nameOf = (id: EntityId): string => joinQualified(...parseEntityId(id).parts)
  const cameFrom = (table: string, column: string): readonly string[] => {
    const origin = origins.get(idIn(table, column))
    return origin ? [`column ${column} moved here from ${nameOf(origin)}`] : []
  }
  switch (op.op) {
    case 'column.add':
      return cameFrom(op.table, op.column.name)
    case 'column.drop': {
      const target = targets.get(idIn(op.table, op.column))
      return target ? [`column ${op.column} moved to ${nameOf(target)}`] : []
    }
    case 'table.add': {
      const { columns } = op.table
      return columns.flatMap(({ name }) =>
        cameFrom(joinQualified(op.table.schema ?? '', op.table.name), name),
      )
    }
    default:
      return []
  }
}

function carried(group: Group, op: SchemaOp, moves: Moves): Group {
  const moved = movedLines(op, moves)
  if (moved.length > 0) {
    const how = op.op === 'table.add' ? 'added' : group.how
    return { ...group, how, lines: [...group.lines, ...moved] }
  }
  const [noun = '', verb = ''] = op.op.split('.')
  if (noun === group.kind || noun === 'object') {
    if (verb === 'add') return { ...group, how: group.how === 'removed' ? 'changed' : 'added' }
    if (verb === 'drop') return { ...group, how: 'removed', lines: [] }
    const move =
      verb === 'rename' && 'to' in op
        ? { name: op.to }
        : verb === 'setSchema' && 'schema' in op
          ? { schema: op.schema }
          : null
    if (move) return { ...group, name: renamed(group.name, move), formerName: group.formerName ?? group.name }
  }
  const line = lineOf(op, noun, verb)
  return group.how === 'added' ? group : { ...group, lines: [...group.lines, line] }
}

function renamed(
  name: string,
  to: { readonly name?: string | undefined; readonly schema?: unknown },
): string {
  const parts = [...splitQualified(name)]
  if (to.name !== undefined) parts[parts.length > 1 ? 1 : 0] = to.name
  if (typeof to.schema === 'string') parts[0] = to.schema
  return joinQualified(...parts)
}

function ownerOf(op: SchemaOp): { readonly kind: string; readonly name: string } {
  if (op.op === 'table.add')
    return { kind: 'table', name: joinQualified(op.table.schema ?? '', op.table.name) }
  if (op.op === 'view.add') return { kind: 'view', name: joinQualified(op.view.schema ?? '', op.view.name) }
  if (op.op === 'enum.add') return { kind: 'enum', name: joinQualified(op.enum.schema ?? '', op.enum.name) }
  if (op.op === 'schema.add' || op.op === 'schema.drop') return { kind: 'schema', name: op.name }
  if (op.op === 'object.add') return { kind: op.kind, name: firstLine(op.definition) }
  if ('object' in op) return { kind: op.kind, name: op.object }
  if ('table' in op && typeof op.table === 'string') return { kind: 'table', name: op.table }
  if ('view' in op && typeof op.view === 'string') return { kind: 'view', name: op.view }
  if ('enum' in op && typeof op.enum === 'string') return { kind: 'enum', name: op.enum }
  if ('sequence' in op) return { kind: 'sequence', name: op.sequence }
  return { kind: op.op.split('.')[0] ?? '', name: '' }
}

/** What an op does to a part of its object. */
function lineOf(op: SchemaOp, noun: string, verb: string): string {
  const part =
    'column' in op
      ? partName(op.column)
      : 'name' in op && typeof op.name === 'string'
        ? op.name
        : specName(op, noun)
  const isPart = !['table', 'view', 'enum', 'object', 'sequence', 'schema'].includes(noun)
  const subject = isPart ? [words(noun), part].filter(Boolean).join(' ') : ''
  const told = (text: string) => [subject, text].filter(Boolean).join(' ')
  if (op.op === 'column.add') return told(`added, ${op.column.type}${op.column.nullable ? '' : ', not null'}`)
  if (op.op === 'primaryKey.set') {
    return op.primaryKey ? `primary key on ${op.primaryKey.columns.join(', ')}` : 'primary key dropped'
  }
  if (op.op === 'enum.addValue' || op.op === 'enum.renameValue') {
    return op.op === 'enum.addValue' ? `value ${op.value} added` : `value ${op.value} renamed to ${op.to}`
  }
  if (verb === 'rename' && 'to' in op) return told(`renamed to ${op.to}`)
  if (verb.startsWith('set')) return told(`${words(verb.slice('set'.length))}${valueOfSetting(op, verb)}`)
  return told(verbs[verb] ?? words(verb))
}

const verbs: Readonly<Record<string, string>> = {
  add: 'added',
  drop: 'dropped',
  alter: 'changed',
  validate: 'checked for the rows that are there',
  move: 'moved',
}

function valueOfSetting(op: SchemaOp, verb: string): string {
  const key = `${verb.charAt('set'.length).toLowerCase()}${verb.slice('set'.length + 1)}`
  const value = (op as unknown as Readonly<Record<string, unknown>>)[key]
  if (value === null) return ' removed'
  return typeof value === 'string' || typeof value === 'boolean'
    ? `: ${firstLine(String(value))}`
    : ' changed'
}

function partName(column: unknown): string {
  if (typeof column === 'string') return column
  return hasName(column) ? (column.name ?? '') : ''
}

/** The name, or else the columns, of the part that an op brings. */
function specName(op: SchemaOp, noun: string): string {
  const spec = (op as unknown as Readonly<Record<string, unknown>>)[noun]
  if (hasName(spec) && spec.name) return spec.name
  const columns = typeof spec === 'object' && spec !== null && 'columns' in spec ? spec.columns : null
  return Array.isArray(columns) ? `on ${columns.join(', ')}` : ''
}

function hasName(value: unknown): value is { readonly name: string | null } {
  return typeof value === 'object' && value !== null && 'name' in value
}

/** `foreignKey` → `foreign key`. */
function words(name: string): string {
  let text = ''
  for (const ch of name) text += ch >= 'A' && ch <= 'Z' ? ` ${ch.toLowerCase()}` : ch
  return text.trim()
}

function firstLine(text: string): string {
  const [line = '', ...more] = text.trim().split('\n')
  return more.length > 0 ? `${line.trim()} …` : line.trim()
}
