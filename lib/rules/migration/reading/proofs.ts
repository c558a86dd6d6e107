import { scanSql } from '../../../schema/index.ts'
import type { QName, StatementNode } from '../../../sql/index.ts'
import { relationName, type StatementContext } from './context.ts'

/** Whether a validated check of the table says that the column has a value, so that nobody needs to look. */
export function isProvenPresent(context: StatementContext, table: QName, column: string): boolean {
  if (context.file.version < 12) return false
  const known = context.table(table)
  if (known) {
    return known.checks.some(
      (check) => !check.notValid && check.enforced && saysPresent(check.expression, column),
    )
  }
  return validatedBefore(context, table).some((expression) => saysPresent(expression, column))
}

/** The checks that the file itself added to a table and validated before the statement. */
function validatedBefore(context: StatementContext, table: QName): readonly string[] {
  const pending = new Map<string, string>()
  const valid: string[] = []
  for (const { statement } of context.file.steps.slice(0, context.index)) {
    const { node, text } = statement
    if (node.kind !== 'alterTable' || !sameName(node, table)) continue
    for (const action of node.actions) {
      if (action.kind === 'addConstraint' && action.constraint.kind === 'check') {
        const { name, expression, deferral } = action.constraint
        const sql = text.slice(expression.from, expression.to)
        if (!deferral.notValid) valid.push(sql)
        else if (name) pending.set(name.value, sql)
      } else if (action.kind === 'validateConstraint') {
        const sql = pending.get(action.name.value)
        if (sql !== undefined) valid.push(sql)
      }
    }
  }
  return valid
}

function sameName(node: Extract<StatementNode, { kind: 'alterTable' }>, table: QName): boolean {
  return relationName(node.name).name === relationName(table).name
}

/** Whether a condition holds only where the column has a value: `c IS NOT NULL`, alone or joined by AND. */
function saysPresent(expression: string, column: string): boolean {
  const tokens = scanSql(expression)
  if (tokens.some((token) => token.kind === 'word' && token.value === 'or')) return false
  const words = tokens.filter((token) => token.value !== '(' && token.value !== ')')
  return words.some(
    (token, at) =>
      token.value === column &&
      ['is', 'not', 'null'].every((word, ahead) => words[at + 1 + ahead]?.value === word) &&
      (at === 0 || words[at - 1]?.value === 'and') &&
      (words[at + 4] === undefined || words[at + 4]?.value === 'and'),
  )
}
