import type { MigrationPlan } from '../../plan-migration.ts'
import { aboutDown, aboutUp, headOf, headOfWayBack } from '../../writing/head.ts'
import { ordersInOnePiece, scriptOf } from '../../writing/orders.ts'
import { comment } from '../../writing/script.ts'
import type { Run } from '../../writing/transactions.ts'
import { unitsOf } from '../../writing/units.ts'
import type { BundleContext, BundleFile, MigrationTool } from '../tool.ts'

/** A folder a migration; each script is sent to the server in one piece. */
export const prismaTool: MigrationTool = {
  id: 'prisma',
  label: 'Prisma Migrate',
  description: 'a folder a migration for prisma migrate deploy',
  versionScheme: 'timestamp',
  hasDown: false,
  transactional: 'script',
  files: 'timestamp_name/migration.sql, timestamp_name/down.sql',
  outside: 'one statement a migration',
  proof: 'run',
  howToRun: [
    'Copy the folders in `prisma/migrations/` to yours. Prisma sends a script in one piece and opens no transaction of its own, so statements outside a transaction are alone in their migration and set no `lock_timeout`: give it in the address, `?options=-c%20lock_timeout%3D30s`.',
    'Bring `schema.prisma` to the target: `prisma db pull` afterwards, or by hand.',
    'Run `prisma migrate deploy`. It runs all that is there, so copy the folders of a phase when the gates at the head of its first script are met.',
    'Run the queries under *How to verify*.',
    'Prisma has no way back. By hand, the last folder first: `prisma db execute --file …/down.sql`, then delete its row from `_prisma_migrations`.',
  ],
  write,
}

function write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[] {
  const files = unitsOf(plan, context, 'timestamp').flatMap((unit) => {
    const file = (name: string, heading: readonly string[], run: Run, about: string): BundleFile => ({
      path: `prisma/migrations/${unit.version}_${unit.name}/${name}.sql`,
      content: scriptFile(heading, run, plan),
      about,
    })
    return [
      file('migration', headOf(unit, context), unit.up, aboutUp(unit)),
      file('down', headOfWayBack(unit, context), unit.down, aboutDown(unit)),
    ]
  })
  const lock: BundleFile = {
    path: 'prisma/migrations/migration_lock.toml',
    content: `# Kept in version control: the provider that the migrations are for.\nprovider = "${providers[plan.dialect] ?? plan.dialect}"\n`,
    about: 'the database that the migrations are for',
  }
  return files.length === 0 ? [] : [...files, lock]
}

/** What Prisma calls a dialect where it has another name. */
const providers: Readonly<Record<string, string>> = {
  postgres: 'postgresql',
  timescaledb: 'postgresql',
  mariadb: 'mysql',
  tidb: 'mysql',
}

function scriptFile(heading: readonly string[], run: Run, plan: MigrationPlan): string {
  const lines = [...heading.map(comment), ...scriptOf(ordersInOnePiece(run, plan))]
  return `${lines.join('\n')}\n`
}
