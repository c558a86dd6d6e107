import type { MigrationPlan } from '../../plan-migration.ts'
import { aboutUp, headOf } from '../../writing/head.ts'
import { ordersInOnePiece, ordersInTool, scriptOf, withoutMarks } from '../../writing/orders.ts'
import { comment } from '../../writing/script.ts'
import type { Run } from '../../writing/transactions.ts'
import { type Unit, unitsOf } from '../../writing/units.ts'
import type { BundleContext, BundleFile, MigrationTool } from '../tool.ts'

/** One script a migration, both ways in it; each way is sent to the server in one piece. */
export const dbmateTool: MigrationTool = {
  id: 'dbmate',
  label: 'dbmate',
  description: 'SQL migrations with a block up and a block down',
  versionScheme: 'timestamp',
  hasDown: true,
  transactional: 'tool',
  files: 'timestamp_name.sql',
  outside: '`-- migrate:up transaction:false`, one statement a file',
  proof: 'run where installed',
  howToRun: [
    'Copy `db/migrations/` to the folder of your migrations.',
    'Run `dbmate migrate`. It runs all that is there, so copy the files of a phase when the gates at the head of its first file are met.',
    'dbmate sends a block in one piece, so statements outside a transaction stand alone and set no `lock_timeout`: give it in the address, `?options=-c%20lock_timeout%3D30s`.',
    'Run the queries under *How to verify*.',
    'To go back: `dbmate rollback` once a file.',
  ],
  write,
}

function write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[] {
  return unitsOf(plan, context, 'timestamp').map((unit) => ({
    path: `db/migrations/${unit.version}_${unit.name}.sql`,
    content: `${blocks(unit, plan, context).join('\n')}\n`,
    about: aboutUp(unit),
  }))
}

function blocks(unit: Unit, plan: MigrationPlan, context: BundleContext): readonly string[] {
  const block = (direction: string, run: Run) => {
    const orders = run.transactional ? ordersInTool(run, plan) : ordersInOnePiece(run, plan)
    return [
      '',
      `-- migrate:${direction}${run.transactional ? '' : ' transaction:false'}`,
      ...scriptOf(withoutMarks(orders, 'dbmate', isMark)),
    ]
  }
  return [...headOf(unit, context).map(comment), ...block('up', unit.up), ...block('down', unit.down)]
}

function isMark(line: string): boolean {
  return line.startsWith('--') && line.slice(2).trim().startsWith('migrate:')
}
