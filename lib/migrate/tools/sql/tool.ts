import type { MigrationPlan } from '../../plan-migration.ts'
import type { BundleContext, BundleFile, MigrationTool } from '../tool.ts'
import { writeManifest } from './manifest.ts'
import { writeReadme } from './readme.ts'
import { writeScript } from './script.ts'

/** Two scripts for `psql` or any other client, a readme and a manifest. */
export const sqlTool: MigrationTool = {
  id: 'sql',
  label: 'Plain SQL',
  description: 'up.sql and down.sql that run as they are, with a readme of every statement',
  versionScheme: 'none',
  hasDown: true,
  transactional: 'script',
  write,
}

function write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[] {
  const title = context.version === '' ? context.title : `${context.title}, ${context.version}`
  const files: readonly BundleFile[] = [
    { path: 'up.sql', content: writeScript(plan.up, plan, [`${title}: from the base to the target`]) },
    {
      path: 'down.sql',
      content: writeScript(plan.down, plan, [`${title}: from the target back to the base`]),
    },
    { path: 'README.md', content: writeReadme(plan, context) },
  ]
  return [...files, { path: 'manifest.json', content: writeManifest(plan, context, sqlTool.id, files) }]
}
