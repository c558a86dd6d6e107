import { columnTypeRule } from '../column-type-rule.ts'
import { isTextual } from '../column-types.ts'
import { wordsOf } from '../names.ts'

/** A UUID is sixteen bytes, not thirty-six letters. */
export const uuidAsText = columnTypeRule({
  id: 'uuid-as-text',
  title: 'UUID stored as text',
  catalogue: ['TY012', 'TY018'],
  tags: ['space', 'performance'],
  detects: 'A text column named uuid or guid, or one of exactly 36 characters that is an id.',
  rationale:
    'As text it takes more than twice the space in the row and in every index, compares by collation, and ' +
    'accepts upper and lower case as different values and any other text as well.',
  source: 'https://www.postgresql.org/docs/current/datatype-uuid.html',
  ignoreWhen: 'The values are ids of another system that only look like UUIDs.',
  remedy: 'Changes the type to `uuid`, casting stored values.',
  judge(column, { label, quote }) {
    const words = wordsOf(column.name)
    if (!isTextual(column.type)) return null
    const named = words.some((word) => word === 'uuid' || word === 'guid')
    const sized = column.type.args[0] === '36' && (words.at(-1) === 'id' || named)
    const length = Number(column.type.args[0] ?? 36)
    if (!(named || sized) || (length !== 36 && length !== 32 && length < 255)) return null
    return {
      message: `${label}.${column.name} holds a UUID as ${column.type.display}.`,
      evidence: named ? 'The name says that it is a UUID.' : 'It is an id of exactly 36 characters.',
      confidence: named && sized ? 0.9 : 0.7,
      type: 'uuid',
      using: `${quote(column.name)}::uuid`,
    }
  },
})
