import { z } from 'zod'
import type { MigrationPlan } from '../../plan-migration.ts'
import type { BundleContext, BundleFile } from '../tool.ts'

const statement = z.strictObject({
  sql: z.string(),
  summary: z.string(),
  facts: z.strictObject({
    lock: z.string(),
    rewrites: z.boolean(),
    scans: z.boolean(),
    transactional: z.boolean(),
  }),
  reverse: z.array(z.string()),
  losesData: z.string().nullable(),
  verify: z.string().optional(),
})

/** The shape of `manifest.json`. */
export const bundleManifest = z.strictObject({
  format: z.literal('athena-migration'),
  version: z.literal(1),
  title: z.string(),
  migration: z.string(),
  time: z.string().nullable(),
  dialect: z.string(),
  tool: z.string(),
  checksums: z.strictObject({ algorithm: z.string(), files: z.record(z.string(), z.string()) }),
  up: z.array(statement),
  down: z.array(statement),
})

/** The JSON Schema (draft 2020-12) of the manifest. */
export function bundleManifestSchema(): unknown {
  return z.toJSONSchema(bundleManifest)
}

/** The files with their checksums, and the plan as data. */
export function writeManifest(
  plan: MigrationPlan,
  context: BundleContext,
  tool: string,
  files: readonly BundleFile[],
): string {
  const copy = (list: MigrationPlan['up']) => list.map((each) => ({ ...each, reverse: [...each.reverse] }))
  const manifest: z.output<typeof bundleManifest> = {
    format: 'athena-migration',
    version: 1,
    title: context.title,
    migration: context.version,
    time: context.time,
    dialect: plan.dialect,
    tool,
    checksums: {
      algorithm: context.hash.name,
      files: Object.fromEntries(files.map((file) => [file.path, context.hash.of(file.content)])),
    },
    up: copy(plan.up),
    down: copy(plan.down),
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
