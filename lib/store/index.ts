/** The document store: wire contract, history and autosave state machine. */
export * from './api.ts'
export * from './history.ts'
