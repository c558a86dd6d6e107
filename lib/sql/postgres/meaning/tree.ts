import type { RowQuery } from '../../query/index.ts'

/** An expression as what it computes: no parentheses, no synonyms. */
export type Expression =
  /** A column or a value that a keyword names. */
  | {
      readonly is: 'name'
      readonly parts: readonly string[]
      readonly quoted: boolean
      /** Of a column that was found; null or absent where nothing tells. */
      readonly type?: string | null
    }
  /** A string, and the type it is read as where one is said. */
  | { readonly is: 'text'; readonly value: string; readonly type: string | null }
  | { readonly is: 'number'; readonly value: string }
  | { readonly is: 'cast'; readonly of: Expression; readonly type: string }
  /** Operators and everything that is written like one; AND and OR take any number. */
  | { readonly is: 'operator'; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly is: 'call'
      readonly name: readonly string[]
      /** Behind the arguments stand DISTINCT, FILTER, OVER and the like as operators. */
      readonly args: readonly Expression[]
    }
  | { readonly is: 'array' | 'row'; readonly items: readonly Expression[] }
  /** A query whose names were not looked up yet. */
  | { readonly is: 'query'; readonly query: RowQuery }
  /** What a query gives there; null where it cannot be told. */
  | { readonly is: 'type'; readonly type: string | null }

export function operator(name: string, ...args: readonly Expression[]): Expression {
  return { is: 'operator', name, args }
}

/** Conditions of one kind as one list, however they were bracketed. */
export function joined(name: 'and' | 'or', ...parts: readonly Expression[]): Expression {
  const args = parts.flatMap((part) => (part.is === 'operator' && part.name === name ? part.args : [part]))
  return { is: 'operator', name, args }
}
