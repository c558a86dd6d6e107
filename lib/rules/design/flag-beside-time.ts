import type { Column } from '../../schema/index.ts'
import { isBoolean, isTimestamp } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { snakeCase } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** That it happened follows from when it happened. */
export const flagBesideTime = tableRule({
  id: 'flag-beside-time',
  title: 'Flag beside the time that says the same',
  category: 'design',
  severity: 'info',
  tags: ['integrity'],
  catalogue: ['SCH066'],
  detects:
    'A boolean such as `deleted` or `is_confirmed` beside a nullable time `deleted_at` or `confirmed_at`.',
  rationale:
    'Whoever sets one and forgets the other leaves a row that is deleted at no time, or has a time and is not ' +
    'deleted. Which of the two a query asks is chance.',
  source: 'C. J. Date, Database Design and Relational Theory, on redundancy',
  ignoreWhen: 'The flag can be taken back while the time of the first event stays.',
  remedy: 'Makes the flag a generated column: readers go on as before, writers set the time alone.',
  fixable: true,
  *check({ table, columns, label, ref, quote }) {
    const flags = table.columns.filter((each) => isBoolean(each.type) && !each.generated && !each.inherited)
    if (flags.length === 0) return
    const names = new Map(table.columns.map((column) => [snakeCase(column.name), column]))
    for (const flag of flags) {
      const time = timeOf(snakeCase(flag.name), names)
      if (!time || !columns.has(time.name)) continue
      const expression = `${quote(time.name)} IS NOT NULL`
      yield {
        entities: [flag.id, time.id],
        message: `${label}.${flag.name} says again what ${time.name} says.`,
        evidence: `${time.name} is null until it happens, and ${flag.name} can contradict it.`,
        confidence: 0.65,
        fix: fixOf(
          `Generate ${label}.${flag.name} from ${time.name}`,
          'weigh',
          ...(flag.default === null
            ? []
            : [{ op: 'column.setDefault', table: ref, column: flag.name, default: null } as const]),
          {
            op: 'column.setGenerated',
            table: ref,
            column: flag.name,
            generated: { expression, storage: 'stored' },
          },
        ),
      }
    }
  },
})

function timeOf(flag: string, names: ReadonlyMap<string, Column>): Column | null {
  const stem = flag.startsWith('is_') || flag.startsWith('was_') ? flag.slice(flag.indexOf('_') + 1) : flag
  // Only what happens once has a participle: `active` and `active_at` are two things.
  if (!stem.endsWith('ed') && !stem.endsWith('en') && !stem.endsWith('sent')) return null
  const time = names.get(`${stem}_at`) ?? names.get(`${stem}_on`) ?? names.get(`date_${stem}`)
  return time && isTimestamp(time.type) && time.nullable && time.default === null ? time : null
}
