import type { Column } from '../../schema/index.ts'
import { isBoolean, isTimestamp } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { callsIn, isConstant, namesIn, notNullColumn } from '../expression.ts'
import { snakeCase } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** A column with a default, or one that every row gets, is meant to be filled. */
export const missingNotNull = tableRule({
  id: 'missing-not-null',
  title: 'NOT NULL is missing',
  category: 'design',
  severity: 'info',
  catalogue: ['SCH031', 'SCH032'],
  detects: 'A nullable column with a constant default, or a nullable time of creation or of the last change.',
  rationale:
    'The default says what a row has when nobody says anything, so null has no meaning left; yet one explicit ' +
    'NULL gets in, and every comparison and sum after it needs COALESCE.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Fear of the Unknown"',
  ignoreWhen: 'Null means something else than the default does.',
  remedy: 'Adds NOT NULL; stored nulls must be filled first.',
  fixable: true,
  *check({ table, label, ref }) {
    const checked = new Set(table.checks.map((check) => notNullColumn(check.expression)))
    for (const column of table.columns) {
      if (!column.nullable || column.inherited || column.generated || checked.has(column.name)) continue
      if (isBoolean(column.type) || table.foreignKeys.some((key) => key.columns.includes(column.name)))
        continue
      const reason = reasonFor(column)
      if (!reason) continue
      yield {
        entities: [column.id],
        message: `${label}.${column.name} may be null, although every row should have one.`,
        evidence: reason,
        confidence: 0.6,
        fix: fixOf(`Make ${label}.${column.name} NOT NULL`, 'weigh', {
          op: 'column.setNullable',
          table: ref,
          column: column.name,
          nullable: false,
        }),
      }
    }
  },
})

function reasonFor(column: Column): string | null {
  if (isTimestamp(column.type) && stamps.has(snakeCase(column.name))) {
    return `Every row has a moment of ${column.name}.`
  }
  if (column.default === null) return null
  const names = namesIn(column.default)
  const now =
    callsIn(column.default).has('now') || names.has('current_timestamp') || names.has('current_date')
  return now || isConstant(column.default) ? `It has the default ${column.default}.` : null
}

const stamps: ReadonlySet<string> = new Set([
  'created_at',
  'updated_at',
  'inserted_at',
  'modified_at',
  'created_on',
])
