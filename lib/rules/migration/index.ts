/** The safety review of migrations: what a file of statements, or a plan, does to a database in use. */
export type { MigrationFinding } from './reading/rule.ts'
export { migrationRuleOf, migrationRules } from './registry.ts'
export { type MigrationReviewOptions, reviewMigrationInSteps } from './review/engine.ts'
export { fixMigration, fixMigrationInSteps } from './review/fix-all.ts'
export { inMigrationOrder } from './review/order.ts'
export { reviewPlan, reviewPlanInSteps } from './review/plan.ts'
