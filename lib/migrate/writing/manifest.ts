import { z } from 'zod'
import type { MigrationPlan } from '../plan-migration.ts'
import type { BundleContext, BundleFile } from '../tools/tool.ts'
import { planAsData, planShape } from './plan-json.ts'

/** The shape of `manifest.json`. */
export const bundleManifest = z.strictObject({
  format: z.literal('athena-migration'),
  version: z.literal(2),
  title: z.string(),
  migration: z.string(),
  time: z.string().nullable(),
  tool: z.string(),
  checksums: z.strictObject({ algorithm: z.string(), files: z.record(z.string(), z.string()) }),
  plan: planShape,
})

/** The files with their checksums, and the plan as data. */
export function writeManifest(
  plan: MigrationPlan,
  context: BundleContext,
  tool: string,
  files: readonly BundleFile[],
): string {
  const manifest: z.output<typeof bundleManifest> = {
    format: 'athena-migration',
    version: 2,
    title: context.title,
    migration: context.version,
    time: context.time,
    tool,
    checksums: {
      algorithm: context.hash.name,
      files: Object.fromEntries(files.map((file) => [file.path, context.hash.of(file.content)])),
    },
    plan: planAsData(plan),
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
