/** The safety review of migrations: what a file of statements, or a plan, does to a database in use. */
export type { MigrationFinding } from './reading/rule.ts'
export { migrationRuleOf } from './registry.ts'
export { type MigrationReviewOptions, reviewMigration } from './review/engine.ts'
export { fixMigration } from './review/fix-all.ts'
export { reviewPlan } from './review/plan.ts'
