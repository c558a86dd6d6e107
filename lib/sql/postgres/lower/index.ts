/** From the tree of a script to the schema it leaves behind. */
export { lowerPostgres } from './lower.ts'
export { readTokens } from './tokens.ts'
