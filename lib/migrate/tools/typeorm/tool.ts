import type { MigrationPlan } from '../../plan-migration.ts'
import { aboutUp, headOf } from '../../writing/head.ts'
import { jsCalls, jsComments } from '../../writing/javascript.ts'
import { ordersInTool, ordersOnTheirOwn } from '../../writing/orders.ts'
import type { Run } from '../../writing/transactions.ts'
import { classNameOf, millisecondsOf, type Unit, unitsOf, wordNameOf } from '../../writing/units.ts'
import type { BundleContext, BundleFile, MigrationTool } from '../tool.ts'

/** One class a migration. */
export const typeormTool: MigrationTool = {
  id: 'typeorm',
  label: 'TypeORM',
  description: 'MigrationInterface classes in TypeScript',
  versionScheme: 'timestamp',
  hasDown: true,
  transactional: 'tool',
  files: 'timestamp-Name.ts',
  outside: '`transaction = false`',
  proof: 'run',
  howToRun: [
    "Copy `migrations/` to where the data source's `migrations` finds them, and set its `migrationsTransactionMode` to `each`: TypeORM refuses migrations without a transaction otherwise.",
    'Run `typeorm migration:run`. It runs all that is there, so copy the files of a phase when its gates are met.',
    'Run the queries under *How to verify*.',
    'To go back: `typeorm migration:revert` once a file.',
  ],
  write,
}

function write(plan: MigrationPlan, context: BundleContext): readonly BundleFile[] {
  return unitsOf(plan, context, 'timestamp').map((unit) => {
    const name = classNameOf(wordNameOf(unit))
    const stamp = millisecondsOf(unit.version)
    return {
      path: `migrations/${stamp}-${name}.ts`,
      content: `${moduleOf(unit, `${name}${stamp}`, plan, context).join('\n')}\n`,
      about: aboutUp(unit),
    }
  })
}

function moduleOf(unit: Unit, name: string, plan: MigrationPlan, context: BundleContext): readonly string[] {
  const inside = unit.up.transactional && unit.down.transactional
  const way = (direction: string, run: Run, before: readonly string[], after: readonly string[]) => {
    const orders = inside ? ordersInTool(run, plan) : ordersOnTheirOwn(run, plan)
    const runner = orders.length === 0 ? '_queryRunner' : 'queryRunner'
    const calls = [...before, ...jsCalls(orders, 'await queryRunner.query', '    '), ...after]
    return [
      '',
      `  public async ${direction}(${runner}: QueryRunner): Promise<void> {`,
      ...(orders.length === 0 ? [] : calls),
      '  }',
    ]
  }
  return [
    "import type { MigrationInterface, QueryRunner } from 'typeorm'",
    '',
    ...jsComments(headOf(unit, context), ''),
    `export class ${name} implements MigrationInterface {`,
    `  name = '${name}'`,
    ...(inside ? [] : ['  transaction = false']),
    ...way('up', unit.up, [], []),
    ...way('down', unit.down, inside ? [] : leaving, inside ? [] : entering),
    '}',
  ]
}

/** TypeORM opens a transaction for every way back, even of a migration that wants none. */
const leaving = [
  '    // A way back is given a transaction even where `transaction` is false: leave it meanwhile.',
  '    const given = queryRunner.isTransactionActive',
  '    if (given) await queryRunner.commitTransaction()',
]
const entering = ['    if (given) await queryRunner.startTransaction()']
