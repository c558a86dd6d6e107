import { z } from 'zod'

const sql = z.string().describe('SQL as written, trimmed')
const text = z.string().nullable()
const words = z.array(z.string()).readonly()
const options = z.record(z.string(), z.string())
const id = z.string().describe('kind and qualified name, e.g. table:public.users')

const qualifiedName = z.strictObject({ schema: z.string(), name: z.string() })

const dataType = z.strictObject({
  display: z.string().describe('as format_type prints it; the field to compare'),
  name: z.string(),
  schema: text.describe('null for a built-in type'),
  args: words,
  dimensions: z.number().int(),
  written: z.string(),
})

const sequenceOptions = z.strictObject({
  start: z.string().optional(),
  increment: z.string().optional(),
  min: z.string().nullable().optional(),
  max: z.string().nullable().optional(),
  cache: z.string().optional(),
  cycle: z.boolean().optional(),
})

const column = z.strictObject({
  id,
  name: z.string(),
  type: dataType,
  nullable: z.boolean(),
  default: sql.nullable(),
  identity: z
    .strictObject({
      mode: z.enum(['always', 'by default']),
      options: sequenceOptions,
      sequenceType: z.string().optional(),
    })
    .nullable(),
  generated: z.strictObject({ expression: sql, storage: z.enum(['stored', 'virtual']) }).nullable(),
  serial: z.enum(['smallserial', 'serial', 'bigserial']).nullable(),
  collation: text,
  storage: text,
  compression: text,
  comment: text,
  inherited: z.boolean(),
})

const constraint = {
  id,
  name: z.string(),
  named: z.boolean().describe('false: the name is the one the engine would give'),
  comment: text,
}

const deferrability = { deferrable: z.boolean(), initiallyDeferred: z.boolean() }

const key = z.strictObject({
  ...constraint,
  ...deferrability,
  columns: words,
  include: words,
  nullsNotDistinct: z.boolean(),
  withoutOverlaps: z.boolean(),
})

const action = z.enum(['no action', 'restrict', 'cascade', 'set null', 'set default'])

const foreignKey = z.strictObject({
  ...constraint,
  ...deferrability,
  columns: words,
  references: z.strictObject({ schema: z.string(), table: z.string(), columns: words }),
  match: z.enum(['simple', 'full', 'partial']),
  onDelete: action,
  onUpdate: action,
  onDeleteColumns: words,
  notValid: z.boolean(),
  enforced: z.boolean(),
  period: z.boolean(),
})

const check = z.strictObject({
  ...constraint,
  expression: sql,
  noInherit: z.boolean(),
  notValid: z.boolean(),
  enforced: z.boolean(),
  column: text,
})

const indexKey = z.strictObject({
  column: text,
  expression: sql.nullable(),
  collation: text,
  opclass: text,
  order: z.enum(['asc', 'desc']),
  nulls: z.enum(['first', 'last']),
})

const exclusion = z.strictObject({
  ...constraint,
  ...deferrability,
  method: z.string(),
  elements: z.array(indexKey.extend({ operator: z.string() })).readonly(),
  include: words,
  where: sql.nullable(),
})

const index = z.strictObject({
  id,
  name: z.string(),
  named: z.boolean(),
  unique: z.boolean(),
  method: z.string(),
  keys: z.array(indexKey).readonly(),
  include: words,
  where: sql.nullable(),
  nullsNotDistinct: z.boolean(),
  with: options,
  tablespace: text,
  only: z.boolean(),
  comment: text,
})

/** Left out of what fires as it does when it is made. */
const firing = z.enum(['disabled', 'replica', 'always'])

const trigger = z.strictObject({
  id,
  name: z.string(),
  timing: z.enum(['before', 'after', 'instead of']),
  events: words,
  routine: z.string(),
  constraint: z.boolean(),
  definition: sql,
  state: firing.optional(),
  comment: text,
})

const policy = z.strictObject({
  id,
  name: z.string(),
  permissive: z.boolean(),
  command: z.enum(['all', 'select', 'insert', 'update', 'delete']),
  roles: words,
  using: sql.nullable(),
  check: sql.nullable(),
  comment: text,
})

const rule = z.strictObject({
  id,
  name: z.string(),
  definition: sql,
  state: firing.optional(),
  comment: text,
})

const grant = z.strictObject({
  privileges: words,
  columns: words,
  grantees: words,
  withGrantOption: z.boolean(),
  revoked: z.literal(true).optional(),
})

const object = {
  id,
  schema: z.string(),
  name: z.string(),
  owner: text,
  comment: text,
  grants: z.array(grant).readonly(),
}

const table = z.strictObject({
  ...object,
  entity: z.literal('table'),
  kind: z.enum(['table', 'partitioned', 'foreign']),
  persistence: z.enum(['permanent', 'unlogged', 'temporary']),
  columns: z.array(column).readonly(),
  primaryKey: key.nullable(),
  uniques: z.array(key).readonly(),
  foreignKeys: z.array(foreignKey).readonly(),
  checks: z.array(check).readonly(),
  exclusions: z.array(exclusion).readonly(),
  indexes: z.array(index).readonly(),
  triggers: z.array(trigger).readonly(),
  policies: z.array(policy).readonly(),
  rules: z.array(rule).readonly(),
  rowSecurity: z.strictObject({ enabled: z.boolean(), forced: z.boolean() }),
  partitionBy: z
    .strictObject({ strategy: z.enum(['range', 'list', 'hash']), keys: z.array(indexKey).readonly() })
    .nullable(),
  partitionOf: z.strictObject({ parent: qualifiedName, bound: sql }).nullable(),
  inherits: z.array(qualifiedName).readonly(),
  options,
  accessMethod: text,
  tablespace: text,
  server: text,
  replicaIdentity: text,
})

const view = z.strictObject({
  ...object,
  entity: z.literal('view'),
  kind: z.enum(['view', 'materialized']),
  query: sql,
  columns: words,
  dependsOn: z.array(qualifiedName).readonly(),
  options,
  checkOption: z.enum(['local', 'cascaded']).nullable(),
  withData: z.boolean(),
  indexes: z.array(index).readonly(),
  triggers: z.array(trigger).readonly(),
  rules: z.array(rule).readonly(),
})

const enumType = z.strictObject({ ...object, entity: z.literal('enum'), values: words })

const domain = z.strictObject({
  ...object,
  entity: z.literal('domain'),
  type: dataType,
  default: sql.nullable(),
  nullable: z.boolean(),
  collation: text,
  checks: z
    .array(
      z.strictObject({
        name: z.string(),
        expression: sql,
        notValid: z.boolean(),
        comment: z.string().optional(),
      }),
    )
    .readonly(),
})

const composite = z.strictObject({
  ...object,
  entity: z.literal('composite'),
  attributes: z.array(z.strictObject({ name: z.string(), type: dataType, collation: text })).readonly(),
})

const range = z.strictObject({ ...object, entity: z.literal('range'), subtype: dataType, options })

const sequence = z.strictObject({
  ...object,
  entity: z.literal('sequence'),
  type: dataType,
  options: sequenceOptions,
  ownedBy: z.strictObject({ schema: z.string(), table: z.string(), column: z.string() }).nullable(),
})

const routine = z.strictObject({
  ...object,
  entity: z.literal('routine'),
  kind: z.enum(['function', 'procedure', 'aggregate']),
  signature: z.string(),
  arguments: sql,
  returns: text,
  language: text,
  volatility: z.enum(['immutable', 'stable', 'volatile']),
  securityDefiner: z.boolean(),
  settings: options,
  definition: sql,
})

const placement = z.strictObject({
  x: z.number(),
  y: z.number(),
  color: text.optional(),
  hidden: z.boolean().optional(),
  collapsed: z.boolean().optional(),
})

const annotation = z.strictObject({
  id: z.string(),
  kind: z.enum(['note', 'area']),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  text: z.string(),
  color: text.optional(),
})

/** The shape of the JSON model; every list is in the order of declaration. */
export const jsonModel = z.strictObject({
  format: z.literal('athena-schema'),
  version: z.literal(1),
  title: z.string(),
  dialect: z.string(),
  searchPath: words,
  /** What new objects come with; left out when the text says nothing of it. */
  defaultPrivileges: z
    .array(
      z.strictObject({
        role: text,
        schema: text,
        objects: z.enum(['tables', 'sequences', 'functions', 'types', 'schemas', 'large objects']),
        grants: z.array(grant).readonly(),
      }),
    )
    .readonly()
    .optional(),
  schemas: z.array(z.strictObject({ ...object, entity: z.literal('schema') })).readonly(),
  extensions: z
    .array(z.strictObject({ ...object, entity: z.literal('extension'), version: text }))
    .readonly(),
  enums: z.array(enumType).readonly(),
  domains: z.array(domain).readonly(),
  composites: z.array(composite).readonly(),
  ranges: z.array(range).readonly(),
  sequences: z.array(sequence).readonly(),
  tables: z.array(table).readonly(),
  views: z.array(view).readonly(),
  routines: z.array(routine).readonly(),
  objects: z
    .array(z.strictObject({ ...object, entity: z.literal('object'), kind: z.string(), definition: sql }))
    .readonly(),
  layout: z.strictObject({
    placements: z.record(z.string(), placement),
    annotations: z.array(annotation).readonly(),
  }),
})

export type JsonModel = z.output<typeof jsonModel>

/** The JSON Schema (draft 2020-12) of the JSON model. */
export function jsonModelSchema(): unknown {
  return z.toJSONSchema(jsonModel)
}
