import { Kind } from '../../core/index.ts'
import { readTokens } from '../lower/index.ts'

/** How the engine can be asked for the form in which it prints a piece of SQL. */
export type Frame =
  | {
      readonly kind: 'default' | 'generated'
      readonly schema: string
      readonly table: string
      readonly column: string
    }
  | { readonly kind: 'condition'; readonly schema: string; readonly table: string }
  | { readonly kind: 'index' | 'constraint'; readonly schema: string; readonly table: string }
  | { readonly kind: 'partition key'; readonly schema: string; readonly table: string }
  | {
      readonly kind: 'bound'
      readonly schema: string
      readonly table: string
      readonly parentSchema: string
      readonly parent: string
    }
  | {
      readonly kind: 'view'
      readonly schema: string
      readonly view: string
      readonly columns: readonly string[]
    }
  | { readonly kind: 'domain default' | 'domain check'; readonly type: string }

/** A piece of SQL whose meaning counts, not its spelling. */
export class SqlFact {
  readonly sql: string
  readonly frame: Frame | null
  constructor(sql: string, frame: Frame | null) {
    this.sql = sql
    this.frame = frame
  }
}

/** The facts of each entity by path. */
export type Facts = Map<string, Map<string, unknown>>

export function addFact(facts: Facts, entity: string, path: string, value: unknown): void {
  let own = facts.get(entity)
  if (!own) {
    own = new Map()
    facts.set(entity, own)
  }
  own.set(path, value)
}

export function sqlFact(sql: string | null, frame: Frame | null = null): SqlFact | null {
  return sql === null ? null : new SqlFact(sql, frame)
}

/** The tokens of a piece of SQL without comments, folded, and without brackets around the whole. */
export function spelling(sql: string): string {
  let tokens = readTokens(sql)
  for (;;) {
    if (tokens[0]?.kind !== Kind.openParen) break
    let depth = 0
    let close = -1
    for (const [at, token] of tokens.entries()) {
      if (token.kind === Kind.openParen) depth++
      else if (token.kind === Kind.closeParen) depth--
      if (depth === 0) {
        close = at
        break
      }
    }
    if (close !== tokens.length - 1) break
    tokens = tokens.slice(1, -1)
  }
  return tokens.map((token) => token.value).join(' ')
}
