import type { Argument, Call, Expression, Name, SortKey, WindowSpec } from '../../query/index.ts'
import { type Cursor, Unknown } from './cursor.ts'
import { readExpression, readTight } from './expression.ts'
import { readSortKeys, readWindow } from './sorting.ts'

/** What is called by a name that was taken already, with all that belongs to the call. */
export function readCall(c: Cursor, name: readonly Name[], from: number): Call {
  const plain = name.length === 1 && name[0]?.quoted === false ? name[0].value : ''
  const inside = c.insideOr(
    () => readInside(c, plain),
    (span): Inside => ({
      args: [{ value: { is: 'unread', ...span }, name: null, word: null, ...span }],
      distinct: false,
      orderBy: [],
    }),
  )
  let withinGroup: readonly SortKey[] = []
  if (c.takeWords('within', 'group')) {
    withinGroup = c.inside(() => {
      c.needWord('order', 'by')
      return readSortKeys(c)
    })
  }
  let filter: Expression | null = null
  if (c.isWord('filter') && c.isSymbol('(', 1)) {
    c.at++
    filter = c.inside(() => {
      c.needWord('where')
      return readExpression(c)
    })
  }
  const over = c.takeWord('over') ? readOver(c) : null
  return { is: 'call', name, ...inside, withinGroup, filter, over, from, to: c.to }
}

function readOver(c: Cursor): WindowSpec | Name {
  return c.isSymbol('(') ? readWindow(c) : c.name()
}

interface Inside {
  readonly args: readonly Argument[]
  readonly distinct: boolean
  readonly orderBy: readonly SortKey[]
}

/** Arguments that the standard parts by words. */
const special: Readonly<Record<string, (c: Cursor) => readonly Argument[]>> = {
  extract: (c) => {
    const { from } = c
    const field = c.peek()
    // The field is a word like no other: `extract(year FROM …)`.
    if ((field?.kind !== 'word' && field?.kind !== 'string') || !c.isWord('from', 1)) return plainArguments(c)
    c.at++
    const value: Expression = {
      is: 'literal',
      kind: 'string',
      value: field.value,
      type: null,
      from,
      to: c.to,
    }
    return [{ value, name: null, word: null, from, to: c.to }, worded(c, 'from')]
  },
  position: (c) => {
    const { from } = c
    const value = readTight(c)
    return [{ value, name: null, word: null, from, to: c.to }, worded(c, 'in')]
  },
  overlay: (c) => wordedArguments(c, ['placing', 'from', 'for']),
  substring: (c) => wordedArguments(c, ['from', 'for', 'similar', 'escape']),
  trim: (c) => {
    const { from } = c
    const side = c.takeOneOf(['both', 'leading', 'trailing'])
    if (c.takeWord('from')) return c.list(() => readArgument(c, `${side ?? 'both'} from`, from))
    const first = readArgument(c, side, from)
    if (!c.isWord('from')) return [first, ...more(c)]
    return [first, worded(c, 'from'), ...more(c)]
  },
}

/** What stands between the brackets of a call. */
function readInside(c: Cursor, name: string): Inside {
  if (c.isSymbol(')')) return { args: [], distinct: false, orderBy: [] }
  const read = Object.hasOwn(special, name) ? special[name] : undefined
  if (read) return { args: read(c), distinct: false, orderBy: [] }
  const distinct = c.takeWord('distinct')
  if (!distinct) c.takeWord('all')
  const args = plainArguments(c)
  const orderBy = c.takeWords('order', 'by') ? readSortKeys(c) : []
  return { args, distinct, orderBy }
}

function plainArguments(c: Cursor): readonly Argument[] {
  return c.list(() => readArgument(c, c.takeWord('variadic') ? 'variadic' : null))
}

function more(c: Cursor): readonly Argument[] {
  return c.takeSymbol(',') ? plainArguments(c) : []
}

function wordedArguments(c: Cursor, words: readonly string[]): readonly Argument[] {
  const args = [...plainArguments(c)]
  for (;;) {
    const word = words.find((each) => c.isWord(each))
    if (word === undefined) return args
    args.push(worded(c, word))
  }
}

function worded(c: Cursor, word: string): Argument {
  const { from } = c
  c.needWord(word)
  return readArgument(c, word, from)
}

function readArgument(c: Cursor, word: string | null, from = c.from): Argument {
  let name: Name | null = null
  const arrow = c.peek(1)
  if (arrow?.kind === 'symbol' && (arrow.value === '=>' || arrow.value === ':=')) {
    name = c.label()
    c.at++
  }
  const value = readExpression(c)
  if (value.is === 'star' && value.qualifier.length === 0 && !c.isSymbol(')')) throw new Unknown()
  return { value, name, word, from, to: c.to }
}
