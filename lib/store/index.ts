/** The document store: wire contract, history and autosave state machine. */
export * from './api.ts'
export * from './autosave.ts'
export * from './autosave-ports.ts'
export * from './document-size.ts'
export * from './history.ts'
export * from './line-change.ts'
export * from './read-row-counts.ts'
export * from './sidecar.ts'
