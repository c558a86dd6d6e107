import type { MigrationPlan } from '../../plan-migration.ts'
import { aboutUp, headOf, oneLine } from '../../writing/head.ts'
import { ordersInTool, ordersOnTheirOwn } from '../../writing/orders.ts'
import type { Run } from '../../writing/transactions.ts'
import { classNameOf, type Unit, unitsOf, wordNameOf } from '../../writing/units.ts'
import type { BundleContext, BundleFile, MigrationTool } from '../tool.ts'
import { rubyText } from './ruby.ts'

/** One class a migration. */
export const railsTool: MigrationTool = {
  id: 'rails',
  label: 'Rails',
  description: 'Active Record migrations of plain statements',
  versionScheme: 'timestamp',
  hasDown: true,
  transactional: 'tool',
  files: 'db/migrate/timestamp_name.rb',
  outside: '`disable_ddl_transaction!`',
  proof: 'run where installed',
  howToRun: [
    'Copy `db/migrate/` to yours. Set `config.active_record.schema_format = :sql` if the schema holds more than `schema.rb` can say.',
    'Run `rails db:migrate VERSION=…` phase by phase, each when the gates at the head of its first file are met, or `rails db:migrate` for all.',
    'Run the queries under *How to verify*.',
    'To go back: `rails db:rollback` once a file.',
  ],
  write,
}

function write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[] {
  return unitsOf(plan, context, 'timestamp').map((unit) => ({
    path: `db/migrate/${unit.version}_${wordNameOf(unit)}.rb`,
    content: `${classOf(unit, plan, context).join('\n')}\n`,
    about: aboutUp(unit),
  }))
}

/** Plain statements mean the same in every version, so the class says one that all of them know since. */
const oldestRails = '6.1'

function classOf(unit: Unit, plan: MigrationPlan, context: BundleContext): readonly string[] {
  const inside = unit.up.transactional && unit.down.transactional
  return [
    '# frozen_string_literal: true',
    '',
    ...headOf(unit, context).map((line) => `# ${line}`),
    `class ${classNameOf(wordNameOf(unit))} < ActiveRecord::Migration[${oldestRails}]`,
    ...(inside ? [] : ['  disable_ddl_transaction!', '']),
    ...methodOf('up', unit.up, inside ? ordersInTool : ordersOnTheirOwn, plan),
    '',
    ...methodOf('down', unit.down, inside ? ordersInTool : ordersOnTheirOwn, plan),
    'end',
  ]
}

function methodOf(
  name: string,
  run: Run,
  orders: typeof ordersInTool,
  plan: MigrationPlan,
): readonly string[] {
  return [
    `  def ${name}`,
    ...orders(run, plan).flatMap(({ sql, about }) => {
      const { expression, after } = rubyText(sql, '    ')
      return [...about.map((line) => `    # ${oneLine(line)}`), `    execute ${expression}`, ...after]
    }),
    '  end',
  ]
}
