import type { Table } from '../schema/index.ts'
import { tokensOf } from './expression.ts'

/** The bounds of a range partition by one column, as constants that compare as they are written. */
export interface RangeBound {
  readonly from: string | null
  readonly to: string | null
}

/** `FOR VALUES FROM (a) TO (b)` of one constant each; null is MINVALUE and MAXVALUE. Null for any other bound. */
export function rangeBoundOf(table: Table): RangeBound | null {
  const tokens = tokensOf(table.partitionOf?.bound ?? '')
  const at = (word: string) => tokens.findIndex(({ kind, value }) => kind === 'word' && value === word)
  const from = constantAfter(tokens, at('from'))
  const to = constantAfter(tokens, at('to'))
  return from === undefined || to === undefined ? null : { from, to }
}

export function isDefaultPartition(table: Table): boolean {
  return tokensOf(table.partitionOf?.bound ?? '')[0]?.value === 'default'
}

function constantAfter(tokens: ReturnType<typeof tokensOf>, at: number): string | null | undefined {
  if (at < 0 || tokens[at + 1]?.value !== '(' || tokens[at + 3]?.value !== ')') return undefined
  const token = tokens[at + 2]
  if (token?.kind === 'string') return token.value
  return token?.kind === 'word' && (token.value === 'minvalue' || token.value === 'maxvalue')
    ? null
    : undefined
}
