/** Schema × schema → ops, compared by meaning. */
export * from './diff-schemas.ts'
export type { Rename, RenameQuestion } from './renames.ts'
