import { z } from 'zod'
import { enumSpec, grant, viewSpec } from './specs.ts'
import { comment, name, ref, sql } from './words.ts'

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

/** Ops on what stands by itself: enums, views, schemas, and any object by its statement. */
export const objectOps = [
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
] as const
