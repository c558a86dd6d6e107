import { isInstant } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { stringConstant } from '../expression.ts'
import { fixOf } from '../ops-of.ts'

/** A date that stands for no date. */
export const magicDateDefault = tableRule({
  id: 'magic-date-default',
  title: 'Date that stands for no date',
  category: 'design',
  severity: 'warning',
  tags: ['integrity', 'portability'],
  catalogue: ['SCH034'],
  detects: 'A date or timestamp whose default is a zero date, or the first day of 1, 1753, 1900 or 1970.',
  rationale:
    'PostgreSQL refuses 0000-00-00. The other days are real ones: they sort first, count in averages and ages, ' +
    'and each query must remember to leave them out. What is unknown is null.',
  source:
    'https://www.skeema.io/docs/options/#lint-zero-date; Bill Karwin, SQL Antipatterns, "Fear of the Unknown"',
  ignoreWhen: 'The day is meant: the start of the data, the epoch of a device.',
  remedy: 'Removes the default and allows null; stored magic dates are to be set to null.',
  fixable: true,
  *check({ table, label, ref }) {
    for (const column of table.columns) {
      if (column.default === null || column.inherited || !isInstant(column.type)) continue
      const day = stringConstant(column.default)?.trim().slice(0, 10)
      if (day === undefined || !magic.has(day)) continue
      const where = `${label}.${column.name}`
      const locked = !column.nullable && table.primaryKey?.columns.includes(column.name)
      yield {
        entities: [column.id],
        message: `${where} has the default ${day}, which seems to mean "no date".`,
        evidence: day === zero ? 'PostgreSQL refuses the day 0000-00-00.' : `DEFAULT ${column.default}`,
        confidence: day === zero ? 0.98 : 0.75,
        fix: locked
          ? null
          : fixOf(
              `Leave ${where} null when there is no date`,
              'weigh',
              { op: 'column.setDefault', table: ref, column: column.name, default: null },
              ...(column.nullable
                ? []
                : [{ op: 'column.setNullable', table: ref, column: column.name, nullable: true } as const]),
            ),
      }
    }
  },
})

const zero = '0000-00-00'
const magic: ReadonlySet<string> = new Set([
  zero,
  '0001-01-01',
  '1753-01-01',
  '1900-01-01',
  '1901-01-01',
  '1970-01-01',
])
