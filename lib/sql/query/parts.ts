import type { Expression } from './expression.ts'
import type { Source } from './source.ts'
import type {
  Assignment,
  GroupItem,
  OnConflict,
  RowQuery,
  Select,
  SortKey,
  Statement,
  Target,
  WindowSpec,
  With,
} from './statement.ts'

/** Anything of a statement that holds other parts. */
export type QueryNode = Statement | Source | Expression

/** The parts that stand directly in a node, in the order of the text as far as the tree tells. */
export function partsOf(node: QueryNode): readonly QueryNode[] {
  switch (node.is) {
    case 'column':
    case 'star':
    case 'literal':
    case 'parameter':
    case 'unread':
      return []
    case 'cast':
    case 'field':
    case 'collate':
      return [node.of]
    case 'operation':
      return node.operands
    case 'and':
    case 'or':
    case 'not':
      return node.of
    case 'test':
      return [node.of, ...some(node.other)]
    case 'between':
      return [node.of, node.low, node.high]
    case 'in':
      return [node.of, ...('is' in node.items ? [node.items] : node.items)]
    case 'like':
      return [node.of, node.pattern, ...some(node.escape)]
    case 'quantified':
      return [node.of, node.over]
    case 'exists':
    case 'subquery':
    case 'array query':
      return [node.query]
    case 'array':
    case 'row':
      return node.items
    case 'subscript':
      return [node.of, ...some(node.low), ...some(node.high)]
    case 'case':
      return [
        ...some(node.of),
        ...node.whens.flatMap(({ when, result }) => [when, result]),
        ...some(node.otherwise),
      ]
    case 'call':
      return [
        ...values(node.args),
        ...values(node.orderBy),
        ...values(node.withinGroup),
        ...some(node.filter),
        ...(node.over && 'partitionBy' in node.over ? ofWindow(node.over) : []),
      ]
    case 'relation':
      return [...(node.sample?.args ?? []), ...some(node.sample?.repeatable ?? null)]
    case 'join':
      return [node.left, node.right, ...some(node.on)]
    case 'derived':
      return [node.query]
    case 'function':
      return node.calls.map(({ call }) => call)
    default:
      return ofStatement(node)
  }
}

/** A node and all that stands in it, outer before inner; what `enter` refuses is not gone into. */
export function* nodesOf(
  node: QueryNode,
  enter: (node: QueryNode) => boolean = () => true,
): Generator<QueryNode> {
  // A stack of its own: statements may nest deeper than calls do.
  const open: QueryNode[] = [node]
  for (let next = open.pop(); next; next = open.pop()) {
    yield next
    if (enter(next)) open.push(...[...partsOf(next)].reverse())
  }
}

/** Whether a node gives rows or changes them, so that names in it are looked up anew. */
export function isStatement(node: QueryNode): node is Statement {
  return statements.has(node.is)
}

const statements: ReadonlySet<string> = new Set<Statement['is']>([
  'select',
  'values',
  'table',
  'union',
  'intersect',
  'except',
  'insert',
  'update',
  'delete',
  'merge',
])

function ofStatement(node: Statement): readonly QueryNode[] {
  const tables = (node.with as With | null)?.tables.map(({ query }) => query) ?? []
  switch (node.is) {
    case 'select':
      return [...tables, ...ofSelect(node), ...ofTail(node)]
    case 'values':
      return [...tables, ...node.rows.flat(), ...ofTail(node)]
    case 'table':
      return [...tables, ...ofTail(node)]
    case 'union':
    case 'intersect':
    case 'except':
      return [...tables, node.left, node.right, ...ofTail(node)]
    case 'insert':
      return [...tables, ...some(node.source), ...ofConflict(node.onConflict), ...values(node.returning)]
    case 'update':
      return [...tables, ...values(node.set), ...node.sources, ...some(node.where), ...values(node.returning)]
    case 'delete':
      return [...tables, ...node.using, ...some(node.where), ...values(node.returning)]
    case 'merge':
      return [
        ...tables,
        node.using,
        node.on,
        ...node.branches.flatMap(({ and, action }) => [
          ...some(and),
          ...(action.is === 'update' ? values(action.set) : []),
          ...(action.is === 'insert' ? (action.values ?? []) : []),
        ]),
        ...values(node.returning),
      ]
  }
}

function ofSelect(node: Select): readonly QueryNode[] {
  return [
    ...(node.distinct?.on ?? []),
    ...values(node.targets),
    ...node.sources,
    ...some(node.where),
    ...(node.groupBy?.items ?? []).flatMap(ofGroup),
    ...some(node.having),
    ...node.windows.flatMap(({ window }) => ofWindow(window)),
  ]
}

function ofGroup(item: GroupItem): readonly Expression[] {
  if (item.is === 'expression') return [item.value]
  return item.is === 'nothing' ? [] : item.items.flatMap(ofGroup)
}

function ofTail(node: RowQuery): readonly Expression[] {
  return [...values(node.orderBy), ...some(node.limit?.count ?? null), ...some(node.offset)]
}

function ofConflict(conflict: OnConflict | null): readonly Expression[] {
  if (!conflict) return []
  const { on, update } = conflict
  const target = on && 'columns' in on ? [...on.columns, ...some(on.where)] : []
  return [...target, ...(update ? [...values(update.set), ...some(update.where)] : [])]
}

function ofWindow({ partitionBy, orderBy, frame }: WindowSpec): readonly Expression[] {
  const bounds = [...some(frame?.start.by ?? null), ...some(frame?.end?.by ?? null)]
  return [...partitionBy, ...values(orderBy), ...bounds]
}

function some<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value]
}

function values(
  list: readonly (SortKey | Target | Assignment | { readonly value: Expression })[],
): readonly Expression[] {
  return list.map(({ value }) => value)
}
