import { type Cursor, Kind } from '../../core/index.ts'
import { isBuiltinType } from '../types.ts'
import { isName } from './names.ts'
import { isType, readType } from './types.ts'

const constraintWords = new Set(
  'constraint not null default generated primary unique check references collate'.split(' '),
)

/** Names that go on an expression or a column, with a word behind them that could be a type. */
const noNames = new Set('at between escape filter operator over uescape within character varying'.split(' '))

/**
 * Whether a column begins here although no comma stands before it: a name and a type that is built
 * in, or one of the schema's own with nothing odd behind it.
 */
export function beginsColumn(c: Cursor): boolean {
  if (!isName(c) || !isType(c, 1) || constraintWords.has(c.word()) || noNames.has(c.word())) return false
  const { at, diagnostics } = c
  const known = diagnostics.length
  c.next()
  const from = c.start()
  readType(c, 'a type')
  const written = c.text.slice(from, c.last)
  const ends = c.done || c.kind() === Kind.comma || constraintWords.has(c.word())
  diagnostics.splice(known)
  c.at = at
  return ends || isBuiltinType(written)
}
