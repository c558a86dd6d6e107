import type { MigrationPlan } from '../../plan-migration.ts'
import { aboutDown, aboutUp, headOf, headOfWayBack, oneLine } from '../../writing/head.ts'
import { ordersOnTheirOwn, scriptOf } from '../../writing/orders.ts'
import { comment } from '../../writing/script.ts'
import type { Run } from '../../writing/transactions.ts'
import { isoTimeOf, slugOf, type Unit, unitsOf } from '../../writing/units.ts'
import type { BundleContext, BundleFile, MigrationTool } from '../tool.ts'

/** A plan file, and three scripts a change. */
export const sqitchTool: MigrationTool = {
  id: 'sqitch',
  label: 'Sqitch',
  description: 'a plan with scripts to deploy, revert and verify',
  versionScheme: 'timestamp',
  hasDown: true,
  transactional: 'script',
  files: 'sqitch.plan, {deploy,revert,verify}/name.sql',
  outside: 'a script without `BEGIN`',
  proof: 'run where installed',
  howToRun: [
    'In a project of yours: copy the scripts, and append the changes and tags in `sqitch.plan` to your plan. Otherwise the bundle is a project of its own.',
    'Run `sqitch deploy --verify --to @TAG db:pg://…` phase by phase, each when the gates at the head of its first script are met: a tag in `sqitch.plan` ends each phase of several. With `--verify` a change is checked while what it made is as it left it.',
    'Run the queries under *How to verify*.',
    'To go back: `sqitch revert --to @TAG db:pg://…`, the tag of the phase to go back to, or `sqitch revert --to CHANGE …`.',
  ],
  write,
}

function write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[] {
  const units = unitsOf(plan, context, 'timestamp')
  if (units.length === 0) return []
  const project = slugOf(context.title)
  return [
    { path: 'sqitch.conf', content: '[core]\n\tengine = pg\n', about: 'which engine Sqitch talks to' },
    { path: 'sqitch.plan', content: planFile(project, units), about: 'the changes in order' },
    ...units.flatMap((unit, at) => changeFiles(unit, units[at - 1], project, plan, context)),
  ]
}

/** The changes in order, each resting on the one before; of several phases each ends in a tag. */
function planFile(project: string, units: readonly Unit[]): string {
  const several = units.some(({ phase }) => phase.number !== units[0]?.phase.number)
  const lines = units.flatMap(({ name, version, title, phase }, at) => {
    const before = units[at - 1]
    const requires = before ? ` [${before.name}]` : ''
    const planned = `${isoTimeOf(version)} Athena <athena@localhost>`
    const ends = several && units[at + 1]?.phase.number !== phase.number
    return [
      `${name}${requires} ${planned} # ${oneLine(title)}`,
      ...(ends ? [`@${project}_${phase.number}_${phase.kind} ${planned} # ${oneLine(phase.title)}`, ''] : []),
    ]
  })
  return `${['%syntax-version=1.0.0', `%project=${project}`, '', ...lines].join('\n').trimEnd()}\n`
}

function changeFiles(
  unit: Unit,
  before: Unit | undefined,
  project: string,
  plan: MigrationPlan,
  context: BundleContext,
): readonly BundleFile[] {
  const name = `${project}:${unit.name}`
  const file = (folder: string, lines: readonly string[], about: string): BundleFile => ({
    path: `${folder}/${unit.name}.sql`,
    content: `${lines.join('\n')}\n`,
    about,
  })
  const script = (run: Run) => scriptOf(ordersOnTheirOwn(run, plan))
  const requires = before ? [`-- requires: ${before.name}`] : []
  const head = headOf(unit, context).map(comment)
  const back = headOfWayBack(unit, context).map(comment)
  return [
    file('deploy', [`-- Deploy ${name} to pg`, ...requires, ...head, ...script(unit.up)], aboutUp(unit)),
    file('revert', [`-- Revert ${name} from pg`, ...back, ...script(unit.down)], aboutDown(unit)),
    file(
      'verify',
      [`-- Verify ${name} on pg`, ...verification(unit)],
      `fails unless ${unit.name} did what it should`,
    ),
  ]
}

/** Each check divides by nothing unless it is true. */
function verification(unit: Unit): readonly string[] {
  const checks = unit.up.steps.flatMap((step) => step.postconditions ?? [])
  if (checks.length === 0) return ['', comment('There is nothing that a query could ask.')]
  return [
    '',
    'BEGIN;',
    ...checks.flatMap(({ title, sql }) => ['', comment(title), `SELECT 1 / (${query(sql)})::int;`]),
    '',
    'ROLLBACK;',
  ]
}

function query(sql: string): string {
  const trimmed = sql.trim()
  return trimmed.endsWith(';') ? trimmed.slice(0, -1) : trimmed
}
