import type { MigrationPlan } from './plan-migration.ts'
import type { BundleContext, BundleFile, MigrationTool } from './tools/tool.ts'
import { writeManifest } from './writing/manifest.ts'
import { writeReadme } from './writing/readme.ts'

/** The tool's files with a readme for people and a manifest for programs. */
export function writeBundle(
  plan: MigrationPlan,
  tool: MigrationTool,
  context: BundleContext,
): readonly BundleFile[] {
  const own = tool.write(plan, context)
  const readme: BundleFile = {
    path: 'README.md',
    content: writeReadme(plan, context, tool, own),
    about: 'what every statement does',
  }
  const manifest: BundleFile = {
    path: 'manifest.json',
    content: writeManifest(plan, context, tool.id, [...own, readme]),
    about: 'checksums, and the plan as data',
  }
  return [...own, readme, manifest]
}
