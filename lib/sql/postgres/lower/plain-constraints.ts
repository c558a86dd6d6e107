import type {
  ColumnConstraint,
  Deferral,
  IndexKeyNode,
  Name,
  Raw,
  ReferencesNode,
  Span,
  TableConstraintNode,
} from '../../core/index.ts'
import { type Fold, sqlOf } from './fold.ts'

/** A column's constraint in the form of a table's. */
export function asTableConstraint(
  fold: Fold,
  column: Name,
  constraint: ColumnConstraint,
): PlainConstraint | null {
  const { from, to, name, deferral } = constraint
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return {
        from,
        to,
        name,
        deferral,
        kind: constraint.kind,
        columns: [column],
        include: [],
        nullsNotDistinct: constraint.nullsNotDistinct,
        withoutOverlaps: false,
      }
    case 'check':
      return {
        from,
        to,
        name,
        deferral,
        kind: 'check',
        expression: sqlOf(fold, constraint.expression),
        column: column.value,
      }
    case 'references':
      return {
        from,
        to,
        name,
        deferral,
        kind: 'foreignKey',
        columns: [column],
        references: constraint.references,
      }
    default:
      return null
  }
}

/** A table's constraint read from its node; null for what is handled elsewhere. */
export function asPlainConstraint(fold: Fold, node: TableConstraintNode): PlainConstraint | null {
  // Each written out: an object that begins as a copy grows by copies.
  const { from, to, name, deferral } = node
  switch (node.kind) {
    case 'primaryKey':
    case 'unique':
      return {
        from,
        to,
        name,
        deferral,
        kind: node.kind,
        columns: node.columns,
        include: node.include,
        nullsNotDistinct: node.nullsNotDistinct,
        withoutOverlaps: node.withoutOverlaps,
      }
    case 'check':
      return {
        from,
        to,
        name,
        deferral,
        kind: 'check',
        expression: sqlOf(fold, node.expression),
        column: null,
      }
    case 'foreignKey':
      return {
        from,
        to,
        name,
        deferral,
        kind: 'foreignKey',
        columns: node.columns,
        references: node.references,
      }
    case 'exclude':
      return {
        from,
        to,
        name,
        deferral,
        kind: 'exclude',
        method: node.method,
        elements: node.elements,
        include: node.include,
        where: node.where,
      }
    default:
      return null
  }
}

/** Any constraint but NOT NULL, wherever it was written. */
export type PlainConstraint = Span & { readonly name: Name | null; readonly deferral: Deferral } & (
    | {
        readonly kind: 'primaryKey' | 'unique'
        readonly columns: readonly Name[]
        readonly include: readonly Name[]
        readonly nullsNotDistinct: boolean
        readonly withoutOverlaps: boolean
      }
    | { readonly kind: 'check'; readonly expression: string; readonly column: string | null }
    | { readonly kind: 'foreignKey'; readonly columns: readonly Name[]; readonly references: ReferencesNode }
    | {
        readonly kind: 'exclude'
        readonly method: Name | null
        readonly elements: readonly IndexKeyNode[]
        readonly include: readonly Name[]
        readonly where: Raw | null
      }
  )

/** When the constraint is checked; INITIALLY DEFERRED alone makes it deferrable. */
export function deferrability(deferral: Deferral) {
  const initiallyDeferred = deferral.initiallyDeferred ?? false
  return { deferrable: deferral.deferrable ?? initiallyDeferred, initiallyDeferred }
}
