import {
  type ApplyPort,
  allEntities,
  applyOps,
  differing,
  type EntityId,
  type Schema,
  type SchemaOp,
} from '../schema/index.ts'
import { diffComposites } from './composites.ts'
import type { DiffDialect } from './dialect.ts'
import { diffDomains } from './domains.ts'
import { diffEnums } from './enums.ts'
import { diffExtensions } from './extensions.ts'
import { createOpList, type DiffContext } from './op-list.ts'
import { diffOpaque } from './opaque.ts'
import { diffRanges } from './ranges.ts'
import { renameOps } from './renames/carry-out.ts'
import { inferRenames } from './renames/questions.ts'
import type { Rename, RenameQuestion } from './renames/rename.ts'
import { diffRoutines } from './routines.ts'
import { sqlEquality } from './same-sql.ts'
import { diffNamespaces } from './schemas.ts'
import { diffSequences, isImplied } from './sequences.ts'
import { withSharedRecords } from './shared.ts'
import { diffTables } from './tables.ts'
import { diffViews } from './views.ts'

export interface DiffOptions {
  /** Pairs to be taken for one thing under two names; every other missing thing is dropped. */
  readonly renames?: readonly Rename[]
  /** Things known to be dropped: not asked about. */
  readonly dropped?: readonly EntityId[]
  /** `renames`: every likely rename is taken for one. `drops`: none is, and nothing is asked. */
  readonly assume?: 'renames' | 'drops'
}

export interface SchemaDiff {
  /** Applied in order to `before` they give `after` (law S9). */
  readonly ops: readonly SchemaOp[]
  /** Likely renames that the options do not answer. */
  readonly questions: readonly RenameQuestion[]
  /** The renames that `ops` carry out: those given and those assumed. */
  readonly renames: readonly Rename[]
}

/** What leads from one schema to another, compared by meaning: spelling, order of clauses and default names aside. */
export function diffSchemas(
  before: Schema,
  after: Schema,
  dialect: DiffDialect,
  options: DiffOptions = {},
): SchemaDiff {
  const given = options.renames ?? []
  const asked =
    options.assume === 'drops' ? [] : inferRenames(before, after, given, new Set(options.dropped ?? []))
  const assumed = options.assume === 'renames' ? asked.map(({ from, to }) => ({ from, to })) : []
  const questions = options.assume === 'renames' ? [] : asked
  const renames = [...given, ...assumed]
  const ops: SchemaOp[] = [...renameOps(before, renames)]
  let current = applied(before, ops, dialect)
  const target = withSharedRecords(current, after)
  const said = new Set<string>()
  // What an op takes with it (a view that reads a dropped column) is put back by the next round.
  for (let round = 0; round < maxRounds; round++) {
    const next = diffOnce(current, target, dialect).filter((op) => !isSaidOnce(op) || isNew(said, op))
    if (next.length === 0) break
    // Objects known by their statement are what the schema to reach says they are.
    const taken = takeOps(withObjectsOf(current, target), next, dialect)
    ops.push(...taken.ops)
    current = taken.schema
  }
  return { ops, questions, renames }
}

/** The older schema with the chosen renames carried out and nothing else. */
export function withRenames(before: Schema, renames: readonly Rename[], dialect: DiffDialect): Schema {
  return applied(before, renameOps(before, renames), dialect)
}

/** One round settles what was asked for, a second what that took along; the rest is a margin. */
const maxRounds = 5

function isObjectOp(op: SchemaOp): boolean {
  return (
    op.op === 'object.add' ||
    op.op === 'object.alter' ||
    op.op === 'object.drop' ||
    op.op === 'object.setComment'
  )
}

/** What an object is in is not known before it is made. */
function isSaidOnce(op: SchemaOp): boolean {
  return isObjectOp(op) || op.op === 'trigger.setState' || op.op === 'rule.setState'
}

/** Triggers stay unknown to the tables until the text is read again: each is said once. */
function isNew(said: Set<string>, op: SchemaOp): boolean {
  const key = JSON.stringify(op)
  if (said.has(key)) return false
  said.add(key)
  return true
}

function withObjectsOf(schema: Schema, after: Schema): Schema {
  const sequences = withOwnSequences(schema, after)
  const isSame =
    sequences === schema.sequences &&
    schema.extensions === after.extensions &&
    schema.domains === after.domains &&
    schema.composites === after.composites &&
    schema.ranges === after.ranges &&
    schema.routines === after.routines &&
    schema.objects === after.objects
  if (isSame) return schema
  return {
    ...schema,
    extensions: after.extensions,
    domains: after.domains,
    composites: after.composites,
    ranges: after.ranges,
    routines: after.routines,
    objects: after.objects,
    sequences,
  }
}

/** The sequences of a schema, those of another that stand by themselves put in; the map itself when it has them all. */
function withOwnSequences(schema: Schema, after: Schema): Schema['sequences'] {
  if (schema.sequences === after.sequences) return schema.sequences
  const more = [...after.sequences].filter(
    ([id, sequence]) => schema.sequences.get(id) !== sequence && !isImplied(after, sequence),
  )
  return more.length === 0 ? schema.sequences : new Map([...schema.sequences, ...more])
}

/** Every kind of object, types and what they are made of before what is made of them. */
const kinds: readonly ((context: DiffContext) => void)[] = [
  diffNamespaces,
  diffExtensions,
  diffDomains,
  diffComposites,
  diffRanges,
  diffSequences,
  diffRoutines,
  diffOpaque,
  diffEnums,
  diffTables,
  diffViews,
]

function diffOnce(before: Schema, after: Schema, dialect: DiffDialect): readonly SchemaOp[] {
  const list = createOpList()
  const sql = sqlEquality(before, after, dialect)
  let isOwned: boolean | null = null
  const ownersMatter = () => (isOwned ??= hasOwners(after))
  const tables = differing(before.tables, after.tables)
  const context: DiffContext = { before, after, dialect, sql, tables, ownersMatter, add: list.add }
  for (const diffKind of kinds) diffKind(context)
  return list.ordered()
}

function hasOwners(schema: Schema): boolean {
  for (const entity of allEntities(schema)) if (entity.owner !== null) return true
  return false
}

/** The ops that can be carried out and where they lead; one about a thing that went with another waits for the next round. */
function takeOps(
  schema: Schema,
  wanted: readonly SchemaOp[],
  dialect: DiffDialect,
): { readonly schema: Schema; readonly ops: readonly SchemaOp[] } {
  const ops = [...wanted]
  let rest = ops.filter((op) => !isObjectOp(op))
  let current = schema
  for (;;) {
    const result = applyOps(current, rest, namesOnly(dialect))
    if (result.ok) return { schema: result.value, ops }
    const failed = rest[result.error.op]
    if (!failed || result.error.code !== 'not-found') throw impossible(result.error.message)
    current = applied(current, rest.slice(0, result.error.op), dialect)
    rest = rest.slice(result.error.op + 1)
    ops.splice(ops.indexOf(failed), 1)
  }
}

function applied(schema: Schema, ops: readonly SchemaOp[], dialect: DiffDialect): Schema {
  const result = applyOps(schema, ops, namesOnly(dialect))
  if (result.ok) return result.value
  throw impossible(result.error.message)
}

/** What is known by its statement is taken from the schema to reach, so no statement has to be read. */
function namesOnly({ canonicalType, quote }: DiffDialect): ApplyPort {
  return { canonicalType, quote }
}

function impossible(message: string): Error {
  return new Error(`diff: an operation cannot be carried out: ${message}`)
}
