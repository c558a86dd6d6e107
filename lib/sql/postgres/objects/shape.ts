import { type Token, tokensOf } from '../query/index.ts'
import { quoteIdentifier } from '../quote.ts'

/**
 * What the statement of an object says, in parts that ALTER changes one by one. Read of CREATE with all ALTERs
 * folded into it.
 */
export interface ObjectShape {
  /** What no ALTER changes: the kind and the name with what belongs to them, `CREATE` left out. */
  readonly head: string
  /** Clauses with one value, by their words: the version of a server, the connection of a subscription. */
  readonly clauses: ReadonlyMap<string, string>
  /** What it is about, by a key that equal members share: the tables of a publication. */
  readonly members: ReadonlyMap<string, string>
  /** Values by name, of WITH and OPTIONS. */
  readonly options: ReadonlyMap<string, string>
}

/** How the statements of one kind are parted. */
export interface Grammar {
  /** The words that open the members; null where there are none. */
  readonly members: readonly string[] | null
  readonly readMembers: (sql: string, tokens: readonly Token[]) => ReadonlyMap<string, string>
  /** Words of clauses that have one value behind them. */
  readonly clauses: readonly (readonly string[])[]
  /** The word in front of the options; it also tells how one is written. */
  readonly options: 'with' | 'options'
}

/** The parts of a statement; null where it is written in a way that is not known here. */
export function readShape(definition: string, grammar: Grammar): ObjectShape | null {
  const tokens = tokensOf(definition)
  const clauses = new Map<string, string>()
  let members: ReadonlyMap<string, string> = new Map()
  let options: ReadonlyMap<string, string> = new Map()
  const start = isWord(tokens[0], 'create') ? 1 : 0
  let at = start
  const isPart = () =>
    grammar.clauses.some((words) => startsWith(tokens, at, words)) ||
    startsWith(tokens, at, grammar.members ?? ['', '']) ||
    (isWord(tokens[at], grammar.options) && isSymbol(tokens[at + 1], '('))
  // Two words of the head are the kind and the name at least.
  at += 2
  while (at < tokens.length && !isPart()) at++
  const head = definition.slice(tokens[start]?.from, tokens[at - 1]?.to)
  while (at < tokens.length) {
    const clause = grammar.clauses.find((words) => startsWith(tokens, at, words))
    const value = clause && tokens[at + clause.length]
    if (clause && value) {
      clauses.set(clause.join(' '), definition.slice(value.from, value.to))
      at += clause.length + 1
    } else if (grammar.members && startsWith(tokens, at, grammar.members)) {
      const end = endOf(tokens, at, (token) => isWord(token, grammar.options))
      members = grammar.readMembers(definition, tokens.slice(at + grammar.members.length, end))
      at = end
    } else if (isWord(tokens[at], grammar.options) && isSymbol(tokens[at + 1], '(')) {
      const end = closing(tokens, at + 1)
      if (end !== tokens.length - 1) return null
      const said = readOptions(definition, tokens.slice(at + 2, end))
      options = new Map(said.map(({ name, value: given }) => [name, given]))
      at = end + 1
    } else return null
  }
  return { head, clauses, members, options }
}

/** The statement that makes an object of such parts. */
export function printShape({ head, clauses, members, options }: ObjectShape, grammar: Grammar): string {
  const parts = [`CREATE ${head}`]
  for (const words of grammar.clauses) {
    const value = clauses.get(words.join(' '))
    if (value !== undefined) parts.push(`${words.join(' ').toUpperCase()} ${value}`)
  }
  if (grammar.members && members.size > 0)
    parts.push(`${grammar.members.join(' ').toUpperCase()} ${[...members.values()].join(', ')}`)
  if (options.size > 0) {
    const list = [...options].map(([name, value]) => printOption(name, value, grammar)).join(', ')
    parts.push(`${grammar.options.toUpperCase()} (${list})`)
  }
  return parts.join(' ')
}

/** `name = value` behind WITH, `name 'value'` behind OPTIONS. */
export function printOption(name: string, value: string, { options }: Grammar): string {
  const own = quoteIdentifier(name)
  if (value === '') return own
  return options === 'with' ? `${own} = ${value}` : `${own} ${value}`
}

/** An entry of an options list; in ALTER … OPTIONS a word says what becomes of it. */
export interface OptionChange {
  readonly action: 'add' | 'set' | 'drop' | null
  readonly name: string
  readonly value: string
}

/** What stands between the brackets: `name = value` or `[ADD | SET | DROP] name 'value'`. */
export function readOptions(sql: string, tokens: readonly Token[]): readonly OptionChange[] {
  return splitAtCommas(tokens).flatMap((part) => {
    const [first, second] = part
    const isAction =
      first?.kind === 'word' &&
      ['add', 'set', 'drop'].includes(first.value) &&
      second !== undefined &&
      !isSymbol(second, '=') &&
      second.kind !== 'string'
    const [name, ...rest] = isAction ? part.slice(1) : part
    if (!name) return []
    const value = isSymbol(rest[0], '=') ? rest.slice(1) : rest
    const [from, to] = [value[0]?.from, value.at(-1)?.to]
    const action = isAction ? (first.value as 'add' | 'set' | 'drop') : null
    return [{ action, name: name.value, value: from === undefined ? '' : sql.slice(from, to) }]
  })
}

export function splitAtCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    if (isSymbol(token, '(')) depth++
    if (isSymbol(token, ')')) depth--
    if (depth === 0 && isSymbol(token, ',')) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts.filter((part) => part.length > 0)
}

export function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.value === word
}

export function isSymbol(token: Token | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.value === symbol
}

export function startsWith(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, next) => isWord(tokens[at + next], word))
}

export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let at = open; at < tokens.length; at++) {
    if (isSymbol(tokens[at], '(')) depth++
    if (isSymbol(tokens[at], ')') && --depth === 0) return at
  }
  return tokens.length
}

/** Where the next token stands, outside of brackets, that is asked for; the end where none does. */
function endOf(tokens: readonly Token[], from: number, is: (token: Token) => boolean): number {
  let depth = 0
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (isSymbol(token, '(')) depth++
    if (isSymbol(token, ')')) depth--
    if (depth === 0 && is(token)) return at
  }
  return tokens.length
}
