import type { MigrationPlan } from '../../plan-migration.ts'
import { aboutDown, aboutUp, headOf, headOfWayBack } from '../../writing/head.ts'
import { ordersInTool, scriptOf } from '../../writing/orders.ts'
import { comment } from '../../writing/script.ts'
import type { Run } from '../../writing/transactions.ts'
import { unitsOf } from '../../writing/units.ts'
import type { BundleContext, BundleFile, MigrationTool } from '../tool.ts'
import { splitRepeatable } from './repeatable.ts'

/** Versioned scripts, undo scripts, and repeatable ones for what is replaced as a whole at the very end. */
export const flywayTool: MigrationTool = {
  id: 'flyway',
  label: 'Flyway',
  description: 'versioned, undo and repeatable SQL migrations with script configuration files',
  versionScheme: 'semantic',
  hasDown: true,
  transactional: 'tool',
  files: 'V…__name.sql, U…__name.sql, R__name.sql, ….sql.conf',
  outside: '`executeInTransaction=false` in `….sql.conf`',
  proof: 'format',
  howToRun: [
    'Copy `db/migration/` to the folder that `flyway.locations` names. Versions must be higher than those that are there.',
    'Set `flyway.postgresql.transactional.lock=false`: with the default, an index that is built concurrently waits for Flyway itself.',
    'Run `flyway -target=VERSION migrate` phase by phase, each when its gates are met, or `flyway migrate` for all.',
    'Run the queries under *How to verify*.',
    'To go back: `flyway undo` (a paid edition of Flyway) once a version, the last first, or run the `U` scripts by hand. An `R` script counts as done after that: before you migrate again delete its row from `flyway_schema_history`.',
  ],
  write,
}

function write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[] {
  const scheme = context.version === '' ? 'timestamp' : 'semantic'
  const units = unitsOf(plan, context, scheme)
  const last = units.length - 1
  return units.flatMap((unit, at) => {
    const { versioned, repeatable } = splitRepeatable(unit.up)
    const own = at === last ? versioned : unit.up
    const head = headOf(unit, context)
    const file = (prefix: string, run: Run, about: string, heading = head) =>
      script(`${prefix}__${unit.name}`, heading, run, about, plan)
    return [
      ...file(`V${unit.version}`, own, aboutUp(unit)),
      ...file(`U${unit.version}`, unit.down, aboutDown(unit), headOfWayBack(unit, context)),
      ...(at === last && repeatable.steps.length > 0
        ? file(
            'R',
            repeatable,
            'replaced as a whole after the last version, and again whenever the file changes',
          )
        : []),
    ]
  })
}

function script(
  name: string,
  heading: readonly string[],
  run: Run,
  about: string,
  plan: MigrationPlan,
): readonly BundleFile[] {
  const path = `db/migration/${name}.sql`
  const lines = [...heading.map(comment), ...scriptOf(ordersInTool(run, plan))]
  const content = `${lines.join('\n')}\n`
  const settings = [
    ...(run.transactional ? [] : ['executeInTransaction=false']),
    // Flyway would look for a value of its own where the script has ${…}.
    ...(content.includes('${') ? ['placeholderReplacement=false'] : []),
  ]
  const conf: BundleFile = {
    path: `${path}.conf`,
    content: `${settings.join('\n')}\n`,
    about: `how Flyway runs ${name}.sql`,
  }
  return [{ path, content, about }, ...(settings.length === 0 ? [] : [conf])]
}
