/** What expressions and routines mean, whatever they are written like. */
export { sameExpression, sameQuery } from './same-expression.ts'
export { sameRoutine } from './same-routine.ts'
export { sameRule } from './same-rule.ts'
