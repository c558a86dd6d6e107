/** What expressions mean, whatever they are written like. */
export { sameExpression } from './same-expression.ts'
