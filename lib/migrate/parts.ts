import { diffSchemas, type Rename } from '../diff/index.ts'
import {
  applyOps,
  type EntityKind,
  entityId,
  joinQualified,
  type Schema,
  type SchemaOp,
  splitQualified,
} from '../schema/index.ts'
import type { Dialect, PlannedStatement, PlanStyle } from '../sql/index.ts'
import { type Part, stepOf } from './phases.ts'

/** A schema after those ops that it takes, and which these were. */
export interface Advance {
  readonly schema: Schema
  readonly ops: readonly SchemaOp[]
}

/** Applies what can be applied; an op that does not fit yet is left to somebody else. */
export function advance(schema: Schema, ops: readonly SchemaOp[], dialect: Dialect): Advance {
  const all = applyOps(schema, ops, dialect)
  if (all.ok) return { schema: all.value, ops }
  const done: SchemaOp[] = []
  let current = schema
  for (const op of ops) {
    const next = applyOps(current, [op], dialect)
    if (!next.ok) continue
    current = next.value
    done.push(op)
  }
  return { schema: current, ops: done }
}

/**
 * Ops as parts: what may not stand in a transaction is a part of its own, so that each part can be run, fail
 * and be taken back on its own. The last part leads to `end`.
 */
export function planParts(
  ops: readonly SchemaOp[],
  start: Schema,
  end: Schema,
  dialect: Dialect,
  style: PlanStyle,
): readonly Part[] {
  const parts: Part[] = []
  let current = start
  const runs = runsOf(ops, dialect, style)
  for (const [at, run] of runs.entries()) {
    const last = at === runs.length - 1
    const next = last ? end : advance(current, run, dialect).schema
    const up = dialect.plan(run, current, next, style).map(stepOf)
    const back = opsBack(next, current, run, dialect)
    const down = dialect.plan(back, next, current, { ...style, blocking: 'allowed' }).map(stepOf)
    if (up.length > 0 || down.length > 0) {
      parts.push({ transactional: up.every(({ facts }) => facts.transactional), up, down })
    }
    current = next
  }
  return parts
}

/** A change of rows as a part of its own; there is nothing to take back. */
export function partOfRows(statement: PlannedStatement): Part {
  return { transactional: statement.facts.transactional, up: [stepOf(statement)], down: [] }
}

function runsOf(
  ops: readonly SchemaOp[],
  dialect: Dialect,
  style: PlanStyle,
): readonly (readonly SchemaOp[])[] {
  const runs: SchemaOp[][] = []
  let open: SchemaOp[] | null = null
  for (const op of ops) {
    if (dialect.standsAlone(op, style)) {
      runs.push([op])
      open = null
    } else if (open) open.push(op)
    else {
      open = [op]
      runs.push(open)
    }
  }
  return runs
}

/** What leads back over ops; views that stand under an old name make way for it first. */
function opsBack(from: Schema, to: Schema, done: readonly SchemaOp[], dialect: Dialect): readonly SchemaOp[] {
  const aside = done.flatMap((op): readonly SchemaOp[] =>
    op.op === 'view.add' && isNameOfTable(op.view, to)
      ? [{ op: 'view.drop', view: joinQualified(op.view.schema ?? '', op.view.name) }]
      : [],
  )
  const first = advance(from, aside, dialect)
  return [...first.ops, ...diffSchemas(first.schema, to, dialect, { renames: renamesBack(done) }).ops]
}

function isNameOfTable(
  view: { readonly schema: string | null; readonly name: string },
  schema: Schema,
): boolean {
  return view.schema !== null && schema.tables.has(entityId('table', view.schema, view.name))
}

/** The renames among ops, the other way round, so that the way back is a rename too. */
function renamesBack(ops: readonly SchemaOp[]): readonly Rename[] {
  return ops.flatMap((op): readonly Rename[] => {
    switch (op.op) {
      case 'column.rename':
        return [partBack('column', op.table, op.column, op.to)]
      case 'table.rename':
        return [nameBack('table', op.table, op.to)]
      case 'view.rename':
        return [nameBack('view', op.view, op.to)]
      case 'enum.rename':
        return [nameBack('enum', op.enum, op.to)]
      case 'index.rename':
        return [partBack('index', op.table, op.name, op.to)]
      default:
        return []
    }
  })
}

function nameBack(kind: EntityKind, ref: string, to: string): Rename {
  const parts = splitQualified(ref).slice(-2)
  return { from: entityId(kind, ...parts.slice(0, -1), to), to: entityId(kind, ...parts) }
}

function partBack(kind: EntityKind, owner: string, name: string, to: string): Rename {
  const parts = splitQualified(owner).slice(-2)
  return { from: entityId(kind, ...parts, to), to: entityId(kind, ...parts, name) }
}
