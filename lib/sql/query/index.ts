/** Statements as trees, whatever the dialect they were read in. */
export * from './expression.ts'
export * from './parts.ts'
export * from './reading.ts'
export * from './source.ts'
export * from './statement.ts'
