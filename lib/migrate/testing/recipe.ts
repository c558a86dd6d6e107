import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Rename } from '../../diff/index.ts'
import type { EntityId } from '../../schema/index.ts'
import type { QueryPort } from '../../sql/index.ts'
import type { MigrationPlan } from '../plan-migration.ts'

const moment = z.enum(['base', 'expand', 'backfill', 'validate', 'switch', 'contract'])

/** A statement of an application and while it must work. */
const statement = z.strictObject({
  sql: z.string(),
  /** The rows it must give. */
  gives: z.array(z.record(z.string(), z.unknown())).optional(),
  /** The phase that it works behind; of a new application the switch when left out. */
  from: moment.optional(),
  /** The phase whose gates say that nobody runs it any more; of an old application the last when left out. */
  until: moment.optional(),
  /** Whether it needs its tables for itself, so that it is not tried while somebody else writes them. */
  alone: z.literal(true).optional(),
})

const application = z.strictObject({
  renames: z.array(z.tuple([z.string(), z.string()])).default([]),
  /** What somebody does by hand to keep a gate. */
  between: z.array(z.strictObject({ after: moment, sql: z.string() })).default([]),
  /** What somebody does by hand before everything is changed at once, so that the rows fit. */
  beforehand: z.string().default(''),
  /** Whether rows come through such a change; tables that are made anew start empty. */
  directly: z.enum(['with rows', 'without rows']).default('with rows'),
  old: z.array(statement),
  new: z.array(statement),
})

/** A change to a database in use, with rows and the statements of those who use it. */
export interface Recipe extends Omit<z.output<typeof application>, 'renames'> {
  readonly base: string
  readonly target: string
  readonly rows: string
  readonly renames: readonly Rename[]
}

/** Reads the files of a recipe's folder. */
export function readRecipe(folder: string): Recipe {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const { renames, ...rest } = application.parse(JSON.parse(read('application.json')))
  return {
    base: read('base.sql'),
    target: read('target.sql'),
    rows: read('rows.sql'),
    ...rest,
    renames: renames.map(([from, to]) => ({ from: from as EntityId, to: to as EntityId })),
  }
}

const moments = moment.options

/** Runs what must work when a phase is done or taken back, each in a transaction that is given up; says what did not. */
export async function tryApplications(
  recipe: Recipe,
  plan: MigrationPlan,
  at: { readonly direction: 'up' | 'down'; readonly phase: number },
  engine: QueryPort,
): Promise<unknown[]> {
  const done = at.direction === 'up' ? at.phase : at.phase - 1
  const last = plan.phases.length
  const reached = done === last ? moments.length - 1 : rankOf(plan.phases[done - 1]?.kind ?? 'base')
  if (at.direction === 'up') {
    for (const { after, sql } of recipe.between) if (rankOf(after) === reached) await engine.run(sql)
  }
  const troubles: unknown[] = []
  const works = (each: z.output<typeof statement>, from: number, until: number) =>
    (each.from ? rankOf(each.from) : from) <= reached && reached < (each.until ? rankOf(each.until) : until)
  const due = [
    ...recipe.old.filter((each) => works(each, 0, rankOf('contract'))),
    ...recipe.new.filter((each) => works(each, rankOf('switch'), moments.length)),
  ]
  for (const { sql, gives } of due) {
    await engine.run('BEGIN')
    try {
      const rows = await engine.query(sql)
      const wrong = gives !== undefined && JSON.stringify(rows) !== JSON.stringify(gives)
      if (wrong) troubles.push([at, sql, 'gives', rows])
    } catch (error) {
      troubles.push([at, sql, error instanceof Error ? error.message : String(error)])
    }
    await engine.run('ROLLBACK')
  }
  return troubles
}

function rankOf(kind: string): number {
  const at = (moments as readonly string[]).indexOf(kind)
  return at < 0 ? moments.length - 1 : at
}
