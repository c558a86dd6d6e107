import type { MigrationPlan } from '../../plan-migration.ts'
import { headOf, oneLine } from '../../writing/head.ts'
import { scriptOf, withoutMarks } from '../../writing/orders.ts'
import { comment } from '../../writing/script.ts'
import type { Unit } from '../../writing/units.ts'
import type { BundleContext } from '../tool.ts'
import { type ChangeSet, changeSetOf, dollar, logicalPathOf, withDollarsKept } from './change-set.ts'

/**
 * The changelog as formatted SQL. Liquibase is told not to look for the ends of statements: the driver finds
 * them, in the bodies of functions too. What may not stand in a transaction would be in one by that, but is
 * alone save for its settings, which are left to the address of the database.
 */
export function sqlChangelog(units: readonly Unit[], plan: MigrationPlan, context: BundleContext): string {
  const lines = [
    '--liquibase formatted sql',
    ...units.flatMap((unit) => changeSetLines(unit, changeSetOf(unit, plan), context)),
  ]
  return withDollarsKept(lines, ['', `--property name:${dollar} value:$`], 1)
}

function changeSetLines(unit: Unit, change: ChangeSet, context: BundleContext): readonly string[] {
  const attributes = [
    ...(change.inTransaction ? [] : ['runInTransaction:false']),
    'splitStatements:false',
    'rollbackSplitStatements:false',
    'stripComments:false',
    `context:${change.context}`,
    `logicalFilePath:${logicalPathOf(context)}`,
  ]
  const up = unit.up.transactional ? change.up : change.up.filter(({ about }) => about.length > 0)
  const down = unit.down.transactional ? change.down : change.down.filter(({ about }) => about.length > 0)
  return [
    '',
    `--changeset athena:${change.id} ${attributes.join(' ')}`,
    ...preconditionLines(change.preconditions),
    `--comment: ${oneLine(unit.title)}`,
    ...headOf(unit, context).map(comment),
    ...scriptOf(withoutMarks(up, 'liquibase', isMark)),
    ...(up.length === 0 ? ['SELECT 1;'] : []),
    ...rollbackLines(withoutMarks(down, 'liquibase', isMark).map(({ sql }) => sql)),
  ]
}

function preconditionLines(checks: readonly string[]): readonly string[] {
  if (checks.length === 0) return []
  return [
    '--preconditions onFail:HALT onError:HALT',
    ...checks.map((sql) => `--precondition-sql-check expectedResult:1 ${oneLine(sql)}`),
  ]
}

function rollbackLines(statements: readonly string[]): readonly string[] {
  if (statements.length === 0) return ['--rollback empty']
  return statements.flatMap((sql) => sql.split('\n').map((line) => `--rollback ${line}`))
}

const marks = ['changeset', 'rollback', 'precondition', 'comment', 'property', 'ignore', 'validchecksum']

/** Whether Liquibase might read a line of a statement as an instruction. */
function isMark(line: string): boolean {
  const trimmed = line.trim().toLowerCase()
  if (trimmed.startsWith('/*')) return trimmed.slice(2).trim().startsWith('liquibase')
  if (!trimmed.startsWith('-')) return false
  const word = trimmed.split('-').join('').trim()
  return marks.some((mark) => word.startsWith(mark))
}
