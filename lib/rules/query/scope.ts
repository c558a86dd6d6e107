import { entityId, type Schema, type Table, type View } from '../../schema/index.ts'
import { dialectOf, type query } from '../../sql/index.ts'

/** One entry of FROM, as names in its query see it. */
export interface BoundSource {
  /** What its columns are qualified by; null where nothing names it. */
  readonly name: string | null
  readonly node: Exclude<query.Source, query.Join> | query.ChangedTable
  /** The table it reads; null for views, queries, functions and what is not declared. */
  readonly table: Table | null
  readonly view: View | null
  /** Its columns in order; null where they cannot be told. */
  readonly columns: readonly string[] | null
  /** Whether an outer join may fill it with nulls. */
  readonly isPadded: boolean
}

/** What a nested query is there for. */
export type BlockRole = 'top' | 'branch' | 'derived' | 'with' | 'value' | 'exists' | 'in' | 'array'

/** A statement or a query inside of one, with the names in sight of its expressions. */
export interface Block {
  readonly node: Exclude<query.Statement, query.SetOperation>
  readonly sources: readonly BoundSource[]
  /** The block whose names are in sight too. */
  readonly outer: Block | null
  readonly role: BlockRole
  /** Columns that joins merge (USING, NATURAL), so that they are no one source's own. */
  readonly merged: ReadonlySet<string>
  /** Whether every name that may stand in it is known: nothing unread, no NATURAL join of unknown columns. */
  readonly isWhole: boolean
}

/** What a name of a column means. */
export type Resolution =
  | { readonly is: 'column'; readonly source: BoundSource; readonly block: Block; readonly name: string }
  /** Nothing that can be seen has it, and all that can be seen is known. */
  | { readonly is: 'missing'; readonly name: string; readonly source: BoundSource | null }
  | { readonly is: 'ambiguous'; readonly name: string; readonly sources: readonly BoundSource[] }
  /** A whole row, or what cannot be told. */
  | { readonly is: 'unknown' }

/** A table or view of the schema by the name that a query gives it. */
export function findRelation(schema: Schema, path: readonly query.Name[]): Table | View | null {
  const name = path.at(-1)?.value ?? ''
  const given = path.at(-2)?.value
  // A dump empties the path; those who send queries have the usual one.
  const searched =
    given === undefined ? [...schema.searchPath, dialectOf(schema.dialect).defaultSchema] : [given]
  for (const space of searched) {
    const table = schema.tables.get(entityId('table', space, name))
    if (table) return table
    const view = schema.views.get(entityId('view', space, name))
    if (view) return view
  }
  return null
}

/** What the reference means where it stands. */
export function resolve(block: Block, { parts }: query.ColumnRef): Resolution {
  const name = parts.at(-1)?.value ?? ''
  const qualifier = parts.at(-2)?.value
  if (parts.length > 2) {
    const found = block.sources.find(
      (source) => source.table?.name === qualifier && source.name === qualifier,
    )
    return found ? columnOf(block, found, name) : unknown
  }
  for (let at: Block | null = block; at; at = at.outer) {
    const found = qualifier === undefined ? unqualified(at, name) : qualified(at, qualifier, name)
    if (found) return found
  }
  return qualifier === undefined && isKnownWhole(block) ? { is: 'missing', name, source: null } : unknown
}

function qualified(block: Block, qualifier: string, name: string): Resolution | null {
  const source = block.sources.find((each) => each.name === qualifier)
  return source ? columnOf(block, source, name) : null
}

function columnOf(block: Block, source: BoundSource, name: string): Resolution {
  if (source.columns === null) return unknown
  if (source.columns.includes(name)) return { is: 'column', source, block, name }
  return systemColumns.has(name) ? unknown : { is: 'missing', name, source }
}

function unqualified(block: Block, name: string): Resolution | null {
  const having = block.sources.filter((source) => source.columns?.includes(name))
  const [first, second] = having
  if (first && (!second || block.merged.has(name))) return { is: 'column', source: first, block, name }
  const isCertain = block.isWhole && block.sources.every((source) => source.columns !== null)
  if (second) return isCertain ? { is: 'ambiguous', name, sources: having } : unknown
  if (!isCertain || systemColumns.has(name)) return unknown
  return block.sources.some((source) => source.name === name) ? unknown : null
}

function isKnownWhole(block: Block): boolean {
  for (let at: Block | null = block; at; at = at.outer) {
    if (!at.isWhole || at.sources.some((source) => source.columns === null)) return false
  }
  return true
}

const unknown: Resolution = { is: 'unknown' }
const systemColumns: ReadonlySet<string> = new Set([
  'ctid',
  'xmin',
  'xmax',
  'cmin',
  'cmax',
  'tableoid',
  'oid',
])
