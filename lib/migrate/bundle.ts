import type { Rename } from '../diff/index.ts'
import type { EntityId, Schema } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { type MigrationOptions, type MigrationPlan, planMigration } from './plan-migration.ts'
import { sha256 } from './sha256.ts'
import { migrationToolOf, migrationTools } from './tools/registry.ts'
import type { BundleContext, BundleFile, MigrationTool } from './tools/tool.ts'
import { writeManifest } from './writing/manifest.ts'
import { writeReadme } from './writing/readme.ts'

export interface BundleRequest {
  /** SQL of the schema that the database has now, in the target's dialect. */
  readonly base: string
  readonly title: string
  /** By the tool's scheme; left out, the bundle names none. */
  readonly version?: string
  /** ISO 8601. */
  readonly time?: string
  /** Id of a migration tool; left out, plain SQL. */
  readonly tool?: string
  readonly renames?: readonly Rename[]
  readonly dropped?: MigrationOptions['dropped']
  readonly strategy?: MigrationOptions['strategy']
  /** The version of the server; the newest when left out. */
  readonly server?: string
}

export interface MigrationBundle {
  readonly files: readonly BundleFile[]
  /** What a reader must know before running it: data that goes, renames that were not confirmed. */
  readonly losses: readonly {
    readonly entity: EntityId
    readonly feature: string
    readonly instead: string
  }[]
}

/** The files of a migration from a base script to a schema. Statements of the base that do not parse are left out of it. */
export function migrationBundle(
  request: BundleRequest,
  target: { readonly dialect: string; readonly schema: Schema },
): MigrationBundle {
  const dialect = dialectOf(target.dialect)
  const base = dialect.lower(dialect.parse(request.base)).schema
  const { renames = [], dropped = [], strategy, server } = request
  const plan = planMigration(base, target.schema, {
    renames,
    dropped,
    ...(strategy === undefined ? {} : { strategy }),
    ...(server === undefined ? {} : { version: server }),
  })
  const tool = migrationToolOf(request.tool ?? migrationTools[0]?.id ?? '')
  const files = writeBundle(plan, tool, {
    title: request.title,
    version: request.version ?? '',
    time: request.time ?? null,
    hash: { name: 'sha256', of: sha256 },
  })
  const losses = plan.questions.map(({ kind, from, to }) => ({
    entity: from,
    feature: `possible rename to ${to}`,
    instead: `the ${kind} is dropped and the new one added`,
  }))
  return { files, losses }
}

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
