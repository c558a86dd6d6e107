import type { Schema } from '../schema/index.ts'

/** A row of a query's answer; values as JSON has them. */
export type Row = Readonly<Record<string, unknown>>

/** A running database: what `compare` asks it. Both reject with the engine's message. */
export interface QueryPort {
  query(sql: string): Promise<readonly Row[]>
  run(sql: string): Promise<void>
}

/** One fact in which the model and the database's catalogue differ; null stands for "not there". */
export interface FactDifference {
  /** Kind and qualified name, e.g. `column public.users.email`. */
  readonly entity: string
  /** Which fact of it, e.g. `default`; `exists` when one side lacks the whole entity. */
  readonly path: string
  readonly model: unknown
  readonly catalogue: unknown
}

export interface CatalogueComparison {
  readonly compared: number
  readonly equal: number
  readonly differences: readonly FactDifference[]
  /** How many entities of each kind the catalogue holds. */
  readonly counts: Readonly<Record<string, number>>
}

/** Reads a database's own catalogue and holds the model against it, fact by fact. */
export interface CatalogueReader {
  compare(schema: Schema, port: QueryPort): Promise<CatalogueComparison>
}
