import {
  applyOps,
  type EntityId,
  type EntityKind,
  findColumn,
  joinQualified,
  parseEntityId,
  type Schema,
  type SchemaOp,
  type Table,
} from '../schema/index.ts'
import { qualifyOp } from './write/qualify.ts'
import { idsOf } from './write/statements.ts'

/** One thing that an op takes along besides what it names. */
export interface Consequence {
  readonly id: EntityId
  /** What happens to it, e.g. `foreign key orders_user_id_fkey of public.orders is dropped`. */
  readonly text: string
}

/** What ops take along: dependent keys, indexes, policies, views and owned sequences. Nothing for ops that cannot be applied. */
export function consequencesOf(schema: Schema, ops: readonly SchemaOp[]): readonly Consequence[] {
  const found: Consequence[] = []
  let before = schema
  for (const given of ops) {
    const op = qualifyOp(before, given)
    const applied = applyOps(before, [op])
    if (!applied.ok) return found
    found.push(...consequencesBetween(op, before, applied.value))
    before = applied.value
  }
  return found
}

/** What one qualified op takes along, given the schema on both sides of it. */
export function consequencesBetween(op: SchemaOp, before: Schema, after: Schema): readonly Consequence[] {
  return isDrop(op) ? lostBy(op, before, after) : []
}

function isDrop(op: SchemaOp): boolean {
  return (
    op.op.endsWith('.drop') ||
    (op.op === 'primaryKey.set' && op.primaryKey === null) ||
    op.op === 'unique.alter' ||
    op.op === 'column.setDefault' ||
    op.op === 'column.setType' ||
    op.op === 'column.setIdentity'
  )
}

function lostBy(op: SchemaOp, before: Schema, after: Schema): readonly Consequence[] {
  const lost: EntityId[] = []
  for (const [id, table] of before.tables) {
    const next = after.tables.get(id)
    if (next === table) continue
    if (!next) {
      if (!isNamed(op, table)) lost.push(id)
    } else {
      const left = new Set(idsOf(next))
      lost.push(...idsOf(table).filter((part) => !left.has(part)))
    }
  }
  for (const [old, next] of [
    [before.views, after.views],
    [before.enums, after.enums],
    [before.domains, after.domains],
    [before.sequences, after.sequences],
    [before.routines, after.routines],
  ] as const) {
    for (const id of old.keys()) if (!next.has(id)) lost.push(id)
  }
  return [
    ...lost.filter((id) => !isSubject(op, id)).map((id) => ({ id, text: `${nameOf(id)} is dropped` })),
    ...defaultsLost(op, before, after),
  ]
}

/** Defaults that draw from a sequence, or call a function, which goes. */
function defaultsLost(op: SchemaOp, before: Schema, after: Schema): readonly Consequence[] {
  if (!op.op.endsWith('.drop')) return []
  if (before.sequences.size === after.sequences.size && before.routines.size === after.routines.size)
    return []
  return [...before.tables].flatMap(([id, table]) => {
    const columns = after.tables.get(id)?.columns ?? []
    return columns.flatMap((column) => {
      const was = findColumn(table, column.name)
      const isLost = was && was.default !== null && column.default === null
      return isLost ? [{ id: was.id, text: `the default of ${nameOf(was.id)} is dropped` }] : []
    })
  })
}

function isNamed(op: SchemaOp, table: Table): boolean {
  return op.op === 'table.drop' && op.table === joinQualified(table.schema, table.name)
}

/** Whether the id is what the op itself drops. */
function isSubject(op: SchemaOp, id: EntityId): boolean {
  const { kind, parts } = parseEntityId(id)
  const name = parts.at(-1)
  const owner = joinQualified(...parts.slice(0, -1))
  switch (op.op) {
    case 'column.drop':
      return kind === 'column' && owner === op.table && name === op.column
    case 'constraint.drop':
      return constraintKinds.has(kind) && owner === op.table && name === op.name
    case 'primaryKey.set':
      return kind === 'primaryKey' && owner === op.table
    case 'index.drop':
      return kind === 'index' && name === op.name
    case 'policy.drop':
      return kind === 'policy' && owner === op.table && name === op.name
    case 'view.drop':
      return kind === 'view' && joinQualified(...parts) === op.view
    case 'enum.drop':
      return kind === 'enum' && joinQualified(...parts) === op.enum
    case 'object.drop':
      return kind === op.kind && joinQualified(...parts) === op.object
    default:
      return false
  }
}

const constraintKinds: ReadonlySet<EntityKind> = new Set([
  'primaryKey',
  'unique',
  'foreignKey',
  'check',
  'exclusion',
])

const labels: Partial<Record<EntityKind, string>> = {
  primaryKey: 'primary key',
  unique: 'unique constraint',
  foreignKey: 'foreign key',
  exclusion: 'exclusion constraint',
  routine: 'function',
}

function nameOf(id: EntityId): string {
  const { kind, parts } = parseEntityId(id)
  const label = labels[kind] ?? kind
  const isPart = parts.length > 2 && kind !== 'routine'
  if (!isPart) return `${label} ${joinQualified(...parts)}`
  return `${label} ${parts.at(-1)} of ${joinQualified(...parts.slice(0, -1))}`
}
