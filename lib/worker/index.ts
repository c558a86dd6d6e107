/** The document worker: its protocol, its host, and the page's replica of the schema. */
export * from './findings.ts'
export * from './protocol.ts'
export * from './replica.ts'
