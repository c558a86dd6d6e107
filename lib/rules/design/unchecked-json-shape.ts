import { isJson } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { namesIn, stringConstant } from '../expression.ts'
import { fixOf } from '../ops-of.ts'

/** A default says whether an object or a list is meant. */
export const uncheckedJsonShape = tableRule({
  id: 'unchecked-json-shape',
  title: 'JSON of any shape',
  category: 'design',
  severity: 'info',
  stance: 'strict',
  tags: ['integrity'],
  catalogue: ['SCH025'],
  detects: 'A jsonb column whose default is an object or a list, without a CHECK that it is one.',
  rationale:
    'jsonb takes a number, a text and the JSON null as well. One program that writes a list where the others ' +
    'expect an object breaks them all at reading, long after the write.',
  source: 'https://www.postgresql.org/docs/current/functions-json.html (jsonb_typeof)',
  ignoreWhen: 'A schema for the document is checked by a function or in the program.',
  remedy: 'Adds CHECK (jsonb_typeof(column) = …) with the shape of the default.',
  fixable: true,
  *check({ table, label, ref, quote }) {
    for (const column of table.columns) {
      const text = column.default === null || !isJson(column.type) ? null : stringConstant(column.default)
      const shape = text?.trim().startsWith('{') ? 'object' : text?.trim().startsWith('[') ? 'array' : null
      if (shape === null || column.inherited || column.type.name !== 'jsonb') continue
      if (table.checks.some((check) => namesIn(check.expression).has(column.name))) continue
      const expression = `jsonb_typeof(${quote(column.name)}) = '${shape}'`
      yield {
        entities: [column.id, table.id],
        message: `${label}.${column.name} takes any JSON, though an ${shape} is meant.`,
        evidence: `DEFAULT ${column.default}, and no check of its shape.`,
        confidence: 0.75,
        fix: fixOf(`Add CHECK (${expression}) to ${label}`, 'weigh', {
          op: 'check.add',
          table: ref,
          check: { expression },
        }),
      }
    }
  },
})
