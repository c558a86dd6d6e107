/** From the tree of a script to the schema it leaves behind. */
export { lowerInSteps, lowerPostgres } from './lower.ts'
export { lowerAlong } from './lower-along.ts'
export { isName, isWord, readTokens } from './tokens.ts'
