/** Text changes and line arithmetic. Knows nothing of SQL. */
export * from './change.ts'
export * from './encoding.ts'
export * from './hunks.ts'
export * from './line-index.ts'
export * from './quantities.ts'
