import type { Differing, Schema, SchemaOp, Table } from '../schema/index.ts'
import type { DiffDialect } from './dialect.ts'
import type { SqlEquality } from './same-sql.ts'

/** The steps of a change in an order that never uses what is not there yet or no more. */
const phases = [
  'detach',
  'drop readers',
  'drop foreign keys',
  'drop constraints',
  'drop early routines',
  'drop tables',
  'create namespaces',
  'create types',
  'create sequences',
  'create early routines',
  'create tables',
  'change columns',
  'create partition parts',
  'create constraints',
  'create indexes',
  'create foreign keys',
  'attach',
  'drop objects',
  'create late routines',
  'create views',
  'create readers',
  'settings',
  'own',
  'comments',
  'drop types',
  'drop namespaces',
] as const

export type Phase = (typeof phases)[number]

/** What the parts of a diff share. */
export interface DiffContext {
  readonly before: Schema
  readonly after: Schema
  readonly dialect: DiffDialect
  readonly sql: SqlEquality
  /** The tables in which the two differ. */
  readonly tables: Differing<Table>
  /** Whether the schema to reach names owners at all. */
  ownersMatter(): boolean
  add(phase: Phase, op: SchemaOp): void
}

/** Collects ops by phase. */
export interface OpList {
  add(phase: Phase, op: SchemaOp): void
  /** Phase by phase; within one in the order they came. */
  ordered(): readonly SchemaOp[]
}

export function createOpList(): OpList {
  const byPhase = new Map<Phase, SchemaOp[]>(phases.map((phase) => [phase, []]))
  return {
    add(phase, op) {
      byPhase.get(phase)?.push(op)
    },
    ordered: () => phases.flatMap((phase) => byPhase.get(phase) ?? []),
  }
}
