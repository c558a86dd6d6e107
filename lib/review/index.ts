/** What a project makes of the rules: what a review is set to, what it leaves out, what a change brings, a score. */
export * from './baseline.ts'
export * from './change.ts'
export * from './engine-settings.ts'
export * from './report.ts'
export * from './review-document.ts'
export * from './score.ts'
export * from './settings/index.ts'
export type { FileWaiver, KeyWaivers } from './waivers/waive.ts'
