import type { MigrationPlan } from '../../plan-migration.ts'
import { headOf, oneLine } from '../../writing/head.ts'
import type { Order } from '../../writing/orders.ts'
import type { Unit } from '../../writing/units.ts'
import type { BundleContext } from '../tool.ts'
import { type ChangeSet, changeSetOf, dollar, logicalPathOf, withDollarsKept } from './change-set.ts'
import { yamlText } from './yaml.ts'

/** The changelog as YAML, one change a statement. */
export function yamlChangelog(units: readonly Unit[], plan: MigrationPlan, context: BundleContext): string {
  const lines = [
    'databaseChangeLog:',
    ...units.flatMap((unit) => changeSetLines(unit, changeSetOf(unit, plan), context)),
  ]
  return withDollarsKept(lines, ['  - property:', `      name: ${dollar}`, '      value: "$"'], 2)
}

function changeSetLines(unit: Unit, change: ChangeSet, context: BundleContext): readonly string[] {
  return [
    ...headOf(unit, context).map((line) => `  # ${line}`),
    '  - changeSet:',
    `      id: ${JSON.stringify(change.id)}`,
    '      author: athena',
    `      logicalFilePath: ${JSON.stringify(logicalPathOf(context))}`,
    `      context: ${change.context}`,
    `      runInTransaction: ${change.inTransaction}`,
    ...preconditionLines(change.preconditions),
    ...changes('changes', change.up),
    ...changes('rollback', change.down),
  ]
}

function preconditionLines(checks: readonly string[]): readonly string[] {
  if (checks.length === 0) return []
  return [
    '      preConditions:',
    '        - onFail: HALT',
    '        - onError: HALT',
    ...checks.flatMap((sql) => [
      '        - sqlCheck:',
      '            expectedResult: "1"',
      `            sql: ${yamlText(sql, '              ')}`,
    ]),
  ]
}

function changes(key: string, orders: readonly Order[]): readonly string[] {
  if (orders.length === 0) return [`      ${key}:`, '        - empty: {}']
  return [
    `      ${key}:`,
    ...orders.flatMap(({ sql, about }) => [
      ...about.map((line) => `        # ${oneLine(line)}`),
      '        - sql:',
      '            splitStatements: false',
      '            stripComments: false',
      `            sql: ${yamlText(sql, '              ')}`,
    ]),
  ]
}
