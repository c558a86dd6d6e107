import { scanSql } from '../../../schema/index.ts'
import type { PlannedStatement } from '../../dialect.ts'

/** What version 11 locks more strongly than every later one: the table whose index gets another name or a partition. */
export function withLocksOf(version: string, statement: PlannedStatement): PlannedStatement {
  if (Number(version) >= 12 || statement.facts.lock !== 'SHARE UPDATE EXCLUSIVE') return statement
  const words = scanSql(statement.sql).flatMap(({ kind, value }) => (kind === 'word' ? [value] : []))
  const [first, second] = words
  const isRename = first === 'alter' && second === 'index' && words.includes('rename')
  const isAttach = first === 'alter' && second === 'table' && words.includes('attach')
  if (!isRename && !isAttach) return statement
  return { ...statement, facts: { ...statement.facts, lock: 'ACCESS EXCLUSIVE' } }
}
