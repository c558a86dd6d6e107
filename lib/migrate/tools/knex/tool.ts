import type { MigrationPlan } from '../../plan-migration.ts'
import { aboutUp, headOf } from '../../writing/head.ts'
import { jsCalls, jsComments } from '../../writing/javascript.ts'
import { ordersInTool, ordersOnTheirOwn } from '../../writing/orders.ts'
import type { Run } from '../../writing/transactions.ts'
import { type Unit, unitsOf } from '../../writing/units.ts'
import type { BundleContext, BundleFile, MigrationTool } from '../tool.ts'

/** One CommonJS module a migration, whatever the project's own modules are. */
export const knexTool: MigrationTool = {
  id: 'knex',
  label: 'Knex',
  description: 'CommonJS migrations that hand each statement to the driver as it is',
  versionScheme: 'timestamp',
  hasDown: true,
  transactional: 'tool',
  files: 'timestamp_name.cjs',
  outside: '`exports.config = { transaction: false }`',
  proof: 'run',
  howToRun: [
    'Copy `migrations/` to the folder of your migrations.',
    'Run `knex migrate:up` once a file, each when the gates at its head are met, or `knex migrate:latest` for all.',
    'Run the queries under *How to verify*.',
    'To go back: `knex migrate:down` once a file.',
  ],
  write,
}

function write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[] {
  return unitsOf(plan, context, 'timestamp').map((unit) => ({
    path: `migrations/${unit.version}_${unit.name}.cjs`,
    content: `${moduleOf(unit, plan, context).join('\n')}\n`,
    about: aboutUp(unit),
  }))
}

function moduleOf(unit: Unit, plan: MigrationPlan, context: BundleContext): readonly string[] {
  const inside = unit.up.transactional && unit.down.transactional
  const way = (name: string, run: Run) => {
    const orders = inside ? ordersInTool(run, plan) : ordersOnTheirOwn(run, plan)
    if (orders.length === 0) return ['', `exports.${name} = async () => {}`]
    return [
      '',
      `exports.${name} = (knex) =>`,
      '  onOneConnection(knex, async (run) => {',
      ...jsCalls(orders, 'await run', '    '),
      '  })',
    ]
  }
  return [
    "'use strict'",
    '',
    ...jsComments(headOf(unit, context), ''),
    ...(inside ? [] : ['', 'exports.config = { transaction: false }']),
    ...way('up', unit.up),
    ...way('down', unit.down),
    '',
    ...helper,
  ]
}

const helper = [
  '// The statements go to the driver as they are: knex.raw takes every question mark for a place of a value.',
  'async function onOneConnection(knex, work) {',
  '  const connection = await knex.client.acquireConnection()',
  '  try {',
  '    await work((sql) => connection.query(sql))',
  '  } finally {',
  '    await knex.client.releaseConnection(connection)',
  '  }',
  '}',
]
