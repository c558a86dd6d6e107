/** From two schemas to a migration that can be read, run and taken back. */
export * from './bundle.ts'
export * from './plan-migration.ts'
export { sha256 } from './sha256.ts'
export * from './tools/registry.ts'
export { bundleManifest, bundleManifestSchema } from './tools/sql/manifest.ts'
export type { BundleContext, BundleFile, MigrationTool } from './tools/tool.ts'
