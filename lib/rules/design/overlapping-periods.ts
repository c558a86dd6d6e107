import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { type Period, periodsOf, validity } from '../periods.ts'
import type { TableContext } from '../table-context.ts'

/** Periods of validity of one thing do not overlap. */
export const overlappingPeriods = tableRule({
  id: 'overlapping-periods',
  title: 'Periods of validity may overlap',
  category: 'design',
  severity: 'info',
  catalogue: ['SCH068'],
  detects:
    'A table with `valid_from`/`valid_to` (or effective) and a single reference, without an exclusion constraint.',
  rationale:
    'Two prices for the same day, two addresses at once: a unique key cannot refuse that, an exclusion ' +
    'constraint (or WITHOUT OVERLAPS from PostgreSQL 18) can.',
  source: 'https://www.postgresql.org/docs/current/rangetypes.html#RANGETYPES-CONSTRAINT',
  ignoreWhen: 'Several may be valid at once.',
  remedy: 'Adds the exclusion constraint where the extension btree_gist, which it needs, is there already.',
  fixable: true,
  of: ['extensions'],
  *check(each, _options, schema) {
    const canExclude = [...schema.extensions.values()].some((extension) => extension.name === 'btree_gist')
    if (each.table.exclusions.length > 0) return
    const period = periodsOf(each.table).find(({ start }) => validity.has(start.name.toLowerCase()))
    const owners = each.table.foreignKeys.flatMap((key) => (key.columns.length === 1 ? key.columns : []))
    // With several references it is not known whose period it is.
    const [owner] = new Set(owners).size === 1 ? owners : []
    const temporal =
      each.table.primaryKey?.withoutOverlaps || each.table.uniques.some((key) => key.withoutOverlaps)
    if (!period || owner === undefined || temporal) return
    yield {
      entities: [each.table.id, period.start.id, period.end.id],
      message: `Rows of ${each.label} for the same ${owner} may be valid at the same time.`,
      evidence: `${period.start.name} and ${period.end.name} are not part of an exclusion constraint.`,
      confidence: 0.5,
      fix: canExclude ? exclude(each, owner, period) : null,
    }
  },
})

function exclude({ ref, label, quote }: TableContext, owner: string, { start, end }: Period) {
  const range =
    start.type.name === 'date' ? 'daterange' : start.type.name.includes('without') ? 'tsrange' : 'tstzrange'
  const expression = `${range}(${quote(start.name)}, ${quote(end.name)})`
  return fixOf(`Refuse overlapping periods of one ${owner} in ${label}`, 'weigh', {
    op: 'exclusion.add',
    table: ref,
    exclusion: {
      method: 'gist',
      elements: [
        { column: owner, operator: '=' },
        { expression, operator: '&&' },
      ],
    },
  })
}
