import { query } from '../../sql/index.ts'

/** Every text that differs from a query in one thing that counts: a value, a name, a join, an operator, a clause. */
export function changesIn(sql: string, statement: query.Statement): readonly string[] {
  const changed: string[] = []
  const put = (from: number, to: number, text: string) => {
    changed.push(sql.slice(0, from) + text + sql.slice(to))
  }
  for (const node of query.nodesOf(statement)) {
    switch (node.is) {
      case 'literal':
        if (node.kind === 'number' && node.to > node.from) put(node.from, node.to, `${node.value}1`)
        if (node.kind === 'string' && node.type === null && sql.charAt(node.from) === "'")
          put(node.to - 1, node.to, "x'")
        if (node.value === 'true') put(node.from, node.to, 'false')
        break
      case 'column': {
        const last = node.parts.at(-1)
        if (last) put(last.from, last.to, '"another one"')
        break
      }
      case 'operation': {
        const other = others[node.operator]
        if (other) put(node.sign.from, node.sign.to, other)
        break
      }
      case 'and':
      case 'or':
      case 'test':
      case 'in':
      case 'between':
      case 'exists':
        put(node.from, node.to, `(NOT (${sql.slice(node.from, node.to)}))`)
        break
      case 'cast':
        // A string that is given away takes the type that is wanted there, which only the engine knows.
        if (node.of.is !== 'literal') put(node.type.from, node.type.to, 'xid8')
        break
      case 'call': {
        const name = node.name.at(-1)
        if (name) put(name.from, name.to, '"another one"')
        if (node.distinct || node.args.length === 0) break
        const first = node.args[0]
        if (first && node.name.length === 1 && aggregates.has(name?.value ?? ''))
          put(first.from, first.from, 'DISTINCT ')
        break
      }
      case 'relation': {
        const name = node.name.at(-1)
        if (name) put(name.from, name.to, '"another one"')
        break
      }
      case 'select':
        if (!node.distinct && node.targets[0]) put(node.targets[0].from, node.targets[0].from, 'DISTINCT ')
        if (node.targets[0]) put(node.targets[0].from, node.targets[0].from, '1, ')
        if (node.where) put(node.where.to, node.where.to, ' AND false')
        break
      case 'union':
      case 'except':
      case 'intersect': {
        // The word stands behind the first of the two, brackets aside.
        const at = sql.toLowerCase().indexOf(node.is, node.left.to)
        if (at >= 0) put(at, at + node.is.length, node.is === 'union' ? 'except' : 'union')
        break
      }
      case 'join': {
        const between = sql.slice(node.left.to, node.right.from).toLowerCase()
        const at = between.lastIndexOf('join')
        if (at < 0 || node.kind === 'cross' || node.natural) break
        const words = node.kind === 'inner' ? 'LEFT JOIN' : 'JOIN'
        const kind = { inner: 'inner', left: 'left', right: 'right', full: 'full', cross: '' }[node.kind]
        const start = between.lastIndexOf(kind, at)
        put(node.left.to + (start < 0 ? at : start), node.left.to + at + 4, words)
        break
      }
      default:
    }
    if (query.isStatement(node) && 'orderBy' in node) {
      for (const key of node.orderBy) {
        const words = key.direction === 'desc' ? ' ASC' : ' DESC'
        put(key.value.to, key.to, `${')'.repeat(closed(sql, key))}${words}`)
      }
    }
  }
  return changed
}

/** Brackets around a key of ORDER BY that its value leaves out. */
function closed(sql: string, key: query.SortKey): number {
  return [...sql.slice(key.value.to, key.to)].filter((sign) => sign === ')').length
}

const others: Readonly<Record<string, string>> = {
  '=': '<>',
  '<>': '=',
  '!=': '=',
  '<': '>=',
  '>': '<=',
  '<=': '>',
  '>=': '<',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '||': '->>',
}

const aggregates: ReadonlySet<string> = new Set(['sum', 'count', 'avg', 'array_agg', 'string_agg'])
