import type { EntityId, Table } from '../../schema/index.ts'
import type {
  AlterTableAction,
  ColumnNode,
  CreateTableNode,
  QName,
  Segment,
  Span,
  StatementNode,
} from '../../sql/index.ts'
import type { DocumentState } from '../document.ts'
import { isBroken } from '../stand-ins.ts'

/** A statement of the text as it stands; `start` is the offset of its segment. */
export interface Statement<N extends StatementNode = StatementNode> {
  readonly index: number
  readonly start: number
  readonly segment: Segment
  readonly node: N
  /** First and last character of the statement in its segment, terminator left out. */
  readonly span: Span
  /** Whether it stands inside CREATE SCHEMA, so that it has no terminator of its own. */
  readonly nested: boolean
}

type AlterTableNode = Extract<StatementNode, { readonly kind: 'alterTable' }>
export type CreateTableStatement = Statement<CreateTableNode>
export type AlterTableStatement = Statement<AlterTableNode>

/** What declares or changes one column, in the order of the text. */
export type ColumnPart =
  | { readonly kind: 'element'; readonly statement: CreateTableStatement; readonly node: ColumnNode }
  | {
      readonly kind: 'added'
      readonly statement: AlterTableStatement
      readonly action: AlterTableAction
      readonly node: ColumnNode
    }
  | {
      readonly kind: 'action'
      readonly statement: AlterTableStatement
      readonly action: AlterTableAction
    }

/** The statements that say something of any of the entities, readable ones only, in text order. */
export function statementsAbout(state: DocumentState, ids: Iterable<EntityId>): readonly Statement[] {
  const indexes = new Set<number>()
  for (const id of ids) for (const span of state.sources.locate(id)) indexes.add(span.segment)
  return [...indexes].sort((a, b) => a - b).flatMap((index) => statementsOf(state, index))
}

/** The statement of a segment, and those inside a CREATE SCHEMA or a block; none when it does not parse. */
export function statementsOf(state: DocumentState, index: number): readonly Statement[] {
  const segment = state.tree.segments[index]
  if (!segment?.node || isBroken(segment)) return []
  const start = state.tree.starts[index] ?? 0
  const own = statementAt(index, start, segment, segment.node)
  if (segment.node.kind !== 'createSchema' && segment.node.kind !== 'do') return [own]
  const { elements } = segment.node
  return [own, ...elements.map(({ node, from, to }) => ({ ...own, node, span: { from, to }, nested: true }))]
}

/** The statement that a segment is. */
export function statementAt(index: number, start: number, segment: Segment, node: StatementNode): Statement {
  return { index, start, segment, node, span: segment.span, nested: false }
}

/** The ids of a table and of all that belongs to it. */
export function idsOf(table: Table): readonly EntityId[] {
  return [
    table.id,
    ...[
      ...table.columns,
      ...(table.primaryKey ? [table.primaryKey] : []),
      ...table.uniques,
      ...table.foreignKeys,
      ...table.checks,
      ...table.exclusions,
      ...table.indexes,
      ...table.triggers,
      ...table.policies,
      ...table.rules,
    ].map((part) => part.id),
  ]
}

/** The statements about a table itself and its columns, and the one that creates it. */
export function tableStatements(
  state: DocumentState,
  table: Table,
): { readonly all: readonly Statement[]; readonly create: CreateTableStatement | null } {
  const all = statementsAbout(state, idsOf(table))
  const names = namesOfTable(all, table)
  const create = all.find(
    (each): each is CreateTableStatement =>
      each.node.kind === 'createTable' && names.has(each.node.name.parts.at(-1)?.value ?? ''),
  )
  return { all, create: create ?? null }
}

/** ALTER TABLE statements about the table, under any name it has had. */
export function altersOf(statements: readonly Statement[], table: Table): readonly AlterTableStatement[] {
  const names = namesOfTable(statements, table)
  return statements.filter(
    (each): each is AlterTableStatement =>
      each.node.kind === 'alterTable' && names.has(lastPart(each.node.name)),
  )
}

/** The names a table goes by in its statements: its own, and those it was renamed from. */
export function namesOfTable(statements: readonly Statement[], table: Table): ReadonlySet<string> {
  const names = new Set([table.name])
  for (const { node } of statements.toReversed()) {
    if (node.kind !== 'alterTable') continue
    for (const action of node.actions) {
      if (action.kind === 'renameTo' && names.has(action.newName.value)) names.add(lastPart(node.name))
    }
  }
  return names
}

/** Everything that declares or changes a column, followed back through its renames. */
export function columnParts(state: DocumentState, table: Table, column: string): readonly ColumnPart[] {
  const { all, create } = tableStatements(state, table)
  const parts: ColumnPart[] = []
  let name = column
  for (const statement of altersOf(all, table).toReversed()) {
    for (const action of statement.node.actions.toReversed()) {
      if (action.kind === 'renameColumn') {
        if (action.newName.value === name) {
          parts.push({ kind: 'action', statement, action })
          name = action.column.value
        }
      } else if (action.kind === 'addColumn') {
        if (action.column.name.value === name) {
          parts.push({ kind: 'added', statement, action, node: action.column })
        }
      } else if ('column' in action && action.column.value === name) {
        parts.push({ kind: 'action', statement, action })
      }
    }
  }
  const node = create?.node.elements.find(
    (element): element is ColumnNode => element.kind === 'column' && element.name.value === name,
  )
  if (create && node) parts.push({ kind: 'element', statement: create, node })
  return parts.reverse()
}

/** The column's declaration among its parts; null when it comes from elsewhere (LIKE, a query, a parent). */
export function declarationAmong(
  parts: readonly ColumnPart[],
): Exclude<ColumnPart, { readonly kind: 'action' }> | null {
  for (const part of parts) if (part.kind !== 'action') return part
  return null
}

export function lastPart(name: QName): string {
  return name.parts.at(-1)?.value ?? ''
}
