/** What an editor asks of a read document: completion, the meaning of names, and summaries. */
export { complete } from './complete.ts'
export { describe } from './describe.ts'
export { symbolAt } from './symbol-at.ts'
export { typeProblem } from './type-problem.ts'
