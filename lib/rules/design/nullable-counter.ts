import { isInteger } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { lastWord, singular, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** Nothing counted yet is zero. */
export const nullableCounter = tableRule({
  id: 'nullable-counter',
  title: 'Counter that starts as null',
  category: 'design',
  severity: 'info',
  stance: 'strict',
  tags: ['integrity'],
  catalogue: ['SCH031', 'SCH032'],
  detects: 'A whole number named `…_count` that may be null and has no default.',
  rationale:
    'The first `count + 1` of a null is null: the counter never leaves it, without an error. Zero is what is ' +
    'meant, and sums and orderings need no COALESCE.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Fear of the Unknown"',
  ignoreWhen: 'Null means that it was not counted.',
  remedy: 'Makes it NOT NULL DEFAULT 0; stored nulls must be set to 0 first.',
  fixable: true,
  *check({ table, label, ref }) {
    if (wordsOf(table.name).some((word) => reports.has(singular(word)))) return
    for (const column of table.columns) {
      if (!isInteger(column.type) || !column.nullable || column.default !== null) continue
      if (column.inherited || column.generated || lastWord(column.name) !== 'count') continue
      if (wordsOf(column.name).some((word) => measured.has(word))) continue
      const where = `${label}.${column.name}`
      yield {
        entities: [column.id],
        message: `${where} counts, but starts as null.`,
        evidence: 'It may be null and has no default.',
        confidence: 0.65,
        fix: fixOf(
          `Let ${where} start at 0`,
          'weigh',
          { op: 'column.setDefault', table: ref, column: column.name, default: '0' },
          { op: 'column.setNullable', table: ref, column: column.name, nullable: false },
        ),
      }
    }
  },
})

/** What is measured at one time may be unknown. */
const measured: ReadonlySet<string> = new Set(
  'estimated expected max min minimum maximum limit previous last total'.split(' '),
)
/** Rows that are written once, from a measurement. */
const reports: ReadonlySet<string> = new Set(
  'snapshot status metric metrics report historical history statistic statistics stat stats analytics result'.split(
    ' ',
  ),
)
