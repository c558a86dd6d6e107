import { joinQualified, type Schema, type Table } from '../schema/index.ts'
import { isInstant } from './column-types.ts'
import { tokensOf } from './expression.ts'

/** The bounds of a range partition by one column, as constants that compare as they are written. */
interface RangeBound {
  readonly from: string | null
  readonly to: string | null
}

/** A partition with its bounds. */
interface DatedPartition {
  readonly part: Table
  readonly bound: RangeBound
}

/** By parent, as ops address it: the range partitions in order, where all of them are between days or times of one spelling. */
export function datedPartitions(schema: Schema): ReadonlyMap<string, readonly DatedPartition[]> {
  const byParent = new Map<string, Table[]>()
  for (const table of schema.tables.values()) {
    if (!table.partitionOf) continue
    const parent = joinQualified(table.partitionOf.parent.schema, table.partitionOf.parent.name)
    const parts = byParent.get(parent)
    if (parts) parts.push(table)
    else byParent.set(parent, [table])
  }
  const dated = new Map<string, readonly DatedPartition[]>()
  for (const [parent, parts] of byParent) {
    const ranged = parts.filter((part) => !isDefaultPartition(part))
    const bounds = ranged.flatMap(boundOf)
    if (bounds.length !== ranged.length || bounds.length < 2 || !ofOneSpelling(bounds)) continue
    dated.set(
      parent,
      bounds.sort((a, b) => (a.bound.from ?? '').localeCompare(b.bound.from ?? '')),
    )
  }
  return dated
}

/** Whether a table is partitioned by one column, a date or time. */
export function isByInstant(table: Table): boolean {
  const [key, second] = table.partitionBy?.keys ?? []
  const column = table.columns.find((each) => each.name === key?.column)
  return !second && column !== undefined && isInstant(column.type)
}

/** Whether the parent takes what no range takes. */
export function hasDefaultPartition(schema: Schema, parent: string): boolean {
  for (const table of schema.tables.values()) {
    const of = table.partitionOf
    if (of && joinQualified(of.parent.schema, of.parent.name) === parent && isDefaultPartition(table))
      return true
  }
  return false
}

function boundOf(part: Table): readonly DatedPartition[] {
  const bound = rangeBoundOf(part)
  return bound ? [{ part, bound }] : []
}

/** Whether they compare as they are written: days, or days with the same time and zone behind all of them. */
function ofOneSpelling(parts: readonly DatedPartition[]): boolean {
  const texts = parts.flatMap(({ bound }) => [bound.from, bound.to]).filter((text) => text !== null)
  const tails = new Set(texts.map((text) => text.slice(10)))
  return tails.size <= 1 && texts.every((text) => /^\d{4}-\d\d-\d\d/.test(text))
}

/** `FOR VALUES FROM (a) TO (b)` of one constant each; null is MINVALUE and MAXVALUE. Null for any other bound. */
function rangeBoundOf(table: Table): RangeBound | null {
  const tokens = tokensOf(table.partitionOf?.bound ?? '')
  const at = (word: string) => tokens.findIndex(({ kind, value }) => kind === 'word' && value === word)
  const from = constantAfter(tokens, at('from'))
  const to = constantAfter(tokens, at('to'))
  return from === undefined || to === undefined ? null : { from, to }
}

function isDefaultPartition(table: Table): boolean {
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
