/** What each SchemaOp means on the model, and how names in SQL fragments are found and renamed. */
export * from './apply-ops.ts'
export { defaultName } from './default-names.ts'
export { renameValueInDefault } from './enums.ts'
export type { ApplyPort } from './port.ts'
export { type NewName, replacementOf } from './rewrite-sql.ts'
export { type SqlToken, scanSql, sqlFingerprint } from './scan-sql.ts'
export { givesRows } from './sql-meaning.ts'
export { isQuery, mentionsInSql, type SqlMention, type SqlTarget, starsOf } from './sql-mentions.ts'
