import { joinQualified, type Schema, type SchemaOp } from '../schema/index.ts'
import type { DiffDialect } from './dialect.ts'
import { diffSchemas, withRenames } from './diff-schemas.ts'
import type { Rename } from './renames/rename.ts'

/** A change of the other side that is not taken over, and why. */
export interface MergeConflict {
  readonly op: SchemaOp
  readonly because: string
}

export interface SchemaMerge {
  /** What the other side changed, in its order, as changes of one's own schema. */
  readonly ops: readonly SchemaOp[]
  /** What both changed differently: one's own stays. */
  readonly conflicts: readonly MergeConflict[]
}

/**
 * What `theirs` changed since `base`, without what `ours` has already. A change that fights with one of ours is a
 * conflict. Merging again when all of it is taken over gives nothing.
 */
export function mergeSchemas(base: Schema, theirs: Schema, ours: Schema, dialect: DiffDialect): SchemaMerge {
  const { renames, ops: since } = diffSchemas(base, ours, dialect, { assume: 'renames' })
  // Both sides speak of what we renamed by its new name; what they renamed too keeps theirs.
  const kept = renames.length === 0 ? [] : stillThere(base, theirs, renames, dialect)
  const start = withRenames(base, renames, dialect)
  const other = withRenames(theirs, kept, dialect)
  const wanted = diffSchemas(start, other, dialect, { assume: 'renames' }).ops
  const own = renames.length === 0 ? since : diffSchemas(start, ours, dialect, { assume: 'drops' }).ops
  const renamed = new Set(since.flatMap(newNameOf))
  const have = new Set(own.map(meaningOf))
  const ops: SchemaOp[] = []
  const conflicts: MergeConflict[] = []
  for (const op of wanted) {
    if (have.has(meaningOf(op))) continue
    const because = renameFight(op, renamed) ?? own.flatMap((mine) => fight(op, mine) ?? [])[0]
    if (because === undefined) ops.push(op)
    else conflicts.push({ op, because })
  }
  return { ops, conflicts }
}

/** The conflicts that are still about something: those whose subject differs between the two schemas. */
export function openConflicts(
  conflicts: readonly MergeConflict[],
  merged: Schema,
  theirs: Schema,
  dialect: DiffDialect,
): readonly MergeConflict[] {
  const left = diffSchemas(merged, theirs, dialect, { assume: 'renames' }).ops.map(subjectOf)
  return conflicts.filter(({ op }) => {
    const subject = subjectOf(op)
    return left.some((other) => isWithin(other, subject) || isWithin(subject, other))
  })
}

/** The renames of things that the other side has under their old name still. */
function stillThere(
  base: Schema,
  theirs: Schema,
  ours: readonly Rename[],
  dialect: DiffDialect,
): readonly Rename[] {
  const { renames, ops } = diffSchemas(base, theirs, dialect, { assume: 'renames' })
  const drops = ops.filter(isDrop)
  const isGone = (id: string): boolean =>
    renames.some(({ from }) => from === id) || drops.some((op) => namesEntity(op, id))
  return ours.filter(({ from }) => !isGone(from))
}

function namesEntity(op: SchemaOp, id: string): boolean {
  return id.endsWith(`:${subjectOf(op).slice(1).join('.')}`)
}

/** Why two changes cannot both be meant; null where they can. */
function fight(theirs: SchemaOp, ours: SchemaOp): string | null {
  const [their, our] = [subjectOf(theirs), subjectOf(ours)]
  if (theirs.op === 'column.move' || ours.op === 'column.move') return null
  if (isDrop(theirs)) return isWithin(our, their) && !isDrop(ours) ? 'it was changed here' : null
  if (isDrop(ours)) return isWithin(their, our) ? 'it was dropped here' : null
  const isSame = theirs.op === ours.op && isWithin(their, our) && isWithin(our, their)
  if (!isSame) return null
  return theirs.op.endsWith('.add')
    ? 'it was added here in another way'
    : 'it was changed here in another way'
}

function renameFight(op: SchemaOp, renamed: ReadonlySet<string>): string | undefined {
  const isRename = op.op.endsWith('.rename') || op.op === 'enum.renameValue'
  return isRename && renamed.has(subjectOf(op).join('\0')) ? 'it was renamed here' : undefined
}

/** The subject of a renaming op under its new name. */
function newNameOf(op: SchemaOp): readonly string[] {
  if (!('to' in op) || op.to === undefined) return []
  const subject = subjectOf(op)
  const last = subject.at(-1) ?? ''
  const dot = last.lastIndexOf('.')
  const isWhole = subject.length === 2 && dot >= 0
  const next = isWhole ? `${last.slice(0, dot + 1)}${joinQualified(op.to)}` : op.to
  return [[...subject.slice(0, -1), next].join('\0')]
}

function isDrop(op: SchemaOp): boolean {
  return op.op.endsWith('.drop') || (op.op === 'primaryKey.set' && op.primaryKey === null)
}

/** The op without what does not matter to what it means: where among the others a column stands. */
function meaningOf(op: SchemaOp): string {
  return JSON.stringify(op, (key, value) => (key === 'after' ? undefined : value))
}

/** The path of what an op is about: its kind, its name, and the part of it. */
function subjectOf(op: SchemaOp): readonly string[] {
  const [noun = '', verb = ''] = op.op.split('.')
  switch (op.op) {
    case 'table.add':
      return ['table', joinQualified(op.table.schema ?? '', op.table.name)]
    case 'view.add':
      return ['view', joinQualified(op.view.schema ?? '', op.view.name)]
    case 'enum.add':
      return ['enum', joinQualified(op.enum.schema ?? '', op.enum.name)]
    case 'enum.addValue':
    case 'enum.renameValue':
      return ['enum', op.enum, op.value]
    case 'schema.add':
    case 'schema.drop':
      return ['schema', op.name]
    case 'object.add':
      return [op.kind, op.definition]
    case 'column.add':
      return ['table', op.table, 'column', op.column.name]
    case 'primaryKey.set':
      return ['table', op.table, 'primaryKey']
    case 'sequence.setOwnedBy':
      return ['sequence', op.sequence]
  }
  if ('object' in op) return [op.kind, op.object]
  if ('view' in op) return ['view', op.view]
  if ('enum' in op) return ['enum', op.enum]
  if (noun === 'table' || !('table' in op)) return 'table' in op ? ['table', op.table] : [noun]
  if ('column' in op) return ['table', op.table, 'column', op.column]
  const part = verb === 'add' ? nameOfPart(op, noun) : 'name' in op ? op.name : ''
  return ['table', op.table, partKinds[noun] ?? noun, part]
}

/** Kinds of constraints share their names. */
const partKinds: Readonly<Record<string, string>> = {
  unique: 'constraint',
  foreignKey: 'constraint',
  check: 'constraint',
  exclusion: 'constraint',
}

/** The name of the part that an op adds, or all of it where it has none. */
function nameOfPart(op: SchemaOp, noun: string): string {
  const part = (op as unknown as Readonly<Record<string, unknown>>)[noun]
  const name = typeof part === 'object' && part !== null && 'name' in part ? part.name : null
  return typeof name === 'string' ? name : JSON.stringify(part)
}

function isWithin(inner: readonly string[], outer: readonly string[]): boolean {
  return outer.every((part, at) => inner[at] === part)
}
