import { columnTypeRule } from '../column-type-rule.ts'
import { isTextual } from '../column-types.ts'
import { stringConstant } from '../expression.ts'
import { wordsOf } from '../names.ts'

/** A document in a text column. */
export const jsonAsText = columnTypeRule({
  id: 'json-as-text',
  title: 'JSON stored as text',
  catalogue: ['TY018', 'TY029'],
  tags: ['integrity'],
  detects: 'A text column whose name ends in json.',
  rationale:
    'Text accepts half a document, cannot be indexed by key, and is parsed again by everybody who looks inside.',
  source: 'https://www.postgresql.org/docs/current/datatype-json.html',
  ignoreWhen: 'The exact text is signed, or holds what jsonb refuses (\\u0000).',
  remedy: 'Changes the type to `jsonb`, casting stored values.',
  judge(column, { label, quote }) {
    const last = wordsOf(column.name).at(-1)
    if (!isTextual(column.type) || (last !== 'json' && last !== 'jsonb')) return null
    const initial = column.default === null ? undefined : stringConstant(column.default)
    if (initial === null || initial === '') return null
    return {
      message: `${label}.${column.name} holds JSON as ${column.type.display}.`,
      evidence: `The name ends in ${last}.`,
      confidence: 0.8,
      type: 'jsonb',
      using: `${quote(column.name)}::jsonb`,
      ...(initial === undefined ? {} : { default: `'${initial.replaceAll("'", "''")}'` }),
    }
  },
})
