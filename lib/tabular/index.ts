/** Rows of tables as tools export them, CSV or JSON, each value with its place. Knows nothing of SQL. */
export * from './read-rows.ts'
