/** PostgreSQL in this process, for verification. */
export * from './pglite.ts'
