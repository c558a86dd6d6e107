import { unitsOf } from '../../writing/units.ts'
import type { MigrationTool } from '../tool.ts'
import { sqlChangelog } from './sql-changelog.ts'
import { yamlChangelog } from './yaml-changelog.ts'

/** The same change sets twice: as formatted SQL and as YAML, under one logical path. */
export const liquibaseTool: MigrationTool = {
  id: 'liquibase',
  label: 'Liquibase',
  description: 'a changelog as formatted SQL, and the same as YAML',
  versionScheme: 'timestamp',
  hasDown: true,
  transactional: 'tool',
  files: 'changelog.sql or changelog.yaml',
  outside: '`runInTransaction:false`',
  proof: 'run where installed',
  howToRun: [
    'Include one of the changelogs in yours: `changelog.sql` or `changelog.yaml`. They have the same change sets under the same logical path, so Liquibase runs them once whichever it reads. SQL is read line by line, so that line ends of Windows inside of a statement become line feeds; YAML keeps them. Where a statement has `${`, Liquibase must be 4.28 or newer.',
    'With `changelog.sql` the driver looks for the ends of statements. It finds none behind a body in `BEGIN ATOMIC`: give `preferQueryMode=simple` in the address if there is one, or take `changelog.yaml`.',
    'Run `liquibase update --context-filter=phase_1_expand`, a phase at a time when its gates are met (the contexts are in the changelog), or `liquibase update` for all.',
    'Run the queries under *How to verify*.',
    'To go back: `liquibase rollback-count 1` once a change set.',
  ],
  write(plan, context) {
    const units = unitsOf(plan, context, 'timestamp')
    if (units.length === 0) return []
    return [
      {
        path: 'changelog.sql',
        content: sqlChangelog(units, plan, context),
        about: 'all change sets as formatted SQL',
      },
      {
        path: 'changelog.yaml',
        content: yamlChangelog(units, plan, context),
        about: 'the same change sets as YAML',
      },
    ]
  },
}
