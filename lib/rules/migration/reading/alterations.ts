import type { Table } from '../../../schema/index.ts'
import type { AlterTableAction, ColumnConstraint, ColumnNode, StatementNode } from '../../../sql/index.ts'
import { type StatementContext, spoken } from './context.ts'

type AlterTable = Extract<StatementNode, { kind: 'alterTable' }>
type ActionKind = AlterTableAction['kind']
/** The members of a union that can be of that kind. */
type OfKind<T, K> = T extends { readonly kind: infer U }
  ? [Extract<U, K>] extends [never]
    ? never
    : T
  : never
type ActionOf<K extends ActionKind> = OfKind<AlterTableAction, K>

/** One action of an ALTER TABLE on a table that others may be using. */
export interface Alteration<K extends ActionKind> {
  readonly node: AlterTable
  readonly action: ActionOf<K>
  /** The table as people call it. */
  readonly label: string
  /** The table before the statement; null when it is not known. */
  readonly table: Table | null
}

/** The actions of those kinds on tables that the file did not make itself. */
export function* alterations<K extends ActionKind>(
  context: StatementContext,
  ...kinds: readonly K[]
): Generator<Alteration<K>> {
  const { node } = context.statement
  if (node.kind !== 'alterTable' || (node.words !== 'table' && node.words !== 'foreign table')) return
  if (context.isFresh(node.name)) return
  const table = context.table(node.name)
  if (table?.persistence === 'temporary') return
  for (const action of node.actions) {
    if ((kinds as readonly string[]).includes(action.kind)) {
      yield { node, action: action as ActionOf<K>, label: spoken(node.name), table }
    }
  }
}

/** The first constraint of that kind on a column. */
export function constraintOf<K extends ColumnConstraint['kind']>(
  column: ColumnNode,
  kind: K,
): OfKind<ColumnConstraint, K> | null {
  const found = column.constraints.find((constraint) => constraint.kind === kind)
  return (found as OfKind<ColumnConstraint, K> | undefined) ?? null
}
