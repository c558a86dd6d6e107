import type { Column } from '../../schema/index.ts'
import { isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { callsIn, namesIn, stringConstant } from '../expression.ts'
import { wordsOf } from '../names.ts'
import type { TableContext } from '../table-context.ts'

/** A status that accepts any text. */
export const stringlyTypedStatus = tableRule({
  id: 'stringly-typed-status',
  title: 'Status that accepts any text',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH028'],
  detects:
    'A text column named status, state, kind, priority or the like without a CHECK on its values or a foreign key.',
  rationale:
    "`'active'`, `'Active'` and `'actve'` are three states to the database. A check, an enum or a lookup table " +
    'refuses the typo and tells readers which values there are.',
  source: 'https://www.postgresql.org/docs/current/datatype-enum.html',
  ignoreWhen: 'The values come from another system that adds new ones without notice.',
  remedy: 'None: the values in use must be known. Then: a CHECK (… IN (…)), an enum, or a lookup table.',
  fixable: false,
  *check(context) {
    const { table, label } = context
    for (const column of table.columns) {
      if (!isTextual(column.type) || column.type.schema !== null || column.inherited) continue
      if (!isStatus(column, context) || isConstrained(column, context)) continue
      const value = column.default === null ? null : stringConstant(column.default)
      yield {
        entities: [column.id],
        message: `${label}.${column.name} accepts any text.`,
        evidence: value
          ? `Its default is '${value}', but nothing says which other values there are.`
          : `Its type is ${column.type.display} and no check or foreign key limits it.`,
        confidence: value ? 0.85 : 0.65,
        fix: null,
      }
    }
  },
})

function isStatus(column: Column, { table, columns }: TableContext): boolean {
  const words = wordsOf(column.name)
  const last = words.at(-1) ?? ''
  if (last === 'type') {
    // Most kinds come from outside; a default or a short length says that they are ours.
    if (column.default === null && Number(column.type.args[0] ?? 99) > 32) return false
    const stem = column.name.slice(0, -'type'.length)
    return (
      words.length > 1 &&
      !foreign.has(words.at(-2) ?? '') &&
      !columns.has(`${stem}id`) &&
      !columns.has(`${stem}Id`)
    )
  }
  if (last === 'state')
    return !table.columns.some((each) => wordsOf(each.name).some((word) => places.has(word)))
  return statuses.has(last)
}

/** Whether a check other than one on its length, a foreign key or its being a key limits the values. */
function isConstrained(column: Column, { table }: TableContext): boolean {
  if (table.foreignKeys.some((key) => key.columns.includes(column.name))) return true
  if (table.primaryKey?.columns.includes(column.name)) return true
  return table.checks.some((check) => {
    if (!namesIn(check.expression).has(column.name)) return false
    const calls = callsIn(check.expression)
    return !calls.has('char_length') && !calls.has('length') && !calls.has('octet_length')
  })
}

const statuses: ReadonlySet<string> = new Set(
  'status state kind priority severity visibility gender stage phase statut estado zustand'.split(' '),
)
const foreign: ReadonlySet<string> = new Set(['content', 'mime', 'media', 'file', 'class', 'data', 'sti'])
const places: ReadonlySet<string> = new Set([
  'city',
  'country',
  'zip',
  'postal',
  'postcode',
  'street',
  'zipcode',
  'address',
])
