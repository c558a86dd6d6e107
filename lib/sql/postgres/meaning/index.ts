/** What expressions and routines mean, whatever they are written like. */
export { sameExpression } from './same-expression.ts'
export { sameRoutine } from './same-routine.ts'
