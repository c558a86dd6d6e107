import { z } from 'zod'
import { columnSpec, generated, identity, tableSpec } from './specs.ts'
import { comment, name, ref, sql } from './words.ts'

/** Where a column goes: after the named one, `null` for first; left out means last. */
const after = name.nullable().optional()

/** Ops on tables and their columns. */
export const tableOps = [
  z.strictObject({ op: z.literal('table.add'), table: tableSpec }),
  z.strictObject({ op: z.literal('table.drop'), table: ref }),
  z.strictObject({ op: z.literal('table.rename'), table: ref, to: name }),
  z.strictObject({ op: z.literal('table.setSchema'), table: ref, schema: name }),
  z.strictObject({ op: z.literal('table.setComment'), table: ref, comment }),
  z.strictObject({
    op: z.literal('table.setPersistence'),
    table: ref,
    persistence: z.enum(['permanent', 'unlogged']),
  }),
  z.strictObject({
    op: z.literal('table.setRowSecurity'),
    table: ref,
    enabled: z.boolean(),
    forced: z.boolean(),
  }),
  z.strictObject({
    op: z.literal('table.setOptions'),
    table: ref,
    options: z.record(z.string(), z.string()).describe('all storage parameters the table is to have'),
  }),
  z.strictObject({ op: z.literal('table.setTablespace'), table: ref, tablespace: name.nullable() }),
  z.strictObject({ op: z.literal('table.setAccessMethod'), table: ref, accessMethod: name.nullable() }),
  z.strictObject({
    op: z.literal('table.setReplicaIdentity'),
    table: ref,
    replicaIdentity: sql.nullable().describe('FULL, NOTHING or USING INDEX name; null for the default'),
  }),
  z.strictObject({
    op: z.literal('table.setPartition'),
    table: ref,
    partitionOf: z
      .strictObject({ parent: ref, bound: sql })
      .nullable()
      .describe('attaches the table as a partition; null detaches it'),
  }),
  z.strictObject({ op: z.literal('table.setInherits'), table: ref, inherits: z.array(ref) }),
  z.strictObject({ op: z.literal('column.add'), table: ref, column: columnSpec, after }),
  z.strictObject({ op: z.literal('column.drop'), table: ref, column: name }),
  z.strictObject({ op: z.literal('column.rename'), table: ref, column: name, to: name }),
  z.strictObject({ op: z.literal('column.move'), table: ref, column: name, after: name.nullable() }),
  z.strictObject({
    op: z.literal('column.setType'),
    table: ref,
    column: name,
    type: sql,
    using: sql.optional(),
  }),
  z.strictObject({ op: z.literal('column.setNullable'), table: ref, column: name, nullable: z.boolean() }),
  z.strictObject({ op: z.literal('column.setDefault'), table: ref, column: name, default: sql.nullable() }),
  z.strictObject({
    op: z.literal('column.setIdentity'),
    table: ref,
    column: name,
    identity: identity.nullable(),
  }),
  z.strictObject({
    op: z.literal('column.setGenerated'),
    table: ref,
    column: name,
    generated: generated.nullable(),
  }),
  z.strictObject({
    op: z.literal('column.setCollation'),
    table: ref,
    column: name,
    collation: z.string().nullable(),
  }),
  z.strictObject({
    op: z.literal('column.setStorage'),
    table: ref,
    column: name,
    storage: z.string().nullable(),
  }),
  z.strictObject({
    op: z.literal('column.setCompression'),
    table: ref,
    column: name,
    compression: z.string().nullable(),
  }),
  z.strictObject({ op: z.literal('column.setComment'), table: ref, column: name, comment }),
] as const
