import { readType, typeWords } from './read-type.ts'
import { type Token, tokensOf } from './tokens.ts'
import { type Expression, joined, operator } from './tree.ts'

/** Reads an expression; null where it is written in a way that is not known here. */
export function readExpression(sql: string): Expression | null {
  const reader = new Reader(sql, tokensOf(sql))
  try {
    const expression = reader.expression(0)
    return reader.isAtEnd() ? expression : null
  } catch (failure) {
    if (failure instanceof Unknown) return null
    throw failure
  }
}

class Unknown extends Error {}

/** How strongly what stands in the middle binds; the engine's own order. */
const binds = { or: 1, and: 2, not: 3, is: 4, compare: 5, like: 6, other: 7, add: 8, multiply: 9 } as const
const tight = { power: 10, zone: 11, collate: 12, sign: 13 } as const
const comparisons: ReadonlySet<string> = new Set(['<', '>', '=', '<=', '>=', '<>', '!='])
const likes: Readonly<Record<string, string>> = { like: '~~', ilike: '~~*' }

class Reader {
  private at = 0
  private readonly sql: string
  private readonly tokens: readonly Token[]

  constructor(sql: string, tokens: readonly Token[]) {
    this.sql = sql
    this.tokens = tokens
  }

  isAtEnd(): boolean {
    return this.at === this.tokens.length
  }

  expression(least: number): Expression {
    let left = this.prefix()
    for (;;) {
      const next = this.infix(left, least)
      if (!next) return left
      left = next
    }
  }

  private prefix(): Expression {
    if (this.takeWord('not')) return operator('not', this.expression(binds.not))
    const token = this.peek()
    if (token?.kind === 'symbol' && (token.value === '-' || token.value === '+')) {
      this.at++
      const of = this.expression(tight.sign)
      if (of.is !== 'number') return operator(token.value, of)
      return token.value === '-' ? { is: 'number', value: `-${of.value}` } : of
    }
    if (token?.kind === 'symbol' && isOperator(token.value)) {
      this.at++
      return operator(token.value, this.expression(binds.other))
    }
    return this.postfix(this.primary())
  }

  private infix(left: Expression, least: number): Expression | null {
    const token = this.peek()
    if (!token) return null
    if (token.kind === 'word') return this.infixWord(left, least, token.value)
    if (token.kind !== 'symbol' || !isOperator(token.value)) return null
    const power = powerOf(token.value)
    if (power <= least) return null
    this.at++
    const name = token.value === '!=' ? '<>' : token.value
    const quantified = this.quantified(left, name)
    return quantified ?? operator(name, left, this.expression(power))
  }

  private infixWord(left: Expression, least: number, word: string): Expression | null {
    switch (word) {
      case 'and':
      case 'or':
        if (binds[word] <= least) return null
        this.at++
        return joined(word, left, this.expression(binds[word]))
      case 'is':
        return binds.is <= least ? null : this.test(left)
      case 'isnull':
      case 'notnull':
        if (binds.is <= least) return null
        this.at++
        return operator(word === 'isnull' ? 'is null' : 'is not null', left)
      case 'at':
        if (tight.zone <= least || this.peek(1)?.value !== 'time') return null
        this.at += 3
        return operator('at time zone', left, this.expression(tight.zone))
      case 'collate':
        if (tight.collate <= least) return null
        this.at++
        return operator('collate', left, { is: 'name', parts: this.dotted(), quoted: true })
      case 'not':
        if (binds.like <= least || !isListed(this.peek(1)?.value)) return null
        this.at++
        return this.listed(left, 'not')
      default:
        return binds.like <= least || !isListed(word) ? null : this.listed(left, 'plain')
    }
  }

  /** IS NULL, IS DISTINCT FROM and their like. */
  private test(left: Expression): Expression {
    this.at++
    const negated = this.takeWord('not')
    const word = this.word()
    if (word === 'distinct') {
      this.needWord('from')
      const test = operator('is distinct from', left, this.expression(binds.is))
      return negated ? operator('not', test) : test
    }
    if (!['null', 'true', 'false', 'unknown'].includes(word)) throw new Unknown()
    return operator(negated ? `is not ${word}` : `is ${word}`, left)
  }

  /** BETWEEN, IN and LIKE say what comparisons say. */
  private listed(left: Expression, how: 'plain' | 'not'): Expression {
    const word = this.word()
    const negated = how === 'not'
    if (word === 'between') {
      this.takeWord('asymmetric')
      const low = this.expression(binds.like)
      this.needWord('and')
      const high = this.expression(binds.like)
      return negated
        ? joined('or', operator('<', left, low), operator('>', left, high))
        : joined('and', operator('>=', left, low), operator('<=', left, high))
    }
    if (word === 'in') return this.oneOf(left, negated ? '<>' : '=')
    const sign = likes[word]
    if (sign === undefined) throw new Unknown()
    const name = negated ? `!${sign}` : sign
    const quantified = this.quantified(left, name)
    if (quantified) return quantified
    const pattern = this.expression(binds.like)
    if (!this.takeWord('escape')) return operator(name, left, pattern)
    const mark = this.expression(binds.like)
    return operator(name, left, { is: 'call', name: ['like_escape'], args: [pattern, mark], more: '' })
  }

  private oneOf(left: Expression, sign: '=' | '<>'): Expression {
    const all = sign === '=' ? '= any' : '<> all'
    if (this.isQuery()) return operator(all, left, this.query())
    const items = this.items('(', ')')
    const [only] = items
    if (items.length === 1 && only) return operator(sign, left, only)
    return operator(all, left, { is: 'array', items })
  }

  private quantified(left: Expression, sign: string): Expression | null {
    const word = this.peek()?.kind === 'word' ? this.peek()?.value : null
    if ((word !== 'any' && word !== 'some' && word !== 'all') || this.peek(1)?.value !== '(') return null
    this.at++
    const name = `${sign} ${word === 'all' ? 'all' : 'any'}`
    if (this.isQuery()) return operator(name, left, this.query())
    const [of, ...more] = this.items('(', ')')
    if (!of || more.length > 0) throw new Unknown()
    return operator(name, left, of)
  }

  private postfix(start: Expression): Expression {
    let of = start
    for (;;) {
      if (this.takeSymbol('::')) of = { is: 'cast', of, type: this.type() }
      else if (this.peek()?.value === '[' && this.peek()?.kind === 'symbol') {
        of = operator('[]', of, ...this.items('[', ']'))
      } else if (this.peek()?.value === '.' && start.is !== 'name') {
        this.at++
        of = operator('.', of, { is: 'name', parts: [this.name()], quoted: true })
      } else return of
    }
  }

  private primary(): Expression {
    const token = this.peek()
    if (!token) throw new Unknown()
    if (token.kind === 'string') {
      this.at++
      return { is: 'text', value: token.value, type: null }
    }
    if (token.kind === 'number') {
      this.at++
      return { is: 'number', value: token.value }
    }
    if (token.kind === 'symbol') return this.bracketed()
    if (token.kind === 'word') return this.wordOrName()
    return this.named()
  }

  private bracketed(): Expression {
    if (this.isQuery()) return this.query()
    if (this.peek()?.value === '*') {
      this.at++
      return { is: 'name', parts: ['*'], quoted: false }
    }
    const items = this.items('(', ')')
    const [only] = items
    return items.length === 1 && only ? only : { is: 'row', items }
  }

  private wordOrName(): Expression {
    const word = this.peek()?.value ?? ''
    const next = this.peek(1)
    if (word === 'case') return this.choice()
    if (word === 'array' && next?.value === '[') {
      this.at++
      return { is: 'array', items: this.items('[', ']') }
    }
    if (word === 'cast' && next?.value === '(') {
      this.at += 2
      const of = this.expression(0)
      this.needWord('as')
      const type = this.type()
      this.needSymbol(')')
      return { is: 'cast', of, type }
    }
    if (word === 'row' && next?.value === '(') {
      this.at++
      return { is: 'row', items: this.items('(', ')') }
    }
    if ((word === 'exists' || word === 'array') && next?.value === '(') {
      this.at++
      return operator(word, this.query())
    }
    return this.literalOfType(word) ?? this.named()
  }

  /** `DATE '…'` says what `'…'::date` says. */
  private literalOfType(word: string): Expression | null {
    if (!typeWords.has(word)) return null
    const type = readType(this.sql, this.tokens, this.at)
    const text = type ? this.tokens[type.next] : undefined
    if (!type || text?.kind !== 'string') return null
    this.at = type.next + 1
    const fields = word === 'interval' && this.peek()?.kind === 'word' ? this.fields() : ''
    return { is: 'text', value: `${text.value}${fields}`, type: type.type }
  }

  private fields(): string {
    const word = this.peek()?.value ?? ''
    if (!['year', 'month', 'day', 'hour', 'minute', 'second'].includes(word)) return ''
    this.at++
    return ` ${word}`
  }

  private choice(): Expression {
    this.needWord('case')
    const args: Expression[] = [this.isWord('when') ? nothing : this.expression(0)]
    while (this.takeWord('when')) {
      args.push(this.expression(0))
      this.needWord('then')
      args.push(this.expression(0))
    }
    const rest = this.takeWord('else') ? this.expression(0) : nothing
    this.needWord('end')
    return { is: 'call', name: ['case'], args: [...args, isNothing(rest) ? nothing : rest], more: '' }
  }

  private named(): Expression {
    const quoted = this.peek()?.kind === 'quoted'
    const parts = this.dotted()
    if (this.peek()?.value !== '(' || this.peek()?.kind !== 'symbol') return { is: 'name', parts, quoted }
    const words = this.takeWord('distinct') ? 'distinct' : ''
    const args = this.arguments()
    return { is: 'call', name: parts, args, more: words + this.behindCall() }
  }

  /** Arguments; in the standard's own functions words stand where others have commas. */
  private arguments(): readonly Expression[] {
    this.needSymbol('(')
    const args: Expression[] = []
    if (this.takeSymbol(')')) return args
    for (;;) {
      if (this.takeWord('distinct')) args.push({ is: 'name', parts: ['distinct'], quoted: false })
      if (this.takeWord('variadic')) args.push({ is: 'name', parts: ['variadic'], quoted: false })
      args.push(this.expression(0))
      if (this.takeSymbol(')')) return args
      if (this.takeWord('from') || this.takeWord('for')) continue
      this.needSymbol(',')
    }
  }

  private behindCall(): string {
    if (
      !['filter', 'over', 'within'].includes(this.peek()?.kind === 'word' ? (this.peek()?.value ?? '') : '')
    )
      return ''
    throw new Unknown()
  }

  private dotted(): readonly string[] {
    const parts = [this.name()]
    while (this.peek()?.value === '.' && this.peek()?.kind === 'symbol') {
      this.at++
      if (this.peek()?.value === '*') {
        this.at++
        parts.push('*')
      } else parts.push(this.name())
    }
    return parts
  }

  private items(open: string, close: string): readonly Expression[] {
    this.needSymbol(open)
    const items: Expression[] = []
    if (this.takeSymbol(close)) return items
    for (;;) {
      items.push(this.expression(0))
      if (this.takeSymbol(close)) return items
      this.needSymbol(',')
    }
  }

  private isQuery(): boolean {
    const [open, word] = [this.peek(), this.peek(1)]
    return open?.value === '(' && word?.kind === 'word' && ['select', 'with', 'values'].includes(word.value)
  }

  private query(): Expression {
    if (!this.isQuery()) throw new Unknown()
    const from = this.at
    let depth = 0
    do {
      const value = this.peek()?.kind === 'symbol' ? this.peek()?.value : ''
      if (value === '(') depth++
      if (value === ')') depth--
      this.at++
      if (this.at > this.tokens.length) throw new Unknown()
    } while (depth > 0)
    const inside = this.tokens.slice(from + 1, this.at - 1)
    return {
      is: 'query',
      tokens: JSON.stringify(inside.map(({ kind, value }) => [kind === 'string', value])),
    }
  }

  private type(): string {
    const found = readType(this.sql, this.tokens, this.at)
    if (!found) throw new Unknown()
    this.at = found.next
    return found.type
  }

  private peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead]
  }

  private name(): string {
    const token = this.peek()
    if (token?.kind !== 'word' && token?.kind !== 'quoted') throw new Unknown()
    this.at++
    return token.value
  }

  private word(): string {
    const token = this.peek()
    if (token?.kind !== 'word') throw new Unknown()
    this.at++
    return token.value
  }

  private isWord(word: string): boolean {
    return this.peek()?.kind === 'word' && this.peek()?.value === word
  }

  private takeWord(word: string): boolean {
    const found = this.isWord(word)
    if (found) this.at++
    return found
  }

  private takeSymbol(symbol: string): boolean {
    const found = this.peek()?.kind === 'symbol' && this.peek()?.value === symbol
    if (found) this.at++
    return found
  }

  private needWord(word: string): void {
    if (!this.takeWord(word)) throw new Unknown()
  }

  private needSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw new Unknown()
  }
}

const nothing: Expression = { is: 'name', parts: ['null'], quoted: false }

function isNothing(of: Expression): boolean {
  if (of.is === 'cast') return isNothing(of.of)
  return of.is === 'name' && !of.quoted && of.parts.length === 1 && of.parts[0] === 'null'
}

function isListed(word: string | undefined): boolean {
  return word === 'between' || word === 'in' || word === 'like' || word === 'ilike'
}

function isOperator(symbol: string): boolean {
  return [...symbol].every((sign) => '+-*/<>=~!@#%^&|`?'.includes(sign))
}

function powerOf(symbol: string): number {
  if (comparisons.has(symbol)) return binds.compare
  if (symbol === '+' || symbol === '-') return binds.add
  if (symbol === '*' || symbol === '/' || symbol === '%') return binds.multiply
  return symbol === '^' ? tight.power : binds.other
}
