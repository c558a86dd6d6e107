import type { MigrationPlan } from '../../plan-migration.ts'
import { aboutDown, aboutUp, headOf, headOfWayBack } from '../../writing/head.ts'
import { type Order, ordersInTool, ordersOnTheirOwn, scriptOf } from '../../writing/orders.ts'
import { comment } from '../../writing/script.ts'
import { type Unit, unitsOf } from '../../writing/units.ts'
import type { BundleContext, BundleFile, MigrationTool } from '../tool.ts'
import { atlasSum } from './sum.ts'

/** One script a migration, the sums that Atlas checks, and scripts back beside the folder. */
export const atlasTool: MigrationTool = {
  id: 'atlas',
  label: 'Atlas',
  description: 'versioned SQL migrations with their atlas.sum',
  versionScheme: 'timestamp',
  hasDown: false,
  transactional: 'tool',
  files: 'timestamp_name.sql, atlas.sum',
  outside: '`-- atlas:txmode none`',
  proof: 'format',
  howToRun: [
    'Copy the scripts in `migrations/` to your folder of migrations. If others are there already, run `atlas migrate hash`; alone, `atlas.sum` fits as it is, which `atlas migrate validate` confirms.',
    'Run `atlas migrate apply 1` once a file, each when the gates at its head are met, or `atlas migrate apply` for all.',
    'Run the queries under *How to verify*.',
    'Atlas plans ways back by itself (`atlas migrate down`). Those planned here are in `down/`; run them by hand with `psql --set ON_ERROR_STOP=1`, the last first, then set the version back: `atlas migrate set VERSION`.',
  ],
  write,
}

function write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[] {
  const units = unitsOf(plan, context, 'timestamp')
  if (units.length === 0) return []
  const ups = units.map((unit) => ({
    name: nameOf(unit),
    content: upScript(unit, plan, context),
    about: aboutUp(unit),
  }))
  return [
    ...ups.map(({ name, content, about }) => ({ path: `migrations/${name}`, content, about })),
    { path: 'migrations/atlas.sum', content: atlasSum(ups), about: 'what Atlas knows the scripts by' },
    ...units.map((unit) => ({
      path: `down/${nameOf(unit)}`,
      content: downScript(unit, plan, context),
      about: aboutDown(unit),
    })),
  ]
}

function nameOf({ version, name }: Unit): string {
  return `${version}_${name}.sql`
}

/** What Atlas is told stands at the very head, apart from the rest; a word of its own ends each statement. */
function upScript(unit: Unit, plan: MigrationPlan, context: BundleContext): string {
  const orders = ordersInTool(unit.up, plan)
  const end = delimiterFor(orders)
  const lines = [
    `-- atlas:delimiter ${end}`,
    ...(unit.up.transactional ? [] : ['-- atlas:txmode none']),
    '',
    ...comments(headOf(unit, context)),
    ...orders.flatMap(({ sql, about }) => ['', ...comments(about), sql, end]),
  ]
  return `${lines.join('\n')}\n`
}

function downScript(unit: Unit, plan: MigrationPlan, context: BundleContext): string {
  const lines = [...headOfWayBack(unit, context).map(comment), ...scriptOf(ordersOnTheirOwn(unit.down, plan))]
  return `${lines.join('\n')}\n`
}

/** Comments in which Atlas finds nothing that is meant for it. */
function comments(lines: readonly string[]): readonly string[] {
  return lines.map((line) => comment(line.split('atlas:').join('atlas :')))
}

/** A comment that is in no statement. */
function delimiterFor(orders: readonly Order[]): string {
  const taken = (mark: string) =>
    orders.some(({ sql, about }) => sql.includes(mark) || about.some((line) => line.includes(mark)))
  let mark = '-- end'
  for (let count = 2; taken(mark); count++) mark = `-- end ${count};`
  return mark
}
