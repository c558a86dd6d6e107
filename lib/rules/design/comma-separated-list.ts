import { isTextual } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { stringConstant } from '../expression.ts'
import { wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** Several values in one text column. */
export const commaSeparatedList = tableRule({
  id: 'comma-separated-list',
  title: 'List packed into a text column',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH026'],
  detects: 'A text column whose name is a plural of ids, tags or another list (`tag_ids`, `emails_csv`).',
  rationale:
    'One value cannot be indexed, joined, constrained or removed without taking the text apart, and the ' +
    'separator turns up in a value one day. An array can be indexed; a junction table can be constrained.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Jaywalking"',
  ignoreWhen: 'The text is only ever shown, as somebody typed it.',
  remedy: 'Turns the column into `text[]`, splitting stored values at commas.',
  fixable: true,
  *check({ table, label, ref, quote }) {
    for (const column of table.columns) {
      if (!isTextual(column.type) || column.inherited || !isListName(column.name)) continue
      const empty = column.default === null || stringConstant(column.default) === ''
      yield {
        entities: [column.id],
        message: `${label}.${column.name} seems to hold a list in one text.`,
        evidence: `The name is that of a list, the type is ${column.type.display}.`,
        confidence: 0.65,
        fix: empty
          ? fixOf(
              `Change ${label}.${column.name} to text[]`,
              'weigh',
              {
                op: 'column.setType',
                table: ref,
                column: column.name,
                type: 'text[]',
                using: `string_to_array(${quote(column.name)}, ',')`,
              },
              ...(column.default === null
                ? []
                : [{ op: 'column.setDefault', table: ref, column: column.name, default: "'{}'" } as const]),
            )
          : null,
      }
    }
  },
})

function isListName(name: string): boolean {
  const words = wordsOf(name)
  const last = words.at(-1) ?? ''
  if (last === 'ids' || last === 'csv') return true
  if (last === 'list') return words.length > 1
  return words.length === 1 && lists.has(last)
}

const lists: ReadonlySet<string> = new Set([
  'tags',
  'keywords',
  'categories',
  'permissions',
  'recipients',
  'etiquetas',
])
