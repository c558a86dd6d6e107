import { z } from 'zod'

/**
 * A change to a schema, as every canvas, inspector, rule fix and import makes it.
 * Objects are addressed by qualified name in SQL spelling without folding (`public.users`,
 * `"Order.Lines"`); an unqualified name is looked up along the search path.
 * `sql` fields hold SQL of the document's dialect.
 */
const sql = z.string().min(1)
const name = z.string().min(1)
const ref = z.string().min(1).describe('qualified name, unquoted; quote a part that contains a dot')
const names = z.array(name).min(1)
const action = z.enum(['no action', 'restrict', 'cascade', 'set null', 'set default'])
const comment = z.string().nullable()

const sequenceOptions = z.strictObject({
  start: z.string().optional(),
  increment: z.string().optional(),
  min: z.string().nullable().optional(),
  max: z.string().nullable().optional(),
  cache: z.string().optional(),
  cycle: z.boolean().optional(),
})
const identity = z.strictObject({
  mode: z.enum(['always', 'by default']),
  options: sequenceOptions.default({}),
})
const generated = z.strictObject({ expression: sql, storage: z.enum(['stored', 'virtual']) })

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

const grant = z.strictObject({
  privileges: z.array(z.string()).min(1),
  columns: z.array(name).default([]).describe('of a column privilege; empty for the whole object'),
  grantees: z.array(z.string()).min(1),
  withGrantOption: z.boolean().default(false),
  revoked: z.literal(true).optional().describe('taken away from what owner or public have by default'),
})

/** Where a column goes: after the named one, `null` for first; left out means last. */
const after = name.nullable().optional()
const objectKind = z.enum([
  'schema',
  'domain',
  'composite',
  'range',
  'sequence',
  'routine',
  'extension',
  'trigger',
  'rule',
  'object',
])
/** What has an owner and privileges, and can be renamed or moved. */
const ownedKind = z.enum([
  'schema',
  'table',
  'view',
  'enum',
  'domain',
  'composite',
  'range',
  'sequence',
  'routine',
  'object',
])

export const schemaOp = z.discriminatedUnion('op', [
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
  z.strictObject({ op: z.literal('primaryKey.set'), table: ref, primaryKey: keySpec.nullable() }),
  z.strictObject({ op: z.literal('unique.add'), table: ref, unique: keySpec }),
  z.strictObject({ op: z.literal('foreignKey.add'), table: ref, foreignKey: foreignKeySpec }),
  z.strictObject({ op: z.literal('check.add'), table: ref, check: checkSpec }),
  z.strictObject({ op: z.literal('exclusion.add'), table: ref, exclusion: exclusionSpec }),
  z.strictObject({ op: z.literal('unique.alter'), table: ref, name, unique: keySpec }),
  z.strictObject({ op: z.literal('foreignKey.alter'), table: ref, name, foreignKey: foreignKeySpec }),
  z.strictObject({ op: z.literal('check.alter'), table: ref, name, check: checkSpec }),
  z.strictObject({ op: z.literal('constraint.drop'), table: ref, name }),
  z.strictObject({ op: z.literal('constraint.rename'), table: ref, name, to: name }),
  z.strictObject({ op: z.literal('constraint.validate'), table: ref, name }),
  z.strictObject({ op: z.literal('constraint.setComment'), table: ref, name, comment }),
  z.strictObject({ op: z.literal('index.add'), table: ref, index: indexSpec }),
  z.strictObject({ op: z.literal('index.alter'), table: ref, name, index: indexSpec }),
  z.strictObject({ op: z.literal('index.drop'), table: ref, name }),
  z.strictObject({ op: z.literal('index.rename'), table: ref, name, to: name }),
  z.strictObject({ op: z.literal('index.setComment'), table: ref, name, comment }),
  z.strictObject({ op: z.literal('policy.add'), table: ref, policy: policySpec }),
  z.strictObject({ op: z.literal('policy.drop'), table: ref, name }),
  z.strictObject({ op: z.literal('policy.alter'), table: ref, name, policy: policySpec }),
  z.strictObject({ op: z.literal('policy.setComment'), table: ref, name, comment }),
  z.strictObject({
    op: z.literal('trigger.setState'),
    table: ref,
    name,
    state: z.enum(['enabled', 'disabled', 'replica', 'always']),
  }),
  z.strictObject({ op: z.literal('enum.add'), enum: enumSpec }),
  z.strictObject({ op: z.literal('enum.drop'), enum: ref }),
  z.strictObject({ op: z.literal('enum.rename'), enum: ref, to: name }),
  z.strictObject({
    op: z.literal('enum.addValue'),
    enum: ref,
    value: z.string(),
    before: z.string().optional(),
  }),
  z.strictObject({ op: z.literal('enum.renameValue'), enum: ref, value: z.string(), to: z.string() }),
  z.strictObject({ op: z.literal('enum.setComment'), enum: ref, comment }),
  z.strictObject({ op: z.literal('view.add'), view: viewSpec }),
  z.strictObject({ op: z.literal('view.drop'), view: ref }),
  z.strictObject({ op: z.literal('view.rename'), view: ref, to: name }),
  z.strictObject({ op: z.literal('view.setQuery'), view: ref, query: sql }),
  z.strictObject({
    op: z.literal('view.setOptions'),
    view: ref,
    options: z.record(z.string(), z.string()),
    checkOption: z.enum(['local', 'cascaded']).nullable().default(null),
  }),
  z.strictObject({ op: z.literal('view.setComment'), view: ref, comment }),
  z.strictObject({ op: z.literal('schema.add'), name }),
  z.strictObject({ op: z.literal('schema.drop'), name }),
  /** Any other object, by its whole statement: routines, triggers, sequences, domains, extensions … */
  z.strictObject({ op: z.literal('object.add'), kind: objectKind, definition: sql }),
  z.strictObject({
    op: z.literal('object.drop'),
    kind: objectKind,
    object: ref.describe('entity id without its kind'),
  }),
  /** The object becomes what the statement says; what belongs to it and what uses it stays. */
  z.strictObject({
    op: z.literal('object.alter'),
    kind: objectKind.exclude(['schema', 'trigger', 'rule', 'object']),
    object: ref,
    definition: sql,
  }),
  z.strictObject({ op: z.literal('object.setComment'), kind: objectKind, object: ref, comment }),
  z.strictObject({
    op: z.literal('object.rename'),
    kind: z.enum([...ownedKind.options, 'trigger', 'rule']).exclude(['table', 'view', 'enum']),
    object: ref.describe('entity id without its kind'),
    to: name,
  }),
  z.strictObject({
    op: z.literal('object.setSchema'),
    kind: ownedKind.exclude(['schema', 'table', 'object']),
    object: ref,
    schema: name,
  }),
  z.strictObject({
    op: z.literal('object.setOwner'),
    kind: ownedKind,
    object: ref,
    owner: name.nullable().describe('null: whoever makes it'),
  }),
  z.strictObject({
    op: z.literal('object.setGrants'),
    kind: ownedKind,
    object: ref,
    grants: z.array(grant).describe('all privileges that are to be granted'),
  }),
  z.strictObject({
    op: z.literal('sequence.setOwnedBy'),
    sequence: ref,
    ownedBy: z.strictObject({ table: ref, column: name }).nullable(),
  }),
])

/** As given: fields with defaults may be left out. */
export type SchemaOpInput = z.input<typeof schemaOp>
/** As used inside: every default filled in by `parseOps`. */
export type SchemaOp = z.output<typeof schemaOp>

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

/** Fills the defaults of ops given by hand; throws a ZodError naming the path of what is wrong. */
export function parseOps(input: readonly SchemaOpInput[]): readonly SchemaOp[] {
  return z.array(schemaOp).parse(input)
}

/** The JSON Schema (draft 2020-12) of an array of ops. */
export function opsJsonSchema(): unknown {
  return z.toJSONSchema(z.array(schemaOp), { io: 'input' })
}
