/** Schema × schema → ops, compared by meaning. */
export type { DiffDialect } from './dialect.ts'
export * from './diff-schemas.ts'
export type { Rename, RenameQuestion } from './renames.ts'
export { type SqlEquality, sqlEquality } from './same-sql.ts'
export { refOf, typeText } from './specs.ts'
export { readersLast } from './views.ts'
