import { type DataType, findColumn } from '../../schema/index.ts'
import { alterations } from './reading/alterations.ts'
import { findRelation } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** A narrower type cuts, rounds or refuses values. */
export const typeNarrowed = migrationRule({
  id: 'type-narrowed',
  title: 'Type that holds less',
  severity: 'error',
  catalogue: ['MS031'],
  detects:
    'ALTER COLUMN … TYPE to a shorter text, fewer digits, a smaller number, or from a moment to a day, as far as the ' +
    'base tells the old type.',
  rationale: 'Values that do not fit make the statement fail, or are rounded and cut without a word.',
  source:
    'https://www.prisma.io/docs/orm/prisma-migrate/understanding-prisma-migrate/limitations-and-known-issues',
  ignoreWhen: 'A query has shown that every value fits.',
  remedy: 'None: hold the rows against a CHECK of the new limit first, added NOT VALID and validated.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'setType')) {
      const from = table && findColumn(table, action.column.value)
      const changed = table && findRelation(context.after.tables, 'table', table, [])
      const to = changed && findColumn(changed, action.column.value)
      if (!from || !to || !isNarrower(from.type, to.type)) continue
      yield {
        message: `${label}.${from.name} is to hold less: ${from.type.display} becomes ${to.type.display}.`,
        evidence: 'Values beyond the new type fail, or are rounded or cut.',
        confidence: 0.9,
        entities: [from.id],
        fix: null,
      }
    }
  },
})

const sizes = ['smallint', 'integer', 'bigint', 'numeric']
const floats = ['real', 'double precision']

function isNarrower(from: DataType, to: DataType): boolean {
  const limit = (type: DataType) => (type.args.length === 0 ? Number.POSITIVE_INFINITY : Number(type.args[0]))
  const texts = ['character varying', 'text', 'character']
  if (texts.includes(from.name) && texts.includes(to.name)) return limit(to) < limit(from)
  if (from.name === 'numeric' && to.name === 'numeric') {
    if (to.args.length === 0) return false
    if (from.args.length === 0) return true
    const digits = ({ args }: DataType) => Number(args[0]) - Number(args[1] ?? 0)
    return digits(to) < digits(from) || Number(to.args[1] ?? 0) < Number(from.args[1] ?? 0)
  }
  const order = sizes.includes(from.name) ? sizes : floats
  if (order.includes(from.name) && order.includes(to.name))
    return order.indexOf(to.name) < order.indexOf(from.name)
  if (from.name.startsWith('timestamp') && to.name.startsWith('timestamp')) return limit(to) < limit(from)
  return (
    (from.name.startsWith('timestamp') && to.name === 'date') ||
    (floats.includes(from.name) && sizes.slice(0, 3).includes(to.name))
  )
}
