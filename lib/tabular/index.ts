/** Rows of tables as tools export them, CSV or JSON, each value with its place. Knows nothing of SQL. */
export { type JsonNode, readJson } from './json.ts'
export * from './read-rows.ts'
