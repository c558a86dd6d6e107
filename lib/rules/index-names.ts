import type { Schema, Table } from '../schema/index.ts'
import { plainColumns } from '../schema/index.ts'
import { snakeCase } from './names.ts'

/** How a schema names its indexes: what stands before, between and after table and columns. */
export interface IndexNaming {
  readonly before: string
  readonly between: string
  readonly join: string
  readonly after: string
}

/** The pattern most of the schema's index names follow; `idx_table_columns` where none is seen. */
export function learnIndexNaming(schema: Schema): IndexNaming {
  const votes = new Map<IndexNaming, number>()
  for (const table of schema.tables.values()) {
    for (const pattern of votesOf(table)) votes.set(pattern, (votes.get(pattern) ?? 0) + 1)
  }
  let best = usual
  for (const [pattern, count] of votes) if (count > (votes.get(best) ?? 0)) best = pattern
  return best
}

/** A name for an index on the columns, by the pattern, within the engine's 63 bytes and free in the table. */
export function indexName(
  naming: IndexNaming,
  table: { readonly name: string; readonly indexes: readonly { readonly name: string }[] },
  columns: readonly string[],
): string {
  const taken = new Set(table.indexes.map((index) => index.name))
  const full = compose(naming, nameForIndex(table.name), columns.map(nameForIndex))
  for (let attempt = 1; ; attempt++) {
    const name = clipped(full, attempt === 1 ? '' : `_${attempt}`)
    if (!taken.has(name)) return name
  }
}

/** The patterns that the names of a table's indexes follow, one for each index that follows one. */
function votesOf(table: Table): readonly IndexNaming[] {
  const known = tableVotes.get(table)
  if (known) return known
  const votes = table.indexes.flatMap((index) => {
    const columns = plainColumns(index)
    if (!columns || !index.named) return []
    const pattern =
      patterns.find((each) => compose(each, table.name, columns) === index.name) ??
      prefixed.find((each) => `${each.before}${columns.join('_')}` === index.name)
    return pattern ? [pattern] : []
  })
  tableVotes.set(table, votes)
  return votes
}

function compose(naming: IndexNaming, table: string, columns: readonly string[]): string {
  return naming.before + table + naming.between + columns.join(naming.join) + naming.after
}

function nameForIndex(name: string): string {
  return /^[a-z0-9_$]+$/.test(name) ? name : snakeCase(name)
}

function clipped(name: string, suffix: string): string {
  let cut = name
  while (byteLength(cut + suffix) > 63) cut = cut.slice(0, -1)
  return cut + suffix
}

function byteLength(text: string): number {
  let bytes = 0
  for (const ch of text) {
    const code = ch.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

const usual: IndexNaming = { before: 'idx_', between: '_', join: '_', after: '' }
const patterns: readonly IndexNaming[] = [
  usual,
  { before: 'index_', between: '_on_', join: '_and_', after: '' },
  { before: '', between: '_', join: '_', after: '_idx' },
  { before: '', between: '_', join: '_', after: '_index' },
  { before: 'ix_', between: '_', join: '_', after: '' },
  { before: 'i_', between: '_', join: '_', after: '' },
  { before: 'IX_', between: '_', join: '_', after: '' },
  { before: 'idx_', between: '__', join: '__', after: '' },
]
/** Habits that leave the table out; a fix puts it in, since index names are unique in a schema. */
const prefixed: readonly IndexNaming[] = ['idx_fk_', 'fk_', 'ix_', 'idx_'].map((before) => ({
  before,
  between: '_',
  join: '_',
  after: '',
}))
const tableVotes = new WeakMap<Table, readonly IndexNaming[]>()
