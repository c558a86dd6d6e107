import { dialectOf, type PlannedStatement } from '../../../sql/index.ts'
import type { MigrationPlan } from '../../plan-migration.ts'

/**
 * Statements as a script that runs as it is: those that may share a transaction stand in one, the
 * others on their own between. Numbers are those of the readme.
 */
export function writeScript(
  statements: readonly PlannedStatement[],
  plan: MigrationPlan,
  heading: readonly string[],
): string {
  const lines = [...heading.map(comment), '']
  if (statements.length === 0) return `${[...lines, '-- Nothing to do.'].join('\n')}\n`
  lines.push("SET lock_timeout = '5s';", 'SET check_function_bodies = off;')
  if (plan.searchPath.length > 0) {
    const { quote } = dialectOf(plan.dialect)
    lines.push(`SET search_path = ${plan.searchPath.map(quote).join(', ')};`)
  }
  let inTransaction = false
  for (const [at, statement] of statements.entries()) {
    if (statement.facts.transactional !== inTransaction) {
      lines.push('', statement.facts.transactional ? 'BEGIN;' : 'COMMIT;')
      inTransaction = statement.facts.transactional
    }
    lines.push('', comment(`${at + 1}. ${statement.summary}`))
    if (statement.losesData !== null) lines.push(comment(`   LOSES DATA: ${statement.losesData}`))
    lines.push(statement.sql)
  }
  if (inTransaction) lines.push('', 'COMMIT;')
  return `${lines.join('\n')}\n`
}

/** Text behind two dashes; it cannot end the line and go on as SQL. */
function comment(text: string): string {
  return `-- ${text.split('\n').join(' ').split('\r').join(' ')}`
}
