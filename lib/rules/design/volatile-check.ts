import { tableRule } from '../define.ts'
import { callsIn, namesIn } from '../expression.ts'

/** A check that depends on the clock holds today and not tomorrow. */
export const volatileCheck = tableRule({
  id: 'volatile-check',
  title: 'Check that depends on the clock',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH071'],
  detects: 'A CHECK that calls `now()`, `current_date`, `random()` or the like.',
  rationale:
    'PostgreSQL takes checks to be immutable. Rows that passed break the check as time goes by, and a dump of ' +
    'them cannot be restored.',
  source:
    'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-CHECK-CONSTRAINTS (notes)',
  ignoreWhen: 'What passes once can only become truer (a date that must lie in the past).',
  remedy: 'None: check it in a trigger, which looks at new rows only.',
  fixable: false,
  *check({ table, label }) {
    for (const check of table.checks) {
      const clock = [...callsIn(check.expression), ...namesIn(check.expression)].find((name) =>
        changing.has(name),
      )
      if (clock === undefined) continue
      yield {
        entities: [check.id, table.id],
        message: `The check ${check.name} of ${label} depends on ${clock}.`,
        evidence: `CHECK (${check.expression})`,
        confidence: 0.7,
        fix: null,
      }
    }
  },
})

const changing: ReadonlySet<string> = new Set([
  'now',
  'current_date',
  'current_timestamp',
  'current_time',
  'localtime',
  'localtimestamp',
  'clock_timestamp',
  'statement_timestamp',
  'transaction_timestamp',
  'timeofday',
  'random',
  'gen_random_uuid',
  'nextval',
  'current_user',
])
