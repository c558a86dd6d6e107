import type { EntityKind } from '../../../schema/index.ts'
import type { Name, QName, Span } from '../../core/index.ts'
import { requireColumn } from './columns.ts'
import {
  depend,
  type Fold,
  findRelation,
  lastName,
  mark,
  needWhole,
  partKey,
  pointAt,
  report,
  schemaOf,
  sqlOf,
} from './fold.ts'
import { readIndexKey } from './index-keys.ts'
import { deferrability, type PlainConstraint } from './plain-constraints.ts'
import { putCheck, putExclusion, putForeignKey, putKey } from './put-constraints.ts'
import { type Item, keyOf, type TableItem } from './world.ts'

/** Adds the constraint and returns its name; says so when it cannot be. */
export function addConstraint(fold: Fold, item: TableItem, constraint: PlainConstraint): string | null {
  if (constraint.name && hasConstraint(item, constraint.name.value)) {
    const { value } = constraint.name
    report(
      fold,
      item,
      'error',
      constraint.name,
      `constraint "${value}" for relation "${item.record.name}" already exists`,
    )
    return null
  }
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return addKey(fold, item, constraint)
    case 'check':
      return addCheck(fold, item, constraint)
    case 'foreignKey':
      return addForeignKey(fold, item, constraint)
    case 'exclude':
      return addExclusion(fold, item, constraint)
  }
}

/** Whether any constraint of the table has the name; NOT NULL left out. */
export function hasConstraint(item: TableItem, name: string): boolean {
  const { primaryKey, uniques, foreignKeys, checks, exclusions } = item.record
  return (
    primaryKey?.name === name ||
    uniques.some((c) => c.name === name) ||
    foreignKeys.some((c) => c.name === name) ||
    checks.some((c) => c.name === name) ||
    exclusions.some((c) => c.name === name)
  )
}

function addKey(
  fold: Fold,
  item: TableItem,
  constraint: Extract<PlainConstraint, { kind: 'primaryKey' | 'unique' }>,
): string | null {
  if (constraint.kind === 'primaryKey' && item.record.primaryKey) {
    report(
      fold,
      item,
      'error',
      constraint,
      `multiple primary keys for table "${item.record.name}" are not allowed`,
    )
    return null
  }
  for (const column of [...constraint.columns, ...constraint.include])
    requireColumn(fold, item, column, 'key')
  const key = putKey(fold, item, constraint.kind, constraint.name?.value ?? null, {
    columns: constraint.columns.map((c) => c.value),
    include: constraint.include.map((c) => c.value),
    nullsNotDistinct: constraint.nullsNotDistinct,
    withoutOverlaps: constraint.withoutOverlaps,
    ...deferrability(constraint.deferral),
  })
  return declared(fold, item, constraint.kind, key.name, constraint)
}

function addCheck(
  fold: Fold,
  item: TableItem,
  constraint: Extract<PlainConstraint, { kind: 'check' }>,
): string {
  const { expression, deferral } = constraint
  return declared(
    fold,
    item,
    'check',
    putCheck(fold, item, constraint.name?.value ?? null, {
      expression,
      noInherit: deferral.noInherit,
      notValid: deferral.notValid || !deferral.enforced,
      enforced: deferral.enforced,
      column: constraint.column,
    }).name,
    constraint,
  )
}

function addForeignKey(
  fold: Fold,
  item: TableItem,
  constraint: Extract<PlainConstraint, { kind: 'foreignKey' }>,
): string {
  const { references, deferral } = constraint
  for (const column of constraint.columns) requireColumn(fold, item, column, 'foreignKey')
  const columns = constraint.columns.map((c) => c.value)
  const target = resolveTarget(fold, item, references.table)
  const key = putForeignKey(fold, item, constraint.name?.value ?? null, {
    columns,
    references: { ...target, columns: references.columns.map((c) => c.value) },
    match: references.match ?? 'simple',
    onDelete: references.onDelete?.action ?? 'no action',
    onUpdate: references.onUpdate?.action ?? 'no action',
    onDeleteColumns: references.onDelete?.columns.map((c) => c.value) ?? [],
    notValid: deferral.notValid || !deferral.enforced,
    enforced: deferral.enforced,
    period: references.period,
    ...deferrability(deferral),
  })
  item.references.set(key.name, {
    at: fold.at,
    span: references.table,
    written: references.table.parts.map((part) => part.value).join('.'),
    columns: references.columns,
  })
  return declared(fold, item, 'foreignKey', key.name, constraint)
}

function addExclusion(
  fold: Fold,
  item: TableItem,
  constraint: Extract<PlainConstraint, { kind: 'exclude' }>,
): string {
  const elements = constraint.elements.map((element) => ({
    ...readIndexKey(fold, element),
    operator: element.operator ? sqlOf(fold, element.operator) : '=',
  }))
  for (const element of constraint.elements)
    if (element.column) requireColumn(fold, item, element.column, 'key')
  const exclusion = putExclusion(fold, item, constraint.name?.value ?? null, {
    method: constraint.method?.value ?? 'btree',
    elements,
    include: constraint.include.map((c) => c.value),
    where: constraint.where ? sqlOf(fold, constraint.where) : null,
    ...deferrability(constraint.deferral),
  })
  return declared(fold, item, 'exclusion', exclusion.name, constraint)
}

/** Where a foreign key points; an undeclared table is taken to be where the name would be looked up first. */
function resolveTarget(
  fold: Fold,
  item: TableItem,
  name: QName,
): { readonly schema: string; readonly table: string } {
  const table = lastName(name).value
  const schema = schemaOf(name) ?? fold.path[0] ?? 'public'
  // Where there is one place to look, it points there whether or not there is such a table.
  if (
    schemaOf(name) === null &&
    (fold.path.length > 1 || fold.world.relations.has(keyOf('pg_temp', table)))
  ) {
    depend(fold, item, table)
    const relation = findRelation(fold, name)
    if (relation?.kind === 'item') {
      guardShape(fold, relation.item)
      return { schema: relation.item.record.schema, table: relation.item.record.name }
    }
  } else {
    pointAt(fold, item, table)
    guardShape(fold, fold.world.relations.get(keyOf(schema, table))?.item)
  }
  return { schema, table }
}

/** A partial fold cannot tell what a later change of the target's columns does to a key. */
function guardShape(fold: Fold, target: Item | undefined): void {
  if (target?.type === 'table' && target.shapedAt > Math.max(fold.at, target.declared)) needWhole(fold)
}

function declared(
  fold: Fold,
  item: TableItem,
  kind: EntityKind,
  name: string,
  node: Span & { readonly name: Name | null },
): string {
  mark(fold, item, partKey(kind, name), 'declaration', node, node.name)
  return name
}
