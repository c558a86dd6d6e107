/** Schema × schema → ops, compared by meaning. */
export { changesOf, type ObjectChange } from './changes.ts'
export * from './diff-schemas.ts'
export { type MergeConflict, mergeSchemas, openConflicts } from './merge.ts'
export { annotatedRenames, nameOf } from './renames/annotations.ts'
export { findNamed, readRename } from './renames/answers.ts'
export { inferRenames } from './renames/questions.ts'
export type { Rename, RenameQuestion } from './renames/rename.ts'
export { withSharedRecords } from './shared.ts'
