import type { RewriteRule, Table, View } from '../model.ts'
import type { Draft } from './draft.ts'
import { scanSql } from './scan-sql.ts'
import { mentionsInSql, type SqlTarget } from './sql-mentions.ts'
import { isSymbol, isWord, matchingParen, splitAt } from './sql-tokens.ts'
import { tableContext } from './uses.ts'

/** Takes away the policies and rules of any table or view that read the target or write into it. */
export function dropPartsReading(draft: Draft, target: SqlTarget): void {
  for (const table of draft.tables.values()) {
    if (table.policies.length === 0 && table.rules.length === 0) continue
    const reads = (sql: string | null) =>
      sql !== null && mentionsInSql(sql, target, tableContext(draft, table)).length > 0
    const policies = table.policies.filter((policy) => !reads(policy.using) && !reads(policy.check))
    const rules = table.rules.filter((rule) => !ruleReads(draft, table, rule, target))
    if (policies.length !== table.policies.length || rules.length !== table.rules.length)
      draft.tables.set(table.id, { ...table, policies, rules })
  }
  for (const view of draft.views.values()) {
    if (view.rules.length === 0) continue
    const rules = view.rules.filter((rule) => !ruleReads(draft, view, rule, target))
    if (rules.length !== view.rules.length) draft.views.set(view.id, { ...view, rules })
  }
}

/** Whether the condition or one of the commands of a rule names the target. */
function ruleReads(draft: Draft, owner: Table | View, rule: RewriteRule, target: SqlTarget): boolean {
  const sql = rule.definition
  const wanted = target.kind === 'column' ? target.column : target.name
  if (!sql.toLowerCase().includes(wanted.toLowerCase())) return false
  const tokens = scanSql(sql)
  const on = tokens.findIndex((token) => isWord(token, 'to'))
  let at = tokens.findIndex((token, index) => index > on && isWord(token, 'do'))
  if (on < 0 || at < 0) return false
  const context = tableContext(draft, owner)
  const names = (from: number, to: number) => {
    const [first, last] = [tokens[from], tokens[to - 1]]
    if (!first || !last || from >= to) return false
    return mentionsInSql(sql.slice(first.from, last.to), target, context).some((each) => each.certain)
  }
  const where = tokens.findIndex((token, index) => index > on && index < at && isWord(token, 'where'))
  if (where > 0 && names(where + 1, at)) return true
  at++
  if (isWord(tokens[at], 'also') || isWord(tokens[at], 'instead')) at++
  const isList = isSymbol(tokens[at], '(')
  const [from, to] = isList ? [at + 1, matchingParen(tokens, at, tokens.length)] : [at, tokens.length]
  const commands = splitAt(tokens, from, to, (token) => isSymbol(token, ';'))
  return commands.some((each) => names(each.from, each.to))
}
