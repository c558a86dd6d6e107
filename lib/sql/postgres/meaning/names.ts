import type { ExpressionScope } from '../../dialect.ts'
import type { Expression } from './tree.ts'

/** Thrown where the names of a query cannot be told for certain. */
export class Undecided extends Error {}

export interface SeenColumn {
  readonly name: string
  /** The column whatever it is called: where it comes from and which it is there. */
  readonly means: Expression
  readonly type: string | null
}

/** A table, query or function of a FROM list by the name it has there. */
export interface Seen {
  readonly id: string
  readonly name: string | null
  readonly columns: readonly SeenColumn[]
  /** It may have more columns than are known. */
  readonly open: boolean
  /** A function that gives one value: its row is that value. */
  readonly scalar?: true
}

/** What one query sees of its own FROM list. */
export interface Level {
  readonly seen: readonly Seen[]
  /** Columns by their name alone; those that a join merges are there once. */
  readonly columns: readonly SeenColumn[]
}

/** A common table expression. */
export interface CommonColumns {
  readonly id: string
  readonly columns: readonly { readonly name: string; readonly type: string | null }[] | null
}

/** Where the names of a query are looked up. */
export interface Names {
  readonly scope: ExpressionScope
  readonly sql: string
  /** The innermost query first. */
  readonly levels: readonly Level[]
  readonly tables: ReadonlyMap<string, CommonColumns>
  readonly windows: ReadonlyMap<string, Expression>
  /** Tells the tables of a statement apart, in the order of the text. */
  readonly counter: { next: number }
}

/** The names of a statement that stands in a scope. */
export function namesOf(sql: string, scope: ExpressionScope): Names {
  const names: Names = {
    scope,
    sql,
    levels: [],
    tables: new Map(),
    windows: new Map(),
    counter: { next: 1 },
  }
  if (scope.relation === null) return names
  const columns = [...scope.columns].map(([name, type]) => columnOf('#0', name, name, type))
  const seen: Seen = { id: '#0', name: scope.relation, columns, open: true }
  return { ...names, levels: [{ seen: [seen], columns }] }
}

/** A column of a table that was numbered. */
export function columnOf(id: string, name: string, key: string, type: string | null): SeenColumn {
  return { name, means: { is: 'name', parts: [id, key], quoted: true, type }, type }
}

/** What a name of one or more parts stands for; what nothing declares stays a name. */
export function lookUp(names: Names, name: Extract<Expression, { readonly is: 'name' }>): Expression {
  const { parts } = name
  const [last = '', qualifier] = [...parts].reverse()
  for (const { seen, columns } of names.levels) {
    const found = qualifier === undefined ? alone(seen, columns, last) : behind(seen, qualifier, last)
    if (found) return found
  }
  return name
}

function alone(seen: readonly Seen[], columns: readonly SeenColumn[], name: string): Expression | null {
  const found = columns.filter((column) => column.name === name)
  if (found.length > 1) throw new Undecided()
  if (found[0]) return found[0].means
  const row = seen.find((each) => each.name === name)
  if (row?.scalar && row.columns[0]) return row.columns[0].means
  if (row) return row.open ? column(row, name) : column(row, '*')
  const open = seen.filter((each) => each.open)
  if (open.length > 1) throw new Undecided()
  return open[0] ? column(open[0], name) : null
}

function behind(seen: readonly Seen[], qualifier: string, name: string): Expression | null {
  const found = seen.filter((each) => each.name === qualifier)
  const [source] = found
  if (!source) return null
  if (found.length > 1) throw new Undecided()
  if (name === '*') return column(source, '*')
  const known = source.columns.find((each) => each.name === name)
  if (known) return known.means
  if (source.open) return column(source, name)
  throw new Undecided()
}

function column({ id }: Seen, key: string): Expression {
  return { is: 'name', parts: [id, key], quoted: true, type: null }
}
