import type { MigrationPlan } from '../../plan-migration.ts'
import { aboutUp, headOf } from '../../writing/head.ts'
import { type Order, ordersInTool, ordersOnTheirOwn, withoutMarks } from '../../writing/orders.ts'
import { comment } from '../../writing/script.ts'
import type { Run } from '../../writing/transactions.ts'
import { type Unit, unitsOf } from '../../writing/units.ts'
import type { BundleContext, BundleFile, MigrationTool } from '../tool.ts'

/** One annotated script a migration, both ways in it. */
export const gooseTool: MigrationTool = {
  id: 'goose',
  label: 'goose',
  description: 'annotated SQL migrations',
  versionScheme: 'timestamp',
  hasDown: true,
  transactional: 'tool',
  files: 'timestamp_name.sql',
  outside: '`-- +goose NO TRANSACTION`',
  proof: 'format',
  howToRun: [
    'Copy `migrations/` to the folder of your migrations. goose reads line by line: line ends of Windows inside of a statement become line feeds.',
    'Run `goose up-by-one` once a file, each when the gates at its head are met, or `goose up` for all.',
    'Run the queries under *How to verify*.',
    'To go back: `goose down` once a file.',
  ],
  write,
}

function write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[] {
  return unitsOf(plan, context, 'timestamp').map((unit) => ({
    path: `migrations/${unit.version}_${unit.name}.sql`,
    content: `${scriptOf(unit, plan, context).join('\n')}\n`,
    about: aboutUp(unit),
  }))
}

function scriptOf(unit: Unit, plan: MigrationPlan, context: BundleContext): readonly string[] {
  const inside = unit.up.transactional && unit.down.transactional
  const way = (run: Run) => {
    const orders = withoutMarks(
      inside ? ordersInTool(run, plan) : ordersOnTheirOwn(run, plan),
      'goose',
      isMark,
    )
    // Outside its transactions goose may use a connection a statement: what belongs together is sent as one.
    return !inside && run.transactional && orders.length > 0
      ? fenced(orders)
      : orders.flatMap((order) => (isPlain(order.sql) ? lines(order) : fenced([order])))
  }
  return [
    ...headOf(unit, context).map(comment),
    ...(inside ? [] : ['-- +goose NO TRANSACTION']),
    '',
    '-- +goose Up',
    ...way(unit.up),
    '',
    '-- +goose Down',
    ...way(unit.down),
  ]
}

function fenced(orders: readonly Order[]): readonly string[] {
  return ['', '-- +goose StatementBegin', ...orders.flatMap(lines), '-- +goose StatementEnd']
}

function lines({ sql, about }: Order): readonly string[] {
  return [...about.map(comment), sql]
}

/** Whether goose, which ends a statement at a line that ends in a semicolon, finds the end by itself. */
function isPlain(sql: string): boolean {
  return !sql.includes('\n') && !sql.includes('--') && sql.endsWith(';')
}

function isMark(line: string): boolean {
  return line.startsWith('--') && line.slice(2).trim().startsWith('+goose')
}
