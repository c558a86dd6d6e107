import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** `jsonb` unless the exact text of the document matters. */
export const jsonInsteadOfJsonb = tableRule({
  id: 'json-instead-of-jsonb',
  title: 'json instead of jsonb',
  category: 'typing',
  severity: 'warning',
  catalogue: ['TY010'],
  tags: ['performance'],
  detects: 'A column of type `json`.',
  rationale:
    '`json` keeps the text and parses it again at each access; it has no equality, so `SELECT DISTINCT`, `GROUP ' +
    'BY` and `UNION` fail on it, and no GIN index takes it.',
  source: 'https://www.postgresql.org/docs/current/datatype-json.html',
  ignoreWhen:
    'The document must come back with its blanks, key order and duplicate keys, for a signature say.',
  remedy: 'Changes the type to `jsonb`; key order, blanks and duplicate keys of stored documents are lost.',
  fixable: true,
  *check({ table, label, ref, quote }) {
    for (const column of table.columns) {
      if (column.type.name !== 'json' || column.type.schema !== null || column.inherited) continue
      const brackets = '[]'.repeat(column.type.dimensions)
      yield {
        entities: [column.id],
        message: `${label}.${column.name} is json; jsonb can be compared and indexed.`,
        evidence: `Its type is ${column.type.display}.`,
        confidence: 0.9,
        fix: fixOf(`Change ${label}.${column.name} to jsonb${brackets}`, 'weigh', {
          op: 'column.setType',
          table: ref,
          column: column.name,
          type: `jsonb${brackets}`,
          using: `${quote(column.name)}::jsonb${brackets}`,
        }),
      }
    }
  },
})
