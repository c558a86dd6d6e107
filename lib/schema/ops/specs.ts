import { z } from 'zod'
import { comment, name, names, ref, sql } from './words.ts'

/** What ops bring: tables and their parts, views, enums, as people give them. */
const action = z.enum(['no action', 'restrict', 'cascade', 'set null', 'set default'])

const sequenceOptions = z.strictObject({
  start: z.string().optional(),
  increment: z.string().optional(),
  min: z.string().nullable().optional(),
  max: z.string().nullable().optional(),
  cache: z.string().optional(),
  cycle: z.boolean().optional(),
})
export const identity = z.strictObject({
  mode: z.enum(['always', 'by default']),
  options: sequenceOptions.default({}),
})
export const generated = z.strictObject({ expression: sql, storage: z.enum(['stored', 'virtual']) })

export const columnSpec = z.strictObject({
  name,
  type: sql,
  nullable: z.boolean().default(true),
  default: sql.nullable().default(null),
  identity: identity.nullable().default(null),
  generated: generated.nullable().default(null),
  collation: z.string().nullable().default(null),
  storage: z.string().nullable().default(null),
  compression: z.string().nullable().default(null),
  comment: comment.default(null),
})

const indexKey = z.strictObject({
  column: name.nullable().default(null),
  expression: sql.nullable().default(null),
  collation: z.string().nullable().default(null),
  opclass: z.string().nullable().default(null),
  order: z.enum(['asc', 'desc']).default('asc'),
  nulls: z.enum(['first', 'last']).optional().describe('default: last for asc, first for desc'),
})

export const keySpec = z.strictObject({
  name: name.nullable().default(null),
  columns: names,
  include: z.array(name).default([]),
  nullsNotDistinct: z.boolean().default(false),
  withoutOverlaps: z.boolean().default(false),
  deferrable: z.boolean().default(false),
  initiallyDeferred: z.boolean().default(false),
  usingIndex: name.nullable().optional().describe('a unique index of the same columns that becomes the key'),
})

export const foreignKeySpec = z.strictObject({
  name: name.nullable().default(null),
  columns: names,
  references: z.strictObject({
    table: ref,
    columns: z.array(name).default([]).describe("empty: the target's primary key"),
  }),
  match: z.enum(['simple', 'full', 'partial']).default('simple'),
  onDelete: action.default('no action'),
  onUpdate: action.default('no action'),
  onDeleteColumns: z.array(name).default([]),
  deferrable: z.boolean().default(false),
  initiallyDeferred: z.boolean().default(false),
  notValid: z.boolean().default(false),
  enforced: z.boolean().default(true),
  period: z.boolean().default(false),
})

export const checkSpec = z.strictObject({
  name: name.nullable().default(null),
  expression: sql,
  noInherit: z.boolean().default(false),
  notValid: z.boolean().default(false),
  enforced: z.boolean().default(true),
})

export const exclusionSpec = z.strictObject({
  name: name.nullable().default(null),
  method: z.string().default('gist'),
  elements: z.array(indexKey.extend({ operator: sql })).min(1),
  include: z.array(name).default([]),
  where: sql.nullable().default(null),
  deferrable: z.boolean().default(false),
  initiallyDeferred: z.boolean().default(false),
})

export const indexSpec = z.strictObject({
  name: name.nullable().default(null),
  unique: z.boolean().default(false),
  method: z.string().default('btree'),
  keys: z.array(indexKey).min(1),
  include: z.array(name).default([]),
  where: sql.nullable().default(null),
  nullsNotDistinct: z.boolean().default(false),
  with: z.record(z.string(), z.string()).default({}),
  tablespace: z.string().nullable().default(null),
  only: z.boolean().default(false),
})

export const tableSpec = z.strictObject({
  schema: name.nullable().default(null),
  name,
  persistence: z.enum(['permanent', 'unlogged', 'temporary']).default('permanent'),
  columns: z.array(columnSpec).default([]),
  primaryKey: keySpec.nullable().default(null),
  uniques: z.array(keySpec).default([]),
  foreignKeys: z.array(foreignKeySpec).default([]),
  checks: z.array(checkSpec).default([]),
  exclusions: z.array(exclusionSpec).default([]),
  partitionBy: z
    .strictObject({ strategy: z.enum(['range', 'list', 'hash']), keys: z.array(indexKey).min(1) })
    .nullable()
    .default(null),
  partitionOf: z.strictObject({ parent: ref, bound: sql }).nullable().default(null),
  inherits: z.array(ref).default([]),
  options: z.record(z.string(), z.string()).optional().describe('storage parameters'),
  accessMethod: name.nullable().optional(),
  tablespace: name.nullable().optional(),
  server: name.nullable().optional().describe('the server of a foreign table'),
  comment: comment.default(null),
})

export const viewSpec = z.strictObject({
  schema: name.nullable().default(null),
  name,
  kind: z.enum(['view', 'materialized']).default('view'),
  query: sql,
  columns: z.array(name).default([]),
  options: z.record(z.string(), z.string()).optional(),
  checkOption: z.enum(['local', 'cascaded']).nullable().optional(),
  withData: z.boolean().optional().describe('whether a materialized view is filled when it is made'),
  comment: comment.default(null),
})

export const enumSpec = z.strictObject({
  schema: name.nullable().default(null),
  name,
  values: z.array(z.string()),
  comment: comment.default(null),
})

export const policySpec = z.strictObject({
  name,
  permissive: z.boolean().default(true),
  command: z.enum(['all', 'select', 'insert', 'update', 'delete']).default('all'),
  roles: z.array(name).default([]),
  using: sql.nullable().default(null),
  check: sql.nullable().default(null),
})

export const grant = z.strictObject({
  privileges: z.array(z.string()).min(1),
  columns: z.array(name).default([]).describe('of a column privilege; empty for the whole object'),
  grantees: z.array(z.string()).min(1),
  withGrantOption: z.boolean().default(false),
  revoked: z.literal(true).optional().describe('taken away from what owner or public have by default'),
})

export type ColumnSpec = z.output<typeof columnSpec>
export type KeySpec = z.output<typeof keySpec>
export type ForeignKeySpec = z.output<typeof foreignKeySpec>
export type CheckSpec = z.output<typeof checkSpec>
export type ExclusionSpec = z.output<typeof exclusionSpec>
export type IndexSpec = z.output<typeof indexSpec>
export type TableSpec = z.output<typeof tableSpec>
export type ViewSpec = z.output<typeof viewSpec>
export type EnumSpec = z.output<typeof enumSpec>
export type PolicySpec = z.output<typeof policySpec>
