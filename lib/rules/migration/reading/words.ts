import type { SqlToken } from '../../../schema/index.ts'
import type { MigrationStatement } from './statements.ts'

/** A name as the tokens of a statement give it, with its place in the file. */
export interface WrittenName {
  readonly schema: string | null
  readonly name: string
  readonly from: number
  readonly to: number
}

/**
 * A place among the tokens of a statement whose kind the tree does not model (REINDEX, LOCK, UPDATE …).
 * Reads forward; what is not there is not eaten.
 */
export class Words {
  private readonly tokens: readonly SqlToken[]
  at = 0

  constructor(statement: MigrationStatement) {
    this.tokens = statement.tokens
  }

  get done(): boolean {
    return this.at >= this.tokens.length
  }

  token(ahead = 0): SqlToken | null {
    return this.tokens[this.at + ahead] ?? null
  }

  is(word: string, ahead = 0): boolean {
    const token = this.token(ahead)
    return token !== null && token.value === word && (token.kind === 'word' || token.kind === 'symbol')
  }

  /** Eats the words where they all follow. */
  eat(...words: readonly string[]): boolean {
    if (!words.every((word, at) => this.is(word, at))) return false
    this.at += words.length
    return true
  }

  /** Whether the word stands anywhere from here outside parentheses. */
  has(word: string): boolean {
    return this.find(word) !== null
  }

  /** The token of that word from here on, outside parentheses; null when there is none. */
  find(word: string): SqlToken | null {
    let depth = 0
    for (let at = this.at; at < this.tokens.length; at++) {
      const token = this.tokens[at] as SqlToken
      if (token.kind === 'symbol' && token.value === '(') depth++
      else if (token.kind === 'symbol' && token.value === ')') depth--
      else if (depth === 0 && token.kind === 'word' && token.value === word) return token
    }
    return null
  }

  /** Eats `( … )` and says whether the word stands in it. */
  eatOptions(word: string): boolean {
    if (!this.is('(')) return false
    let found = false
    while (!this.done && !this.is(')')) {
      found ||= this.is(word)
      this.at++
    }
    this.at++
    return found
  }

  /** Eats a name, qualified or not. */
  name(): WrittenName | null {
    const first = this.token()
    if (!first || (first.kind !== 'word' && first.kind !== 'quoted')) return null
    this.at++
    let last = first
    let schema: string | null = null
    while (this.is('.') && (this.token(1)?.kind === 'word' || this.token(1)?.kind === 'quoted')) {
      schema = last.value
      last = this.token(1) as SqlToken
      this.at += 2
    }
    return { schema, name: last.value, from: first.from, to: last.to }
  }

  /** Eats names with commas between them. */
  names(): readonly WrittenName[] {
    const names: WrittenName[] = []
    do {
      this.eat('table')
      this.eat('only')
      const name = this.name()
      if (!name) break
      names.push(name)
      this.eat('*')
    } while (this.eat(','))
    return names
  }
}

/** The words of a statement from its beginning. */
export function wordsOf(statement: MigrationStatement): Words {
  return new Words(statement)
}
