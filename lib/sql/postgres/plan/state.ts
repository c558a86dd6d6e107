import {
  applyOps,
  type EntityId,
  entityId,
  type QualifiedName,
  type Schema,
  type SchemaOp,
  type Table,
  type TopLevelEntity,
} from '../../../schema/index.ts'
import type { PlannedStatement, PlanStyle } from '../../dialect.ts'
import type { Alterations } from '../objects/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { canonicalType } from '../types.ts'
import { qualifiedRef } from './step.ts'

/** Something taken away for a while because it stands in the way of a change. */
export interface Suspended {
  readonly key: string
  /** Called when the way is free; reads the state of that time. */
  restore(state: PlanState): readonly PlannedStatement[]
}

/** A plan in the making: the schema as the statements so far have left it. */
export interface PlanState {
  readonly style: PlanStyle
  readonly before: Schema
  readonly after: Schema
  readonly out: PlannedStatement[]
  readonly suspended: Map<string, Suspended>
  /** Foreign keys of new tables: they wait until all the tables are there. */
  readonly deferred: PlannedStatement[]
  /** Partitions that were made on their own, to be attached when their indexes are there. */
  readonly attachments: PlannedStatement[]
  /** The entity of `after` that a statement makes, to know what an op adds. */
  definedBy(definition: string): TopLevelEntity | undefined
  /** Objects that are dropped and added again, with what makes the one the other instead. */
  readonly renewed: ReadonlyMap<EntityId, Alterations>
  /** Tables that this plan makes: they hold no rows, so what is done to them costs nothing. */
  readonly fresh: Set<string>
  current: Schema
  /** Ops whose effect on `current` nobody has asked for yet. */
  pending: SchemaOp[]
  /** Where the op in hand leads, once somebody has asked. */
  ahead: { readonly op: SchemaOp; readonly schema: Schema } | null
}

export const port = { canonicalType, quote: quoteIdentifier }

/** The schema now, all ops so far applied. */
export function schemaNow(state: PlanState): Schema {
  if (state.pending.length > 0) {
    state.current = applied(state.current, state.pending)
    state.pending = []
  }
  return state.current
}

/** The schema after one more op. */
export function schemaWith(state: PlanState, op: SchemaOp): Schema {
  if (state.ahead?.op === op) return state.ahead.schema
  const schema = applied(schemaNow(state), [op])
  state.ahead = { op, schema }
  return schema
}

/** The table that an op's reference means now; an op on a table that is not there cannot be planned. */
export function tableNow(state: PlanState, ref: string): Table {
  const table = findNow(schemaNow(state), qualifiedRef(ref, homeOf(schemaNow(state))))
  if (!table) throw new Error(`sql: the plan names a table that is not there: ${ref}`)
  return table
}

export function homeOf(schema: Schema): string {
  return schema.searchPath[0] ?? 'public'
}

export function nameOf(state: PlanState, ref: string): QualifiedName {
  return qualifiedRef(ref, homeOf(state.after))
}

/** The table of that name; undefined when there is none. */
export function findNow(schema: Schema, name: QualifiedName): Table | undefined {
  return schema.tables.get(entityId('table', name.schema, name.name))
}

/** One by one, because each op alone is remembered: the way back begins where the way there went along. */
function applied(schema: Schema, ops: readonly SchemaOp[]): Schema {
  return ops.reduce((current, op) => {
    const result = applyOps(current, [op], port)
    if (!result.ok) throw new Error(`sql: the ops do not fit the schema: ${result.error.message}`)
    return result.value
  }, schema)
}
