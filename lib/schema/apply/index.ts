/** What each SchemaOp means on the model, and how names in SQL fragments are found and renamed. */
export * from './apply-ops.ts'
export { defaultName } from './default-names.ts'
export { renameValueInDefault } from './enums.ts'
export { type ApplyPort, standardPort } from './port.ts'
export { type NewName, renameLastPart, renameMentions, replacementOf } from './rewrite-sql.ts'
export { type SqlToken, scanSql, sqlFingerprint } from './scan-sql.ts'
export { mentionsInSql, type SqlContext, type SqlMention, type SqlTarget } from './sql-mentions.ts'
export { descendantsOf } from './uses.ts'
