import { z } from 'zod'
import { checkSpec, exclusionSpec, foreignKeySpec, indexSpec, keySpec, policySpec } from './specs.ts'
import { comment, name, ref } from './words.ts'

/** Ops on what belongs to a table: keys, constraints, indexes, policies, triggers. */
export const partOps = [
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
  z.strictObject({
    op: z.literal('rule.setState'),
    table: ref,
    name,
    state: z.enum(['enabled', 'disabled', 'replica', 'always']),
  }),
] as const
