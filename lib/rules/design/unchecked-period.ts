import { tableRule } from '../define.ts'
import { namesIn } from '../expression.ts'
import { fixOf } from '../ops-of.ts'
import { periodsOf } from '../periods.ts'

/** A period ends after it starts. */
export const uncheckedPeriod = tableRule({
  id: 'unchecked-period',
  title: 'Start and end are not compared',
  category: 'design',
  severity: 'info',
  catalogue: ['SCH068'],
  detects: 'A pair of columns such as `valid_from` and `valid_to` without a CHECK on their order.',
  rationale:
    'Sooner or later a form swaps them, and every query about the period is silently wrong from then on.',
  source: 'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-CHECK-CONSTRAINTS',
  ignoreWhen: 'The columns are filled in later and in any order.',
  remedy: 'Adds CHECK (start <= end); rows that break it must be put right first.',
  fixable: true,
  *check({ table, label, ref, quote }) {
    for (const { start, end } of periodsOf(table)) {
      const compared = [...table.checks.map((check) => check.expression), ...exclusionTexts(table)].some(
        (text) => {
          const names = namesIn(text)
          return names.has(start.name) && names.has(end.name)
        },
      )
      if (compared) continue
      const expression = `${quote(start.name)} <= ${quote(end.name)}`
      yield {
        entities: [end.id, start.id, table.id],
        message: `Nothing keeps ${label}.${end.name} from being before ${start.name}.`,
        evidence: `No check of ${label} names both.`,
        confidence: 0.65,
        fix: fixOf(`Add CHECK (${expression}) to ${label}`, 'weigh', {
          op: 'check.add',
          table: ref,
          check: { expression },
        }),
      }
    }
  },
})

function exclusionTexts(table: {
  readonly exclusions: readonly { readonly elements: readonly { readonly expression: string | null }[] }[]
}) {
  return table.exclusions.flatMap((exclusion) =>
    exclusion.elements.map((element) => element.expression ?? ''),
  )
}
