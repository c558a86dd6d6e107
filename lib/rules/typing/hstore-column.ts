import { columnTypeRule } from '../column-type-rule.ts'

/** `hstore` was the stopgap before `jsonb`. */
export const hstoreColumn = columnTypeRule({
  id: 'hstore-column',
  title: 'hstore instead of jsonb',
  catalogue: ['TY029'],
  tags: ['portability'],
  severity: 'info',
  detects: 'A column of type `hstore`.',
  rationale:
    'hstore knows text values of one level only, needs an extension, and few drivers read it; jsonb has types, ' +
    'nesting, path queries and the same GIN indexes.',
  source: 'https://www.postgresql.org/docs/current/datatype-json.html',
  ignoreWhen: 'Flat text pairs are all there will ever be and the operators of hstore are in use.',
  remedy: 'Changes the type to `jsonb` with `hstore_to_jsonb`.',
  judge(column, { label, quote }) {
    if (column.type.name !== 'hstore' || column.type.dimensions > 0 || column.default !== null) return null
    return {
      message: `${label}.${column.name} is hstore; jsonb says more and is read everywhere.`,
      evidence: `Its type is ${column.type.display}.`,
      confidence: 0.7,
      type: 'jsonb',
      using: `hstore_to_jsonb(${quote(column.name)})`,
    }
  },
})
