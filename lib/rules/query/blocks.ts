import type { Schema } from '../../schema/index.ts'
import { query } from '../../sql/index.ts'
import { type Block, type BlockRole, type BoundSource, findRelation } from './scope.ts'

type Statement = query.Statement
/** Columns of the common tables in sight; null where they cannot be told. */
type CommonTables = ReadonlyMap<string, readonly string[] | null>

/** Every query of a statement, outer before inner, with the names in its sight. */
export function blocksOf(statement: Statement, schema: Schema): readonly Block[] {
  const blocks: Block[] = []
  readStatement({ schema, blocks }, statement, null, new Map(), 'top')
  return blocks
}

/** The nodes of a block itself: what stands in nested queries is theirs. */
export function* nodesOfBlock(block: Block): Generator<query.QueryNode> {
  const { node } = block
  for (const each of query.nodesOf(node, (inner) => inner === node || !query.isStatement(inner)))
    if (each !== node && !query.isStatement(each)) yield each
}

interface Reading {
  readonly schema: Schema
  readonly blocks: Block[]
}

/** Reads a query and all in it; gives the columns that it has. */
function readStatement(
  reading: Reading,
  node: Statement,
  outer: Block | null,
  inSight: CommonTables,
  role: BlockRole,
): readonly string[] | null {
  const tables = withTables(reading, node.with, outer, inSight)
  if (isSetOperation(node)) {
    const branch = role === 'top' ? 'branch' : role
    const columns = readStatement(reading, node.left, outer, tables, branch)
    readStatement(reading, node.right, outer, tables, branch)
    return columns
  }
  const at = reading.blocks.length
  reading.blocks.push(emptyBlock)
  const sources: BoundSource[] = []
  const merged = new Set<string>()
  let isWhole = true
  const later: { readonly node: query.DerivedTable; readonly at: number }[] = []
  const addSource = (source: query.Source, isPadded: boolean): void => {
    if (source.is === 'join') {
      addSource(source.left, isPadded || source.kind === 'right' || source.kind === 'full')
      addSource(source.right, isPadded || source.kind === 'left' || source.kind === 'full')
      for (const name of source.using ?? []) merged.add(name.value)
      if (source.natural) for (const name of sharedColumns(sources)) merged.add(name)
      if (source.alias || source.usingAlias) isWhole = false
      return
    }
    if (source.is === 'derived') later.push({ node: source, at: sources.length })
    sources.push({ ...boundSource(reading, source, tables), isPadded })
  }
  const changed = changedTable(node)
  if (changed) sources.push(boundChanged(reading, changed))
  for (const source of sourcesOf(node)) addSource(source, false)
  for (const { node: derived, at: place } of later) {
    const around: Block = { node, sources: sources.slice(0, place), outer, role, merged, isWhole }
    const columns = readStatement(reading, derived.query, derived.lateral ? around : outer, tables, 'derived')
    const source = sources[place]
    if (source) sources[place] = { ...source, columns: renamed(columns, derived.alias) }
  }
  const block: Block = { node, sources, outer, role, merged, isWhole }
  reading.blocks[at] = block
  readNested(reading, block, tables)
  return outputColumns(block)
}

function isSetOperation(node: Statement): node is query.SetOperation {
  return node.is === 'union' || node.is === 'intersect' || node.is === 'except'
}

const emptyBlock: Block = {
  node: {
    is: 'values',
    rows: [],
    with: null,
    orderBy: [],
    limit: null,
    offset: null,
    locking: [],
    from: 0,
    to: 0,
  },
  sources: [],
  outer: null,
  role: 'top',
  merged: new Set(),
  isWhole: false,
}

function withTables(
  reading: Reading,
  own: query.With | null,
  outer: Block | null,
  inSight: CommonTables,
): CommonTables {
  if (!own) return inSight
  const tables = new Map(inSight)
  for (const table of own.tables) {
    const listed = table.columns.map((name) => name.value)
    if (own.recursive) tables.set(table.name.value, listed.length > 0 ? listed : leftColumns(table.query))
    const columns = readStatement(reading, table.query, outer, tables, 'with')
    tables.set(table.name.value, table.behind ? null : listed.length > 0 ? listed : columns)
  }
  return tables
}

/** What the first part of a recursive query names its columns, where each has a name of its own. */
function leftColumns(node: Statement): readonly string[] | null {
  if (node.is === 'union') return leftColumns(node.left)
  if (node.is !== 'select') return null
  const names = node.targets.map(targetName)
  return names.every((name) => name !== null) ? names : null
}

/** Queries in expressions, each read with the block's names in sight. */
function readNested(reading: Reading, block: Block, tables: CommonTables): void {
  for (const each of nodesOfBlock(block)) {
    if (each.is === 'exists') readStatement(reading, each.query, block, tables, 'exists')
    else if (each.is === 'subquery') readStatement(reading, each.query, block, tables, 'value')
    else if (each.is === 'array query') readStatement(reading, each.query, block, tables, 'array')
    else if (each.is === 'in' && 'is' in each.items) readStatement(reading, each.items, block, tables, 'in')
    else if (each.is === 'quantified' && query.isStatement(each.over))
      readStatement(reading, each.over, block, tables, 'in')
  }
  // What is inserted is a query of its own, which sees nothing of the table.
  if (block.node.is === 'insert' && block.node.source)
    readStatement(reading, block.node.source, block.outer, tables, 'branch')
}

function sourcesOf(node: Block['node']): readonly query.Source[] {
  switch (node.is) {
    case 'select':
    case 'update':
      return node.sources
    case 'delete':
      return node.using
    case 'merge':
      return [node.using]
    default:
      return []
  }
}

function changedTable(node: Block['node']): query.ChangedTable | null {
  switch (node.is) {
    case 'insert':
      return node.into
    case 'update':
    case 'delete':
      return node.table
    case 'merge':
      return node.into
    default:
      return null
  }
}

function boundChanged({ schema }: Reading, node: query.ChangedTable): BoundSource {
  const found = findRelation(schema, node.name)
  const table = found?.entity === 'table' ? found : null
  return {
    name: node.alias?.value ?? node.name.at(-1)?.value ?? null,
    node,
    table,
    view: found?.entity === 'view' ? found : null,
    columns: table ? table.columns.map((column) => column.name) : null,
    isPadded: false,
  }
}

function boundSource(
  { schema }: Reading,
  node: Exclude<query.Source, query.Join>,
  tables: CommonTables,
): Omit<BoundSource, 'isPadded'> {
  const alias = node.alias?.name?.value ?? null
  if (node.is !== 'relation') {
    const call = node.is === 'function' && node.calls.length === 1 ? node.calls[0]?.call : null
    const own = call?.is === 'call' ? (call.name.at(-1)?.value ?? null) : null
    return { name: alias ?? own, node, table: null, view: null, columns: null }
  }
  const [first, second] = node.name
  const common = first && !second ? tables.get(first.value) : undefined
  const name = alias ?? node.name.at(-1)?.value ?? null
  if (common !== undefined)
    return { name, node, table: null, view: null, columns: renamed(common, node.alias) }
  const found = findRelation(schema, node.name)
  const table = found?.entity === 'table' ? found : null
  const view = found?.entity === 'view' ? found : null
  const columns = table
    ? table.columns.map((column) => column.name)
    : view && view.columns.length > 0
      ? view.columns
      : null
  return { name, node, table, view, columns: renamed(columns, node.alias) }
}

/** Columns under the names that an alias gives the first ones of them. */
function renamed(columns: readonly string[] | null, alias: query.Alias | null): readonly string[] | null {
  const given = alias?.columns.map((column) => column.name.value) ?? []
  if (given.length === 0) return columns
  return columns && [...given, ...columns.slice(given.length)]
}

function sharedColumns(sources: readonly BoundSource[]): readonly string[] {
  const last = sources.at(-1)?.columns ?? []
  const before = new Set(sources.slice(0, -1).flatMap((source) => source.columns ?? []))
  return last.filter((name) => before.has(name))
}

/** The columns that a query gives; null where one cannot be told. */
function outputColumns(block: Block): readonly string[] | null {
  const { node } = block
  if (node.is === 'values') return (node.rows[0] ?? []).map((_, at) => `column${at + 1}`)
  if (node.is === 'table') return block.sources[0]?.columns ?? null
  const targets = node.is === 'select' ? node.targets : node.returning
  const columns: string[] = []
  for (const target of targets) {
    if (target.value.is === 'star') {
      const added = starColumns(block, target.value)
      if (!added) return null
      columns.push(...added)
    } else columns.push(targetName(target) ?? '?column?')
  }
  return columns
}

/** What a star stands for; null where it cannot be told. */
export function starColumns(block: Block, star: query.Star): readonly string[] | null {
  const qualifier = star.qualifier.at(-1)?.value
  const meant =
    qualifier === undefined ? block.sources : block.sources.filter((each) => each.name === qualifier)
  if (meant.length === 0 || (qualifier === undefined && (block.merged.size > 0 || !block.isWhole)))
    return null
  const columns: string[] = []
  for (const source of meant) {
    if (source.columns === null) return null
    columns.push(...source.columns)
  }
  return columns
}

/** The name that an entry of a select list gives its column; null where the engine makes one up from the expression. */
export function targetName({ alias, value }: query.Target): string | null {
  if (alias) return alias.value
  let inner: query.Expression = value
  while (inner.is === 'cast' || inner.is === 'subscript' || inner.is === 'collate') inner = inner.of
  if (inner.is === 'column') return inner.parts.at(-1)?.value ?? null
  if (inner.is === 'field') return inner.name.value
  return inner.is === 'call' ? (inner.name.at(-1)?.value ?? null) : null
}
