import { isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { stringConstant } from '../expression.ts'
import { fixOf } from '../ops-of.ts'

/** DEFAULT 'NULL' is four letters, not null. */
export const defaultNullString = tableRule({
  id: 'default-null-string',
  title: "The default is the text 'NULL'",
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH033'],
  detects: "A column whose default is the string constant 'NULL'.",
  rationale:
    "The four letters are a value like any other: `IS NULL` does not find them, and people's names are Null.",
  source: 'https://www.schemacrawler.com/lint.html (default values should not be NULL as a string)',
  ignoreWhen: 'Never.',
  remedy: 'Removes the default, which is null then.',
  fixable: true,
  *check({ table, label, ref }) {
    for (const column of table.columns) {
      if (column.default === null || column.inherited || !isTextual(column.type)) continue
      if (stringConstant(column.default)?.toUpperCase() !== 'NULL') continue
      yield {
        entities: [column.id],
        message: `The default of ${label}.${column.name} is the text 'NULL'.`,
        evidence: `DEFAULT ${column.default}`,
        confidence: 0.95,
        fix: fixOf(`Remove the default of ${label}.${column.name}`, 'weigh', {
          op: 'column.setDefault',
          table: ref,
          column: column.name,
          default: null,
        }),
      }
    }
  },
})
