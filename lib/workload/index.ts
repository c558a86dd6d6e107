/** The statements that an application sends to a database, with how often and how long where that is known. */
export * from './read-workload.ts'
export * from './workload.ts'
