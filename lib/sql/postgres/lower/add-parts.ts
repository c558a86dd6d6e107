import type { AlterTableAction, Name, StatementNode, TableConstraintNode } from '../../core/index.ts'
import { buildColumn, markColumn, replaceColumn } from './columns.ts'
import { addConstraint } from './constraints.ts'
import { constraintsOf } from './create-table.ts'
import { type Fold, mark, partKey, report, tie } from './fold.ts'
import { inheritedColumn, spreadCheck, spreadForeignKey, spreadKey, withHeirs } from './inherit.ts'
import { addNotNull } from './not-null.ts'
import { asPlainConstraint } from './plain-constraints.ts'
import { keyOf, type TableItem } from './world.ts'

type AlterNode = Extract<StatementNode, { kind: 'alterTable' }>

/** ALTER TABLE … ADD COLUMN, with its constraints, here and in the heirs. */
export function addColumn(
  fold: Fold,
  item: TableItem,
  action: Extract<AlterTableAction, { kind: 'addColumn' }>,
  heirs: readonly TableItem[],
): void {
  const { name } = action.column
  if (item.record.columns.some((column) => column.name === name.value)) {
    if (action.ifNotExists) return
    report(
      fold,
      item,
      'error',
      name,
      `column "${name.value}" of relation "${item.record.name}" already exists`,
    )
    return
  }
  const built = buildColumn(fold, item, action.column)
  item.record.columns = [...item.record.columns, built.column]
  item.shapedAt = fold.at
  markColumn(fold, item, action.column)
  for (const heir of heirs.slice(1)) {
    tie(fold, heir)
    if (heir.record.columns.some((column) => column.name === name.value)) continue
    heir.record.columns = [...heir.record.columns, inheritedColumn(heir, built.column)]
  }
  for (const constraint of constraintsOf(fold, built)) {
    const added = addConstraint(fold, item, constraint)
    if (added !== null) spread(fold, item, added)
  }
}

/** Gives a constraint that was added to the table to those below it that get it too. */
function spread(fold: Fold, item: TableItem, name: string): void {
  if (item.children.length === 0) return
  tie(fold, ...withHeirs(item))
  const { primaryKey, uniques } = item.record
  const unique = uniques.find((key) => key.name === name)
  if (primaryKey?.name === name) {
    for (const heir of withHeirs(item)) {
      for (const column of primaryKey.columns) replaceColumn(heir, column, { nullable: false })
    }
    spreadKey(fold, item, 'primaryKey', primaryKey)
  } else if (unique) spreadKey(fold, item, 'unique', unique)
  spreadCheck(fold, item, name)
  spreadForeignKey(fold, item, name)
}

/** ALTER TABLE … ADD of a constraint, spread to those below that get it too. */
export function addTableConstraint(
  fold: Fold,
  item: TableItem,
  node: TableConstraintNode,
  alter: AlterNode,
): void {
  if (node.kind === 'notNull') {
    addNotNull(fold, alter.only ? [item] : withHeirs(item), node)
    return
  }
  if ((node.kind === 'primaryKey' || node.kind === 'unique') && node.usingIndex) {
    addKeyUsingIndex(fold, item, node, node.usingIndex)
    return
  }
  const plain = asPlainConstraint(fold, node)
  if (!plain) {
    mark(fold, item, '', 'alteration', node, null)
    return
  }
  const added = addConstraint(fold, item, plain)
  if (added !== null && !alter.only) spread(fold, item, added)
}

/** ADD PRIMARY KEY / UNIQUE USING INDEX: the index becomes the constraint and takes its name. */
function addKeyUsingIndex(
  fold: Fold,
  item: TableItem,
  node: Extract<TableConstraintNode, { kind: 'primaryKey' | 'unique' }>,
  using: Name,
): void {
  const index = item.record.indexes.find((i) => i.name === using.value)
  if (!index) {
    report(fold, item, 'error', using, `index "${using.value}" does not exist`)
    return
  }
  const names = { from: using.from, to: using.to, quoted: false }
  item.record.indexes = item.record.indexes.filter((i) => i !== index)
  fold.world.relations.delete(keyOf(item.record.schema, index.name))
  item.marks.delete(partKey('index', index.name))
  addConstraint(fold, item, {
    from: node.from,
    to: node.to,
    kind: node.kind,
    name: node.name ?? { ...names, value: index.name },
    deferral: node.deferral,
    columns: index.keys.map((key) => ({ ...names, value: key.column ?? '' })),
    include: index.include.map((value) => ({ ...names, value })),
    nullsNotDistinct: index.nullsNotDistinct,
    withoutOverlaps: false,
  })
}
