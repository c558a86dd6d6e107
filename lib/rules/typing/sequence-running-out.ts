import { type Column, entityId, splitQualified, type Table } from '../../schema/index.ts'
import { integerWidth, isNumbered } from '../column-types.ts'
import { tokensOf } from '../expression.ts'
import { statisticsRule } from '../statistics-rule.ts'

/** A counter that is more than half way up should be widened while there is time. */
export const sequenceRunningOut = statisticsRule({
  id: 'sequence-running-out',
  title: 'Numbers that are running out',
  category: 'typing',
  severity: 'warning',
  tags: ['operations'],
  catalogue: ['TY001'],
  options: {
    share: {
      type: 'number',
      default: 0.5,
      minimum: 0.01,
      maximum: 1,
      says: 'Share of the numbers that may be used',
    },
  },
  detects:
    'A numbered column whose sequence has given out more than half of the numbers that its type can hold.',
  rationale:
    'At the last number every insert fails. To widen the column rewrites the table, which on a large one takes hours, or ' +
    'weeks of preparation: it wants to be begun long before.',
  source: 'https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-INT',
  ignoreWhen: 'The sequence starts high on purpose, or rows are added a few a year.',
  remedy:
    'None of its own: the rule `integer-primary-key` widens the key and all that points at it; for a table in use, `athena diff` plans ' +
    'the change in phases.',
  fixable: false,
  *check({ table, label, statistics }, { share }) {
    for (const column of table.columns) {
      if (!isNumbered(column)) continue
      const sequence = statistics.sequences.get(sequenceOf(table, column))
      const width = integerWidth(column.type)
      if (!sequence || sequence.lastValue === null || sequence.cycles === true || width === 0) continue
      const most = Math.min(2 ** (8 * width - 1) - 1, sequence.maximum ?? Number.POSITIVE_INFINITY)
      if (sequence.lastValue < most * share) continue
      yield {
        entities: [column.id, table.id],
        message: `${Math.floor((sequence.lastValue / most) * 100)} of 100 numbers of ${label}.${column.name} are used.`,
        evidence: `The last one was ${sequence.lastValue}; ${column.type.display} and its sequence end at ${most}.`,
        confidence: 0.9,
        fix: null,
      }
    }
  },
})

/** The sequence that the default names, else the one that the engine makes. */
function sequenceOf(table: Table, column: Column) {
  const named = column.serial
    ? undefined
    : tokensOf(column.default ?? '').find((token) => token.kind === 'string')
  const parts = named ? splitQualified(named.value) : [`${table.name}_${column.name}_seq`]
  return entityId('sequence', parts.at(-2) ?? table.schema, parts.at(-1) ?? '')
}
