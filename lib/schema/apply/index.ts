/** What each SchemaOp means on the model, and how names in SQL fragments are found and renamed. */
export * from './apply-ops.ts'
export { renameValueInDefault } from './enums.ts'
export type { ApplyPort } from './port.ts'
export { type NewName, replacementOf } from './rewrite-sql.ts'
export { type SqlToken, scanSql, sqlFingerprint } from './scan-sql.ts'
export { isQuery, mentionsInSql, type SqlMention, type SqlTarget } from './sql-mentions.ts'
