import type { MigrationPlan } from '../../plan-migration.ts'
import { aboutUp, headOf } from '../../writing/head.ts'
import { jsCalls, jsComments } from '../../writing/javascript.ts'
import { ordersInTool } from '../../writing/orders.ts'
import type { Run } from '../../writing/transactions.ts'
import { millisecondsOf, type Unit, unitsOf } from '../../writing/units.ts'
import type { BundleContext, BundleFile, MigrationTool } from '../tool.ts'

/** One CommonJS module a migration. */
export const nodePgMigrateTool: MigrationTool = {
  id: 'node-pg-migrate',
  label: 'node-pg-migrate',
  description: 'CommonJS migrations of plain statements',
  versionScheme: 'timestamp',
  hasDown: true,
  transactional: 'tool',
  files: 'timestamp_name.cjs',
  outside: '`pgm.noTransaction()`',
  proof: 'run',
  howToRun: [
    'Copy `migrations/` to the folder of your migrations.',
    'Run `node-pg-migrate up 1 --no-single-transaction` once a file, each when the gates at its head are met, or `node-pg-migrate up --no-single-transaction` for all.',
    'Run the queries under *How to verify*.',
    'To go back: `node-pg-migrate down 1 --no-single-transaction` once a file.',
  ],
  write,
}

function write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[] {
  return unitsOf(plan, context, 'timestamp').map((unit) => ({
    path: `migrations/${millisecondsOf(unit.version)}_${unit.name.split('_').join('-')}.cjs`,
    content: `${moduleOf(unit, plan, context).join('\n')}\n`,
    about: aboutUp(unit),
  }))
}

function moduleOf(unit: Unit, plan: MigrationPlan, context: BundleContext): readonly string[] {
  const way = (name: string, run: Run) => [
    '',
    `exports.${name} = (pgm) => {`,
    ...(run.transactional ? [] : ['  pgm.noTransaction()']),
    ...jsCalls(ordersInTool(run, plan), 'pgm.sql', '  '),
    '}',
  ]
  return [
    "'use strict'",
    '',
    ...jsComments(headOf(unit, context), ''),
    ...way('up', unit.up),
    ...way('down', unit.down),
  ]
}
