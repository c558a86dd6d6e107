/** Running a script on a real engine and holding the model against its catalogue. */
export { type OpenedBundle, openBundle, phasesTo } from './bundle.ts'
export * from './dry-run.ts'
export * from './executor.ts'
export { type Observation, observer } from './observe.ts'
export {
  type MilestoneOutcome,
  type Rehearsal,
  type RehearsalListener,
  rehearse,
  type StepOutcome,
  type TransactionsOf,
} from './rehearse.ts'
export { type SeededTable, seedTables } from './seeding/seed.ts'
export * from './verify.ts'
