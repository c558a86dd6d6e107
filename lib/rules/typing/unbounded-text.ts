import { isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { callsIn, namesIn } from '../expression.ts'
import { isFrameworkTable } from '../frameworks.ts'
import { fixOf } from '../ops-of.ts'

/** A team gives every text a limit. */
export const unboundedText = tableRule({
  id: 'unbounded-text',
  title: 'Text without a limit',
  category: 'typing',
  severity: 'info',
  stance: 'policy',
  catalogue: ['TY004'],
  tags: ['integrity', 'operations', 'policy'],
  options: {
    limit: {
      type: 'integer',
      default: 1000,
      minimum: 1,
      says: 'Characters that the check it proposes allows',
    },
  },
  detects: 'A column of type `text`, `citext` or `varchar` without a length that no check limits.',
  rationale:
    'Whatever a form, an import or an attacker sends is stored: a gigabyte in a name fills backups, indexes refuse values ' +
    'over a third of a page, and lists that show the name stop working. A CHECK is changed without a rewrite.',
  source: 'https://docs.gitlab.com/development/database/strings_and_the_text_data_type/',
  ignoreWhen: 'The application limits what it takes, or the column is there for documents.',
  remedy: 'Adds a CHECK on the length. Values that are longer must be dealt with first.',
  fixable: true,
  *check({ table, label, ref, quote }, { limit }) {
    if (isFrameworkTable(table)) return
    for (const column of table.columns) {
      const bounded = column.type.args.length > 0 || column.type.schema !== null
      if (!isTextual(column.type) || column.type.name === 'character' || bounded || column.inherited) continue
      if (column.generated || table.foreignKeys.some((key) => key.columns.includes(column.name))) continue
      if (table.checks.some((check) => limits(check.expression, column.name))) continue
      yield {
        entities: [column.id],
        message: `${label}.${column.name} takes text of any length.`,
        evidence: `Its type is ${column.type.display}, and no check looks at it.`,
        confidence: 0.6,
        fix: fixOf(`Limit ${label}.${column.name} to ${limit} characters`, 'weigh', {
          op: 'check.add',
          table: ref,
          check: { expression: `char_length(${quote(column.name)}) <= ${limit}` },
        }),
      }
    }
  },
})

/** Whether a check says how long the column may be, or which values it may have. */
function limits(expression: string, column: string): boolean {
  if (!namesIn(expression).has(column)) return false
  const calls = callsIn(expression)
  const lengths = ['char_length', 'length', 'octet_length', 'character_length'].some((name) =>
    calls.has(name),
  )
  return lengths || / in\s*\(|any\s*\(|[~]/i.test(expression)
}
