import { columnTypeRule } from '../column-type-rule.ts'
import { integerWidth, isTextual } from '../column-types.ts'
import { bareWords, stringConstant } from '../expression.ts'
import { wordsOf } from '../names.ts'

/** Yes and no are `boolean`. */
export const booleanAsText = columnTypeRule({
  id: 'boolean-as-text',
  title: 'Boolean stored as text or number',
  catalogue: ['TY030'],
  tags: ['integrity'],
  detects:
    'A `char(1)`, short text or integer column whose name is a yes/no question (`is_…`, `has_…`, `…_flag`).',
  rationale:
    'Y, y, J, 1 and T all mean yes to somebody. A boolean has two values, takes one byte, and is asked without ' +
    'a comparison.',
  source: 'https://www.postgresql.org/docs/current/datatype-boolean.html',
  ignoreWhen: 'There is a third value, or a foreign program writes the letters.',
  remedy: 'Changes the type to `boolean`, reading 1, Y, T and true as true.',
  judge(column, { label, quote }) {
    const words = wordsOf(column.name)
    const asks = (words.length > 1 && questions.has(words[0] ?? '')) || words.at(-1) === 'flag'
    const short = isTextual(column.type) && Number(column.type.args[0] ?? 99) <= 5
    const width = integerWidth(column.type)
    // `has_seats integer` may be a number of seats: what is no question by itself needs a telling default.
    const integer = width === 2 || (width > 0 && (words[0] === 'is' || column.default !== null))
    if (!asks || !(short || integer)) return null
    const name = quote(column.name)
    const initial = column.default === null ? undefined : truthOf(column.default)
    if (initial === null) return null
    return {
      message: `${label}.${column.name} asks a yes/no question but is ${column.type.display}.`,
      evidence: `The name is a question; ${column.type.display} has more than two answers.`,
      confidence: short ? 0.75 : 0.65,
      type: 'boolean',
      using: integer ? `(${name} <> 0)` : `(upper(${name}) IN ('1', 'Y', 'YES', 'T', 'TRUE'))`,
      ...(initial === undefined ? {} : { default: initial }),
    }
  },
})

/** A default as a truth value; null when it is neither. */
function truthOf(expression: string): string | null {
  const value = (stringConstant(expression) ?? bareWords(expression).join('')).toLowerCase()
  if (['1', 'y', 'yes', 't', 'true'].includes(value)) return 'true'
  if (['0', 'n', 'no', 'f', 'false'].includes(value)) return 'false'
  return null
}

const questions: ReadonlySet<string> = new Set([
  'is',
  'has',
  'can',
  'should',
  'allow',
  'allows',
  'ist',
  'hat',
  'est',
  'es',
])
