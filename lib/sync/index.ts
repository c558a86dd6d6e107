/** Text and schema as one document: reading edits, and writing operations back as the smallest edit. */
export * from './adopt.ts'
export * from './consequences.ts'
export * from './document.ts'
export { findMentions } from './mentions/find.ts'
export * from './open.ts'
export * from './write/write-ops.ts'
