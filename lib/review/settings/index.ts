import { z } from 'zod'
import type { CaseStyle } from '../../rules/index.ts'

/** What a review is set to, in the form in which a project keeps it. Knows no rule, so that the page may hold it too. */

export const caseStyles = [
  'snake_case',
  'camelCase',
  'PascalCase',
  'UPPER_CASE',
] as const satisfies readonly CaseStyle[]

/** Findings that were there when it was written: how many each key stands for. */
export const baselineSchema = z.strictObject({
  version: z.literal(1),
  findings: z.record(z.string().max(2000), z.number().int().min(1)),
})

const optionValueSchema = z.union([
  z.number(),
  z.boolean(),
  z.string().max(2000),
  z.array(z.string().max(2000)).max(2000),
])

const ruleSettingsSchema = z.record(
  z.string().min(1).max(100),
  z.strictObject({
    on: z.boolean().optional(),
    severity: z.enum(['error', 'warning', 'info']).optional(),
    options: z.record(z.string().max(100), optionValueSchema).optional(),
  }),
)

const templateSchema = z.string().min(1).max(200)

const namingSettingsSchema = z.strictObject({
  primaryKey: templateSchema.optional(),
  unique: templateSchema.optional(),
  foreignKey: templateSchema.optional(),
  check: templateSchema.optional(),
  index: templateSchema.optional(),
  letters: z.enum(caseStyles).optional(),
  tables: z.enum(['singular', 'plural']).optional(),
})

/** What is left out is as if nobody had said anything. */
export const reviewSettingsSchema = z.strictObject({
  profile: z.string().min(1).max(100).default('recommended'),
  /** Over the profile, by rule id. */
  rules: ruleSettingsSchema.default({}),
  /** Names as they are to be; what is left out is learned from the schema. */
  naming: namingSettingsSchema.default({}),
  /** Findings that were there already and are not to be told again. */
  baseline: baselineSchema.nullable().default(null),
})

export type Baseline = Readonly<z.infer<typeof baselineSchema>>
export type ReviewSettings = Readonly<z.output<typeof reviewSettingsSchema>>

/** The settings of whoever has set nothing. */
export const usualSettings: ReviewSettings = reviewSettingsSchema.parse({})
