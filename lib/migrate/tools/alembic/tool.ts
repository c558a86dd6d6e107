import type { MigrationPlan } from '../../plan-migration.ts'
import { aboutUp, headOf, oneLine } from '../../writing/head.ts'
import { ordersInTool } from '../../writing/orders.ts'
import type { Run } from '../../writing/transactions.ts'
import { type Unit, unitsOf } from '../../writing/units.ts'
import type { BundleContext, BundleFile, MigrationTool } from '../tool.ts'
import { asSqlText, pythonString } from './python.ts'

/** One revision a migration, each leading on from the one before. */
export const alembicTool: MigrationTool = {
  id: 'alembic',
  label: 'Alembic',
  description: 'a chain of revisions in Python',
  versionScheme: 'timestamp',
  hasDown: true,
  transactional: 'tool',
  files: 'versions/revision_name.py',
  outside: '`with op.get_context().autocommit_block():`',
  proof: 'run where installed',
  howToRun: [
    'Copy `versions/` to the folder of your revisions, and set `down_revision` in the first of the files to what `alembic heads` answers.',
    'Set `transaction_per_migration=True` in the `context.configure(…)` of `env.py`, so that a revision outside a transaction does not end that of the one before.',
    'Run `alembic upgrade +1` once a file, each when the gates at its head are met, or `alembic upgrade head` for all.',
    'Run the queries under *How to verify*.',
    'To go back: `alembic downgrade -1` once a file.',
  ],
  write,
}

function write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[] {
  const units = unitsOf(plan, context, 'timestamp')
  return units.map((unit, at) => ({
    path: `versions/${unit.version}_${unit.name}.py`,
    content: `${moduleOf(unit, units[at - 1], plan, context).join('\n')}\n`,
    about: aboutUp(unit),
  }))
}

function moduleOf(
  unit: Unit,
  before: Unit | undefined,
  plan: MigrationPlan,
  context: BundleContext,
): readonly string[] {
  return [
    pythonString(
      `${oneLine(unit.title)}\n\nRevision ID: ${unit.version}\n${before ? `Revises: ${before.version}\n` : ''}`,
    ),
    ...headOf(unit, context).map((line) => `# ${line}`),
    'from alembic import op',
    '',
    `revision = "${unit.version}"`,
    ...(before ? [] : ['# Set to the newest revision that is there already, if any.']),
    `down_revision = ${before ? `"${before.version}"` : 'None'}`,
    'branch_labels = None',
    'depends_on = None',
    ...functionOf('upgrade', unit.up, plan),
    ...functionOf('downgrade', unit.down, plan),
  ]
}

function functionOf(name: string, run: Run, plan: MigrationPlan): readonly string[] {
  const indent = run.transactional ? '    ' : '        '
  const orders = ordersInTool(run, plan)
  return [
    '',
    '',
    `def ${name}() -> None:`,
    ...(run.transactional ? [] : ['    with op.get_context().autocommit_block():']),
    ...orders.flatMap(({ sql, about }) => [
      ...about.map((line) => `${indent}# ${oneLine(line)}`),
      `${indent}op.execute(${pythonString(asSqlText(sql))})`,
    ]),
    ...(orders.length === 0 ? ['    pass'] : []),
  ]
}
