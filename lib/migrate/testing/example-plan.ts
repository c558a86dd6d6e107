import { dialectOf } from '../../sql/index.ts'
import type { Part, Phase, Step } from '../phases.ts'
import { type MigrationPlan, planMigration } from '../plan-migration.ts'

/** A plan of those phases, whatever a planner would have planned. */
export function planOfPhases(phases: readonly Omit<Phase, 'number' | 'schema'>[]): MigrationPlan {
  const dialect = dialectOf('postgres')
  const { schema } = dialect.lower(dialect.parse(''))
  const parts = phases.flatMap((phase) => phase.parts)
  return {
    ...planMigration(schema, schema),
    strategy: phases.length > 1 ? 'online' : 'direct',
    phases: phases.map((phase, at) => ({ ...phase, number: at + 1, schema })),
    up: parts.flatMap(({ up }) => up),
    down: [...parts].reverse().flatMap(({ down }) => down),
  }
}

/** A step of a statement that may stand in a transaction, unless told otherwise. */
export function stepOfText(sql: string, more: Partial<Step> = {}): Step {
  return {
    sql,
    summary: 'Do it',
    facts: { lock: 'none', rewrites: false, scans: false, transactional: true },
    reverse: [],
    losesData: null,
    patience: { lockTimeout: 3000, statementTimeout: null, attempts: 1 },
    ...more,
  }
}

const alone = { lock: 'none', rewrites: false, scans: true, transactional: false } as const

/** Everything that a tool has to say, once each: for files that people read. */
export const examplePlan: MigrationPlan = planOfPhases([
  {
    kind: 'expand',
    title: 'Add what is new',
    gates: [],
    parts: [
      partOf(
        [
          stepOfText("ALTER TABLE public.orders ADD COLUMN note text DEFAULT 'it''s \"so\" \\ 5% `?` :x';", {
            summary: 'Add column note to orders',
          }),
          stepOfText(
            "CREATE FUNCTION public.label(o public.orders) RETURNS text\nLANGUAGE plpgsql AS $body$\nBEGIN\n  RETURN '#' || o.id::text || '${' || $$\"\"\"$$;\nEND\n$body$;",
            { summary: 'Add function label' },
          ),
        ],
        [
          stepOfText('DROP FUNCTION public.label(public.orders);', { summary: 'Drop function label' }),
          stepOfText('ALTER TABLE public.orders DROP COLUMN note;', {
            summary: 'Drop column note of orders',
            losesData: 'every value of orders.note',
          }),
        ],
      ),
      partOf(
        [
          stepOfText('CREATE INDEX CONCURRENTLY orders_note ON public.orders (note);', {
            summary: 'Build index orders_note',
            facts: alone,
            patience: { lockTimeout: 30_000, statementTimeout: null, attempts: 1 },
          }),
        ],
        [
          stepOfText('DROP INDEX CONCURRENTLY public.orders_note;', {
            summary: 'Drop index orders_note',
            facts: alone,
          }),
        ],
      ),
    ],
  },
  {
    kind: 'backfill',
    title: 'Fill the rows that are there',
    gates: ['Every application gives orders.note a value.'],
    parts: [
      partOf(
        [
          stepOfText("UPDATE public.orders SET note = '—' WHERE note IS NULL;", {
            summary: 'Fill orders.note',
            preconditions: [{ title: 'There are orders', sql: 'SELECT EXISTS (SELECT FROM public.orders);' }],
            postconditions: [
              {
                title: 'No order is without a note',
                sql: 'SELECT NOT EXISTS (SELECT FROM public.orders WHERE note IS NULL);',
              },
            ],
          }),
        ],
        [],
      ),
    ],
  },
  {
    kind: 'contract',
    title: 'Take away what is old',
    gates: ['Nobody reads orders.comment any more.'],
    parts: [
      partOf(
        [
          stepOfText('ALTER TABLE public.orders DROP COLUMN comment;', {
            summary: 'Drop column comment of orders',
            losesData: 'every value of orders.comment',
          }),
          stepOfText('CREATE OR REPLACE VIEW public.notes AS\nSELECT id, note FROM public.orders;', {
            summary: 'Replace view notes',
          }),
        ],
        [
          stepOfText('CREATE OR REPLACE VIEW public.notes AS\nSELECT id, NULL AS note FROM public.orders;', {
            summary: 'Replace view notes',
          }),
          stepOfText('ALTER TABLE public.orders ADD COLUMN comment text;', {
            summary: 'Add column comment to orders',
          }),
        ],
      ),
    ],
  },
])

function partOf(up: readonly Step[], down: readonly Step[]): Part {
  return { transactional: up.every(({ facts }) => facts.transactional), up, down }
}
