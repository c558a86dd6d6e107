import { findColumn, scanSql } from '../../../schema/index.ts'
import { checkSpec } from '../../specs.ts'
import { type Ends, type Op, tableIn } from './ends.ts'
import type { Work } from './work.ts'

/** A type changes in place where that writes no row: when names change hands. */
export function askMeaning(op: Op<'column.setType'>, { before, after, dialect }: Ends, work: Work): void {
  const [old, next] = [tableIn(before, op.table), tableIn(after, op.table)]
  const [from, to] = [old && findColumn(old, op.column), next && findColumn(next, op.column)]
  const taken = from && to ? dialect.online?.takenAs(from, to) : null
  if (taken && next) work.gates.switch.add(`In ${next.name}.${op.column} ${taken}.`)
}

/** A check that would go on to name the old type is read again once the column has the new one, its rows apart. */
export function checkAgain(op: Op<'column.setType'>, { before, after, dialect }: Ends, work: Work): void {
  const [old, next] = [tableIn(before, op.table), tableIn(after, op.table)]
  const [from, to] = [old && findColumn(old, op.column), next && findColumn(next, op.column)]
  if (!from || !to || !next) return
  for (const check of next.checks) {
    const words = scanSql(check.expression)
    if (!words.some(({ value }) => value === op.column)) continue
    if (!dialect.online?.keepsCasts(from, to, check.expression)) continue
    const { name } = check
    work.again.push({ op: 'constraint.drop', table: op.table, name })
    work.again.push({ op: 'check.add', table: op.table, check: { ...checkSpec(check), notValid: true } })
    if (!check.notValid && check.enforced)
      work.again.push({ op: 'constraint.validate', table: op.table, name })
  }
}
