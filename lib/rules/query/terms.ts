import { type Column, candidateKeys, type Table } from '../../schema/index.ts'
import { query } from '../../sql/index.ts'
import { nodesOfBlock } from './blocks.ts'
import { type Block, type BoundSource, resolve } from './scope.ts'

type Expression = query.Expression

/** A column of a table of the schema, as an expression names it. */
export interface NamedColumn {
  readonly source: BoundSource
  /** The block whose source it is: the one asked, or one around it. */
  readonly block: Block
  readonly table: Table
  readonly column: Column
}

/** The parts that all must hold; the expression itself where it is no AND. */
export function conjunctsOf(expression: Expression | null): readonly Expression[] {
  if (!expression) return []
  return expression.is === 'and' ? expression.of.flatMap(conjunctsOf) : [expression]
}

/** The column of a table that an expression is; null for everything else. */
export function namedColumn(block: Block, expression: Expression | undefined): NamedColumn | null {
  if (expression?.is !== 'column') return null
  const found = resolve(block, expression)
  if (found.is !== 'column' || !found.source.table) return null
  const { source } = found
  const { alias } = 'alias' in source.node && 'is' in source.node ? source.node : { alias: null }
  if (alias && 'columns' in alias && alias.columns.length > 0) return null
  const column = found.source.table.columns.find((each) => each.name === found.name)
  return column ? { source, block: found.block, table: found.source.table, column } : null
}

/** Whether an expression is the same for every row as far as it can be seen: no column, no query, no call. */
export function isFixed(expression: Expression): boolean {
  for (const node of query.nodesOf(expression)) {
    if (!fixedKinds.has(node.is)) return false
  }
  return true
}

const fixedKinds: ReadonlySet<string> = new Set<Expression['is']>([
  'literal',
  'parameter',
  'cast',
  'array',
  'row',
])

/** A literal of the kind, casts aside. */
export function literalOf(
  expression: Expression | undefined,
  kind: query.Literal['kind'],
): query.Literal | null {
  const inner = expression?.is === 'cast' ? expression.of : expression
  return inner?.is === 'literal' && inner.kind === kind ? inner : null
}

/** Whether an expression is the word NULL. */
export function isNull(expression: Expression): boolean {
  return literalOf(expression, 'keyword')?.value === 'null'
}

/** The two sides of a comparison by one of the signs; null for everything else. */
export function comparison(
  expression: Expression,
  signs: readonly string[],
): { readonly left: Expression; readonly right: Expression; readonly node: query.Operation } | null {
  if (expression.is !== 'operation' || !signs.includes(expression.operator)) return null
  const [left, right] = expression.operands
  return left && right ? { left, right, node: expression } : null
}

export const equal: readonly string[] = ['=']
export const unequal: readonly string[] = ['<>', '!=']
export const ordered: readonly string[] = ['<', '<=', '>', '>=']

/** The name of a function of the engine, in lower case; null for everything else. */
export function callName(node: query.QueryNode): string | null {
  if (node.is !== 'call') return null
  const [first, second] = node.name
  if (!first) return null
  if (!second) return first.value.toLowerCase()
  return first.value === 'pg_catalog' ? second.value.toLowerCase() : null
}

/** Whether an expression has an aggregate of its own, windows aside. */
export function aggregates(expression: Expression): boolean {
  for (const node of query.nodesOf(expression, (inner) => !query.isStatement(inner))) {
    if (node.is === 'call' && node.over === null && aggregateNames.has(callName(node) ?? '')) return true
    if (node.is === 'call' && (node.filter !== null || node.withinGroup.length > 0)) return true
  }
  return false
}

const aggregateNames: ReadonlySet<string> = new Set(
  (
    'count sum avg min max array_agg string_agg bool_and bool_or every json_agg jsonb_agg json_object_agg ' +
    'jsonb_object_agg xmlagg stddev stddev_pop stddev_samp variance var_pop var_samp corr covar_pop covar_samp ' +
    'regr_slope regr_intercept regr_count bit_and bit_or bit_xor range_agg range_intersect_agg any_value ' +
    'percentile_cont percentile_disc mode'
  ).split(' '),
)

/** Whether a select gives one row because it adds up all: aggregates and no GROUP BY. */
export function isTotal(select: query.Select): boolean {
  return select.groupBy === null && select.targets.some((target) => aggregates(target.value))
}

/** The tables and conditions of a FROM that are joined, from the left. */
export function joinsOf(sources: readonly query.Source[]): readonly query.Join[] {
  return sources.flatMap((source): readonly query.Join[] =>
    source.is === 'join' ? [...joinsOf([source.left]), ...joinsOf([source.right]), source] : [],
  )
}

/** The columns that hold one row apart: primary key and unique keys whose columns are required. */
export function rowKeys(table: Table): readonly (readonly string[])[] {
  const required = (name: string) => table.columns.find((column) => column.name === name)?.nullable === false
  return candidateKeys(table).filter((key) => key.every(required))
}

/** The bound source of an entry of FROM. */
export function boundTo(block: Block, node: query.Source | query.ChangedTable): BoundSource | null {
  return block.sources.find((source) => source.node === node) ?? null
}

/** The entries of FROM that stand in an entry: itself, or what it joins. */
export function leavesOf(source: query.Source): readonly Exclude<query.Source, query.Join>[] {
  return source.is === 'join' ? [...leavesOf(source.left), ...leavesOf(source.right)] : [source]
}

/** The sources that an expression takes columns of; null where one cannot be told. */
export function sourcesIn(block: Block, expression: Expression): ReadonlySet<BoundSource> | null {
  const found = new Set<BoundSource>()
  for (const node of query.nodesOf(expression)) {
    if (query.isStatement(node) || node.is === 'unread') return null
    if (node.is !== 'column') continue
    const resolved = resolve(block, node)
    if (resolved.is === 'column') {
      if (resolved.block === block || resolved.block.sources.includes(resolved.source))
        found.add(resolved.source)
      continue
    }
    // A qualifier tells the source even where its columns are not known.
    const qualifier = node.parts.length === 2 ? node.parts[0]?.value : undefined
    const source = block.sources.find((each) => qualifier !== undefined && each.name === qualifier)
    if (!source) return null
    found.add(source)
  }
  return found
}

/** The conditions of a block: WHERE, and ON of inner joins. */
export function conditionsOf(block: Block): readonly Expression[] {
  const { node } = block
  const where = node.is === 'select' || node.is === 'update' || node.is === 'delete' ? node.where : null
  const joined = node.is === 'select' ? joinsOf(node.sources) : []
  return [
    ...conjunctsOf(where),
    ...joined.flatMap((join) => (join.kind === 'inner' ? conjunctsOf(join.on) : [])),
  ]
}

/** Calls in a block by the name of the function. */
export function* callsIn(block: Block, name: string): Generator<query.Call> {
  for (const node of nodesOfBlock(block)) if (node.is === 'call' && callName(node) === name) yield node
}
