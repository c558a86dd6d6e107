import type { Column } from '../../../schema/index.ts'
import type { Name, Span, StatementNode } from '../../core/index.ts'
import { replaceColumn, requireColumn } from './columns.ts'
import { type Fold, mark, partKey, report, tie } from './fold.ts'
import { notNullColumn } from './not-null.ts'
import { kindOfConstraint } from './parts.ts'
import type { TableItem } from './world.ts'

export type AlterNode = Extract<StatementNode, { kind: 'alterTable' }>

/** Changes facts of a column in the first table, which must have it, and in those after it. */
export function change(
  fold: Fold,
  items: readonly TableItem[],
  span: Span,
  column: Name,
  facts: Partial<Column>,
): void {
  const [item, ...heirs] = items
  if (!item || !requireColumn(fold, item, column)) return
  mark(fold, item, partKey('column', column.value), 'alteration', span, column)
  replaceColumn(item, column.value, facts)
  if (facts.type) item.shapedAt = fold.at
  for (const heir of heirs) {
    tie(fold, heir)
    replaceColumn(heir, column.value, facts)
  }
}

/** VALIDATE and ALTER CONSTRAINT. */
export function alterConstraint(
  fold: Fold,
  item: TableItem,
  span: Span,
  name: Name,
  facts: {
    readonly deferrable?: boolean
    readonly initiallyDeferred?: boolean
    readonly enforced?: boolean
    readonly notValid?: boolean
  },
): void {
  const kind = kindOfConstraint(item.record, name.value)
  if (!kind) {
    const column = notNullColumn(item, name.value)
    if (column === null) missingConstraint(fold, item, name)
    else mark(fold, item, partKey('column', column), 'alteration', span, null)
    return
  }
  mark(fold, item, partKey(kind, name.value), 'alteration', span, name)
  const at = <T extends { readonly name: string }>(list: readonly T[]): readonly T[] =>
    list.map((entry) => (entry.name === name.value ? { ...entry, ...facts } : entry))
  item.record.foreignKeys = at(item.record.foreignKeys)
  item.record.checks = at(item.record.checks)
}

function missingConstraint(fold: Fold, item: TableItem, name: Name): void {
  // It may have been declared where this script was written for, so a missing name is only suspicious.
  report(
    fold,
    item,
    'warning',
    name,
    `constraint "${name.value}" of "${item.record.name}" is not declared here`,
  )
}
