import { z } from 'zod'
import { objectOps } from './ops/object-ops.ts'
import { partOps } from './ops/part-ops.ts'
import { tableOps } from './ops/table-ops.ts'

export type {
  CheckSpec,
  ColumnSpec,
  EnumSpec,
  ExclusionSpec,
  ForeignKeySpec,
  IndexSpec,
  KeySpec,
  PolicySpec,
  TableSpec,
  ViewSpec,
} from './ops/specs.ts'

/**
 * A change to a schema, as every canvas, inspector, rule fix and import makes it.
 * Objects are addressed by qualified name in SQL spelling without folding (`public.users`,
 * `"Order.Lines"`); an unqualified name is looked up along the search path.
 * `sql` fields hold SQL of the document's dialect.
 */
export const schemaOp = z.discriminatedUnion('op', [...tableOps, ...partOps, ...objectOps])

/** As given: fields with defaults may be left out. */
export type SchemaOpInput = z.input<typeof schemaOp>
/** As used inside: every default filled in by `parseOps`. */
export type SchemaOp = z.output<typeof schemaOp>

/** Fills the defaults of ops given by hand; throws a ZodError naming the path of what is wrong. */
export function parseOps(input: readonly SchemaOpInput[]): readonly SchemaOp[] {
  return z.array(schemaOp).parse(input)
}

/** The JSON Schema (draft 2020-12) of an array of ops. */
export function opsJsonSchema(): unknown {
  return z.toJSONSchema(z.array(schemaOp), { io: 'input' })
}
