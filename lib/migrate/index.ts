/** From two schemas to a migration that can be read, run and taken back. */
export * from './bundle.ts'
export * from './phases.ts'
export * from './plan-migration.ts'
export { sha256 } from './sha256.ts'
export * from './tools/registry.ts'
export { bundleManifest } from './writing/manifest.ts'
export { planAsData, planJsonSchema } from './writing/plan-json.ts'
