import type {
  Alias,
  Assignment,
  ChangedTable,
  Expression,
  GroupItem,
  Merge,
  Name,
  Place,
  QueryNode,
  RowQuery,
  SortKey,
  Target,
  WindowSpec,
  With,
} from '../../../query/index.ts'

/** A tree of the reader in the brackets of `engineShape`. */
export function readerShape(node: QueryNode | null): string {
  if (!node) return '-'
  switch (node.is) {
    case 'column':
      return `col(${path(node.parts)})`
    case 'star':
      return `col(${[...node.qualifier.map(({ value }) => value), '*'].join('.')})`
    case 'literal': {
      const value = constant(node.kind, node.value)
      return node.type ? `cast(${value})` : value
    }
    case 'parameter':
      return node.name
    case 'cast':
      return `cast(${of(node.of)})`
    case 'operation':
      return operation(node.operator, path(node.schema), node.operands)
    case 'and':
    case 'or':
    case 'not':
      return `${node.is}(${list(node.of)})`
    case 'test': {
      const other = node.other ? ` ${of(node.other)}` : ''
      const shape = `${node.test === 'normalized' ? 'nfc normalized' : node.test} `
      const isWrapped = node.negated && node.test.endsWith('normalized')
      const inner = `is(${shape}${isWrapped ? false : node.negated} ${of(node.of)}${other})`
      return isWrapped ? `not(${inner})` : inner
    }
    case 'between': {
      const words = `${node.negated ? 'not ' : ''}between${node.symmetric ? ' symmetric' : ''}`
      return `between(${words} ${of(node.of)} ${of(node.low)} ${of(node.high)})`
    }
    case 'in': {
      if (!('is' in node.items)) return `in(${node.negated} ${of(node.of)} ${list(node.items)})`
      const inner = `in(false ${of(node.of)} ${of(node.items)})`
      return node.negated ? `not(${inner})` : inner
    }
    case 'like':
      return like(node)
    case 'quantified': {
      const signs = { like: '~~', ilike: '~~*', 'not like': '!~~', 'not ilike': '!~~*' } as const
      const sign = node.operator in signs ? signs[node.operator as keyof typeof signs] : node.operator
      const name = operatorName(sign, path(node.schema))
      return `${node.quantifier}(${name} ${of(node.of)} ${of(node.over)})`
    }
    case 'exists':
      return `exists(${of(node.query)})`
    case 'subquery':
      return `query(${of(node.query)})`
    case 'array query':
      return `arrayquery(${of(node.query)})`
    case 'array':
    case 'row':
      return `${node.is}(${list(node.items)})`
    case 'subscript': {
      const places = node.slice ? `${of(node.low)}:${of(node.high)}` : of(node.low)
      return `at(${of(node.of)} ${places})`
    }
    case 'field':
      return `field(${of(node.of)} ${node.name.value})`
    case 'collate':
      return `collate(${of(node.of)} ${path(node.collation)})`
    case 'call':
      return call(node)
    case 'case': {
      const whens = node.whens.map(({ when, result }) => `when(${of(when)} ${of(result)})`)
      return `case(${of(node.of)} ${whens.join(' ')} ${of(node.otherwise)})`
    }
    case 'unread':
      return `unread(${'alias' in node ? alias(node.alias) : ''})`
    case 'relation': {
      const sample = node.sample
      const own = `rel(${path(node.name)} ${!node.only} ${alias(node.alias)})`
      return sample
        ? `${own}sample(${path(sample.method)} ${list(sample.args)} ${of(sample.repeatable)})`
        : own
    }
    case 'join':
      return `join(${node.kind} ${node.natural} ${of(node.left)} ${of(node.right)} ${of(node.on)} ${path(node.using ?? [])} ${node.usingAlias?.value ?? ''} ${alias(node.alias)})`
    case 'derived':
      return `derived(${node.lateral} ${of(node.query)} ${alias(node.alias)})`
    case 'function': {
      const calls = node.calls.map(
        ({ call, columns }) => `${of(call)}${columns.map(({ name }) => `/${name.value}`).join('')}`,
      )
      return `function(${node.lateral} ${calls.join(' ')} ${node.ordinality} ${alias(node.alias)})`
    }
    case 'select': {
      const distinct = node.distinct ? `distinct(${list(node.distinct.on)})` : '-'
      const group = node.groupBy
        ? `${node.groupBy.distinct}(${node.groupBy.items.map(grouped).join(' ')})`
        : '-'
      const windows = node.windows.map(({ name, window }) => `${name.value}=${windowOf(window)}`).join(' ')
      return `select(${distinct} {${targets(node.targets)}} {${list(node.sources)}} ${of(node.where)} ${group} ${of(node.having)} {${windows}} ${tail(node)})`
    }
    case 'values':
      return `values(${node.rows.map((row) => `[${list(row)}]`).join(' ')} ${tail(node)})`
    case 'table':
      return `select(- {col(*):} {rel(${path(node.name)} ${!node.only} -)} - - - {} ${tail(node)})`
    case 'union':
    case 'intersect':
    case 'except':
      return `${node.is}(${node.all} ${of(node.left)} ${of(node.right)} ${tail(node)})`
    case 'insert': {
      const { onConflict } = node
      const on = onConflict?.on
      const arbiter =
        on && 'constraint' in on
          ? on.constraint.value
          : `${on ? on.columns.length : 0} ${of(on?.where ?? null)}`
      const update = onConflict?.update
      const act = onConflict
        ? `conflict(${arbiter} ${update ? assignments(update.set) : 'nothing'} ${of(update?.where ?? null)})`
        : '-'
      return `insert(${withOf(node.with)} ${changed(node.into)} (${places(node.columns)}) ${of(node.source)} ${act} {${targets(node.returning)}})`
    }
    case 'update':
      return `update(${withOf(node.with)} ${changed(node.table)} {${assignments(node.set)}} {${list(node.sources)}} ${condition(node)} {${targets(node.returning)}})`
    case 'delete':
      return `delete(${withOf(node.with)} ${changed(node.table)} {${list(node.using)}} ${condition(node)} {${targets(node.returning)}})`
    case 'merge':
      return `merge(${withOf(node.with)} ${changed(node.into)} ${of(node.using)} ${of(node.on)} {${node.branches.map(branch).join(' ')}} {${targets(node.returning)}})`
  }
}

const of = readerShape
const list = (items: readonly QueryNode[]): string => items.map(of).join(' ')
const path = (names: readonly Name[]): string =>
  names
    .map(({ value }) => value)
    .filter((name, at) => !(name === 'pg_catalog' && at === 0 && names.length > 1))
    .join('.')

function constant(kind: string, value: string): string {
  if (kind === 'string') return JSON.stringify(value)
  if (kind === 'number') return `n(${Number(value.replaceAll('_', ''))})`
  if (kind === 'bits') return `bits(${value})`
  return value === 'user' ? 'user' : value
}

function operatorName(sign: string, schema: string): string {
  const own = sign === '!=' ? '<>' : sign
  return schema === '' || schema === 'pg_catalog' ? own : `${schema}.${own}`
}

function operation(sign: string, schema: string, operands: readonly Expression[]): string {
  // The grammar itself makes a negative number of both.
  const [only] = operands.map(of)
  if (sign === '-' && schema === '' && operands.length === 1 && only?.startsWith('n('))
    return `n(${-Number(only.slice(2, -1))})`
  return `op(${operatorName(sign, schema)} ${list(operands)})`
}

function like(node: Extract<Expression, { is: 'like' }>): string {
  const args = [node.pattern, ...(node.escape ? [node.escape] : [])]
  const sign = { like: '~~', ilike: '~~*', 'similar to': '~' }[node.kind]
  const name = node.kind === 'similar to' ? 'similar_to_escape' : 'like_escape'
  const isCall = node.kind === 'similar to' || node.escape !== null
  return `like(${node.negated ? '!' : ''}${sign} ${of(node.of)} ${isCall ? `call(${name} ${list(args)})` : of(node.pattern)})`
}

function call(node: Extract<Expression, { is: 'call' }>): string {
  const name = path(node.name)
  const args = node.args.map(({ value, name: own }) => {
    const isStar = value.is === 'star' && value.qualifier.length === 0
    return own ? `${own.value}=>${of(value)}` : isStar ? '*' : of(value)
  })
  if (clocks.has(name)) return name
  if (name === 'substring' && node.args[1]?.word === 'for')
    return `call(substring ${args[0]} n(1) cast(${args[1]}))`
  if (name === 'trim') {
    const words = node.args.map(({ word }) => word)
    const side = (words[0] ?? 'both').split(' ')[0] ?? 'both'
    const called = { both: 'btrim', leading: 'ltrim', trailing: 'rtrim' }[side] ?? 'btrim'
    const turned = words[1] === 'from' ? [args[1], args[0], ...args.slice(2)] : args
    return `call(${called} ${turned.join(' ')})`
  }
  const more = [
    node.distinct ? 'distinct' : '',
    node.orderBy.length > 0 ? `order(${node.orderBy.map(sorted).join(' ')})` : '',
    node.withinGroup.length > 0 ? `within(${node.withinGroup.map(sorted).join(' ')})` : '',
    node.filter ? `filter(${of(node.filter)})` : '',
    node.over ? ('partitionBy' in node.over ? windowOf(node.over) : `over(${node.over.value})`) : '',
  ].filter((part) => part !== '')
  return `call(${name} ${args.join(' ')}${more.length > 0 ? ` ${more.join(' ')}` : ''})`
}

/** Words that the engine knows with and without a precision. */
const clocks = new Set(['current_time', 'current_timestamp', 'localtime', 'localtimestamp'])

function sorted({ value, direction, nulls, using }: SortKey): string {
  const way = using ? 'USING' : (direction ?? 'default').toUpperCase()
  return `sort(${of(value)} ${way} ${(nulls ?? 'default').toUpperCase()})`
}

function windowOf({ base, partitionBy, orderBy, frame }: WindowSpec): string {
  const [start, end] = [frame?.start.by ?? null, frame?.end?.by ?? null]
  return `window(${base?.value ?? ''} [${list(partitionBy)}] [${orderBy.map(sorted).join(' ')}] ${of(start)} ${of(end)})`
}

function grouped(item: GroupItem): string {
  if (item.is === 'expression') return of(item.value)
  return item.is === 'nothing' ? '()' : `${item.is}(${item.items.map(grouped).join(' ')})`
}

function tail(node: RowQuery): string {
  const { orderBy, offset, limit, locking } = node
  const count = limit?.count ?? null
  // `LIMIT NULL` is how the grammar keeps LIMIT ALL.
  const most = count?.is === 'literal' && count.value === 'null' ? '-' : of(count)
  return `tail(${withOf(node.with)} ${orderBy.map(sorted).join(' ')} ${of(offset)} ${most} ${limit?.withTies === true} ${locking.length})`
}

function withOf(clause: With | null): string {
  if (!clause) return '-'
  const tables = clause.tables.map(({ name, columns, materialized, query }) => {
    const kind = { always: 'Always', never: 'Never', default: 'Default' }[materialized ?? 'default']
    return `cte(${name.value} (${columns.map(({ value }) => value).join(' ')}) ${kind} ${of(query)})`
  })
  return `with(${clause.recursive} ${tables.join(' ')})`
}

function targets(items: readonly Target[]): string {
  return items.map(({ value, alias: name }) => `${of(value)}:${name?.value ?? ''}`).join(' ')
}

function alias(given: Alias | null): string {
  if (!given) return '-'
  return `${given.name?.value ?? ''}(${given.columns.map(({ name }) => name.value).join(' ')})`
}

function changed({ name, only, alias: own }: ChangedTable): string {
  return `rel(${path(name)} ${!only} ${own ? `${own.value}()` : '-'})`
}

function places(items: readonly Place[]): string {
  return items.map(({ name, rest }) => `${name.value}${'+'.repeat(rest.length)}`).join(' ')
}

function assignments(items: readonly Assignment[]): string {
  return items
    .map(({ places: to, several, value }) => `${several ? to.length : to[0]?.name.value}=${of(value)}`)
    .join(' ')
}

function condition(node: { readonly where: Expression | null; readonly cursor: Name | null }): string {
  return node.cursor ? `current of ${node.cursor.value}` : of(node.where)
}

function branch({ when, and, action }: Merge['branches'][number]): string {
  const kind = { matched: 'matched', 'not matched by target': 'target', 'not matched by source': 'source' }[
    when
  ]
  const does =
    action.is === 'update'
      ? assignments(action.set)
      : action.is === 'insert'
        ? `insert(${places(action.columns)} ${list(action.values ?? [])})`
        : action.is
  return `when(${kind} ${of(and)} ${does})`
}
