import type { ExpressionScope, KnownRelation } from '../../dialect.ts'
import type * as query from '../../query/index.ts'
import { figureColumnName } from '../lower/column-name.ts'
import { readQuery } from '../query/index.ts'
import { resolvedChange } from './changes.ts'
import { typeOf } from './expression-types.ts'
import { columnOf, type Level, type Names, namesOf, type SeenColumn, Undecided } from './names.ts'
import { isNothing, meaningOf, sortKey } from './read-expression.ts'
import { resolved } from './resolve.ts'
import { readSources } from './sources.ts'
import { type Expression, operator } from './tree.ts'

export interface Output {
  readonly name: string
  readonly type: string | null
}

/** A query as what it computes, and the columns that it gives. */
export interface Rows {
  readonly means: Expression
  readonly outputs: readonly Output[]
  /** It may give more columns than are known. */
  readonly open: boolean
}

/** A query with its names looked up: tables are numbered, columns known by the table they come from. */
export function resolvedQuery(names: Names, of: query.RowQuery): Rows {
  const { inner, tables } = withTables(names, of.with)
  const rows = bodyOf(inner, of)
  const tail = [
    ...(of.limit?.count && !isNothing(meaningOf(of.limit.count))
      ? [operator(of.limit.withTies ? 'limit with ties' : 'limit', amount(inner, of.limit.count))]
      : []),
    ...(of.offset ? [operator('offset', amount(inner, of.offset))] : []),
    ...of.locking.map(({ strength, wait, of: tablesOf }) =>
      operator(`for ${strength} ${wait ?? ''} ${tablesOf.length}`),
    ),
  ]
  if (of.locking.some((each) => each.of.length > 0)) throw new Undecided()
  return tables.length + tail.length === 0
    ? rows
    : { ...rows, means: operator('rows', rows.means, ...tail, ...tables) }
}

/** The engine takes the number of rows as a bigint. */
function amount(names: Names, of: query.Expression): Expression {
  const means = resolved(names, meaningOf(of))
  return means.is === 'cast' && means.type === 'bigint' ? means.of : means
}

/** Any statement the same way. */
export function resolvedStatement(names: Names, of: query.Statement): Rows {
  switch (of.is) {
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge': {
      const { inner, tables } = withTables(names, of.with)
      const changed = resolvedChange(inner, of)
      return { ...changed, means: operator('rows', changed.means, ...tables) }
    }
    default:
      return resolvedQuery(names, of)
  }
}

/** The common tables of a query, each seeing those before it; a recursive one sees itself. */
export function withTables(
  names: Names,
  given: query.With | null,
): { readonly inner: Names; readonly tables: readonly Expression[] } {
  if (!given) return { inner: names, tables: [] }
  const tables = new Map(names.tables)
  const inner = { ...names, tables }
  const means = given.tables.map((table) => {
    const id = `#${names.counter.next++}`
    if (table.behind) throw new Undecided()
    const { query: of } = table
    const under = (outputs: readonly Output[]) =>
      outputs.map((output, at) => ({ ...output, name: table.columns[at]?.value ?? output.name }))
    if (given.recursive && of.is === 'union') {
      // What it begins with says its columns; the number of tables in it is told once.
      const { next } = names.counter
      const start = resolvedQuery(inner, of.left)
      names.counter.next = next
      tables.set(table.name.value, { id, columns: start.open ? null : under(start.outputs) })
    }
    const rows = resolvedStatement(inner, of)
    tables.set(table.name.value, { id, columns: rows.open ? null : under(rows.outputs) })
    return operator(`table ${table.materialized ?? ''}`, rows.means)
  })
  return { inner, tables: means }
}

function bodyOf(names: Names, of: query.RowQuery): Rows {
  switch (of.is) {
    case 'select':
      return selected(names, of)
    case 'values': {
      const rows = of.rows.map((row) => row.map((each) => resolved(names, meaningOf(each))))
      const outputs = (rows[0] ?? []).map((_, at) => ({
        name: `column${at + 1}`,
        type: commonType(rows.map((row) => (row[at] ? typeOf(row[at], names.scope) : null))),
      }))
      const means = rows.map((items): Expression => ({ is: 'row', items }))
      return { means: operator('values', ...means, ...sortedByNumber(of, outputs)), outputs, open: false }
    }
    case 'table': {
      const { name, only, from, to } = of
      const source = { is: 'relation', name, only, alias: null, sample: null, from, to } as const
      const { means, level } = readSources(names, [source])
      return projected(names, of, means, level, starOf(level))
    }
    default: {
      const [left, right] = [resolvedQuery(names, of.left), resolvedQuery(names, of.right)]
      const outputs = left.outputs.map(({ name, type }, at) => ({
        name,
        type: commonType([type, right.outputs[at]?.type ?? null]),
      }))
      const means = operator(
        `${of.is}${of.all ? ' all' : ''}`,
        withoutTypes(left.means),
        withoutTypes(right.means),
      )
      const open = left.open || right.open
      return { means: operator('sorted', means, ...sortedByNumber(of, outputs)), outputs, open }
    }
  }
}

/** What a branch of several gives takes the type of the others: its own says nothing. */
function withoutTypes(means: Expression): Expression {
  if (means.is !== 'operator') return means
  const isOutput = (each: Expression) => each.is === 'type'
  if (means.name === 'target') return { ...means, args: means.args.filter((each) => !isOutput(each)) }
  const goesOn = ['select', 'targets', 'rows', 'sorted'].includes(means.name)
  return goesOn ? { ...means, args: means.args.map(withoutTypes) } : means
}

function commonType(types: readonly (string | null)[]): string | null {
  const [first = null] = types
  return types.every((type) => type === first) ? first : null
}

function selected(names: Names, of: query.Select): Rows {
  if (of.into) throw new Undecided()
  const { means, level } = readSources(names, of.sources)
  const seeing: Names = { ...names, levels: [level, ...names.levels] }
  const windows = new Map<string, Expression>()
  const inner: Names = { ...seeing, windows }
  for (const { name, window } of of.windows) {
    const over = meaningOf({ ...emptyCall, over: window })
    const last = over.is === 'call' ? over.args.at(-1) : undefined
    if (last) windows.set(name.value, resolved(inner, last))
  }
  const targets = of.targets.flatMap((target) => targetsOf(inner, target, level))
  return projected(inner, of, means, level, targets)
}

const emptyCall: query.Call = {
  is: 'call',
  name: [],
  args: [],
  distinct: false,
  orderBy: [],
  withinGroup: [],
  filter: null,
  over: null,
  from: 0,
  to: 0,
}

/** An entry of the select list: `*` and `t.*` are as many as there are columns. */
function targetsOf(names: Names, { value, alias }: query.Target, level: Level): readonly SeenColumn[] {
  if (value.is === 'star') {
    if (value.qualifier.length === 0) return starOf(level)
    const last = value.qualifier.at(-1)?.value
    const [seen, ...more] = level.seen.filter((each) => each.name === last)
    if (!seen || seen.open || more.length > 0) throw new Undecided()
    return seen.columns
  }
  const means = resolved(names, meaningOf(value))
  const name = alias?.value ?? figureColumnName(names.sql.slice(value.from, value.to)) ?? '?column?'
  const type = means.is === 'text' && means.type === null ? 'text' : typeOf(means, names.scope)
  return [{ name, means, type }]
}

/** What `*` stands for. */
export function starOf({ seen, columns }: Level): readonly SeenColumn[] {
  if (seen.length === 0 || seen.some(({ open }) => open)) throw new Undecided()
  return columns
}

function projected(
  names: Names,
  of: query.Select | query.TableCommand,
  from: readonly Expression[],
  level: Level,
  targets: readonly SeenColumn[],
): Rows {
  const select = of.is === 'select' ? of : null
  const means = (each: query.Expression) => resolved(names, meaningOf(each))
  const byOutput = (each: query.Expression): Expression =>
    numbered(each, targets) ?? called(each, targets) ?? means(each)
  const byInput = (each: query.Expression): Expression => {
    const plain = plainName(each)
    const isInput = plain !== null && level.columns.some(({ name }) => name === plain)
    return numbered(each, targets) ?? (isInput ? null : called(each, targets)) ?? means(each)
  }
  const order = of.orderBy.map((key) => keyed(key, byOutput(key.value)))
  const parts = [
    operator(
      'targets',
      ...targets.map((each) => operator('target', each.means, { is: 'type', type: each.type })),
    ),
    operator('from', ...from),
    ...(select?.distinct ? [operator('distinct', ...select.distinct.on.map(byOutput))] : []),
    ...(select?.where ? [operator('where', means(select.where))] : []),
    ...(select?.groupBy
      ? [
          operator(
            select.groupBy.distinct ? 'group distinct' : 'group',
            ...select.groupBy.items.map((item) => grouped(item, byInput)),
          ),
        ]
      : []),
    ...(select?.having ? [operator('having', means(select.having))] : []),
    ...order,
  ]
  const outputs = targets.map(({ name, type }) => ({ name, type }))
  return { means: operator('select', ...parts), outputs, open: false }
}

function grouped(item: query.GroupItem, means: (of: query.Expression) => Expression): Expression {
  if (item.is === 'expression') return means(item.value)
  if (item.is === 'nothing') return operator('()')
  return operator(item.is, ...item.items.map((each) => grouped(each, means)))
}

function keyed(key: query.SortKey, of: Expression): Expression {
  const means = sortKey(key)
  return means.is === 'operator' ? { ...means, args: [of] } : means
}

/** `ORDER BY 2` is about the second column. */
function numbered(of: query.Expression, targets: readonly SeenColumn[]): Expression | null {
  if (of.is !== 'literal' || of.kind !== 'number') return null
  return targets[Number(of.value) - 1]?.means ?? null
}

function called(of: query.Expression, targets: readonly SeenColumn[]): Expression | null {
  const name = plainName(of)
  return name === null ? null : (targets.find((each) => each.name === name)?.means ?? null)
}

function plainName(of: query.Expression): string | null {
  return of.is === 'column' && of.parts.length === 1 ? (of.parts[0]?.value ?? null) : null
}

/** Several queries together are sorted by their columns alone. */
function sortedByNumber(of: query.RowQuery, outputs: readonly Output[]): readonly Expression[] {
  return of.orderBy.map((key) => {
    const name = plainName(key.value)
    const at = name === null ? -1 : outputs.findIndex((each) => each.name === name)
    const isNumber = key.value.is === 'literal' && key.value.kind === 'number'
    if (at < 0 && !isNumber) throw new Undecided()
    const value = at < 0 && key.value.is === 'literal' ? key.value.value : String(at + 1)
    return keyed(key, { is: 'number', value })
  })
}

const known = new WeakMap<KnownRelation, readonly Output[]>()

/** The columns of a table or view; the types of a view's are those of its query. */
export function outputsOf(relation: KnownRelation, scope: ExpressionScope): readonly Output[] | null {
  if (relation.columns.length === 0) return null
  if (relation.query === null) return relation.columns
  const found = known.get(relation)
  if (found) return found
  // A view that reads itself, as no database has, stays without types.
  known.set(relation, relation.columns)
  const types = typesOf(relation.query, scope)
  const outputs = relation.columns.map(({ name }, at) => ({ name, type: types[at] ?? null }))
  known.set(relation, outputs)
  return outputs
}

function typesOf(sql: string, scope: ExpressionScope): readonly (string | null)[] {
  const { statement, unread } = readQuery(sql)
  if (!statement || unread.length > 0) return []
  try {
    const names = namesOf(sql, { ...scope, relation: null, columns: new Map() })
    return resolvedStatement(names, statement).outputs.map(({ type }) => type)
  } catch (failure) {
    if (failure instanceof Undecided) return []
    throw failure
  }
}

/** The columns of a table that a statement changes. */
export function tableSeen(
  names: Names,
  path: readonly string[],
  name: string,
): Level & { readonly id: string } {
  const found = names.scope.find?.(path) ?? null
  const own = found ? outputsOf(found, names.scope) : null
  const id = `#${names.counter.next++}`
  const columns = (own ?? []).map((column) => columnOf(id, column.name, column.name, column.type))
  return { id: found?.id ?? path.join('.'), seen: [{ id, name, columns, open: own === null }], columns }
}
