import type { MigrationPlan } from '../../plan-migration.ts'
import { aboutDown, aboutUp, headOf, headOfWayBack } from '../../writing/head.ts'
import { ordersInOnePiece, scriptOf } from '../../writing/orders.ts'
import { comment } from '../../writing/script.ts'
import type { Run } from '../../writing/transactions.ts'
import { unitsOf } from '../../writing/units.ts'
import type { BundleContext, BundleFile, MigrationTool } from '../tool.ts'

/** Two scripts a migration; each is sent to the server in one piece. */
export const golangMigrateTool: MigrationTool = {
  id: 'golang-migrate',
  label: 'golang-migrate',
  description: 'pairs of SQL scripts',
  versionScheme: 'timestamp',
  hasDown: true,
  transactional: 'script',
  files: 'timestamp_name.up.sql, timestamp_name.down.sql',
  outside: 'one statement a file',
  proof: 'format',
  howToRun: [
    'Copy `migrations/` to the folder of your migrations.',
    'Leave `x-multi-statement` off: it cuts files at every semicolon, those in the bodies of functions too. Statements outside a transaction are alone in their file and set no `lock_timeout`: give it in the address, `?options=-c%20lock_timeout%3D30s`.',
    'Run `migrate up 1` once a version, each when the gates at its head are met, or `migrate up` for all. A version that failed is marked dirty: see what it left, then `migrate force VERSION`.',
    'Run the queries under *How to verify*.',
    'To go back: `migrate down 1` once a version.',
  ],
  write,
}

function write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[] {
  return unitsOf(plan, context, 'timestamp').flatMap((unit) => {
    const file = (direction: string, heading: readonly string[], run: Run, about: string): BundleFile => ({
      path: `migrations/${unit.version}_${unit.name}.${direction}.sql`,
      content: scriptFile(heading, run, plan),
      about,
    })
    return [
      file('up', headOf(unit, context), unit.up, aboutUp(unit)),
      file('down', headOfWayBack(unit, context), unit.down, aboutDown(unit)),
    ]
  })
}

function scriptFile(heading: readonly string[], run: Run, plan: MigrationPlan): string {
  const lines = [...heading.map(comment), ...scriptOf(ordersInOnePiece(run, plan))]
  return `${lines.join('\n')}\n`
}
