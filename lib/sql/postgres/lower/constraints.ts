import {
  type CheckConstraint,
  type EntityKind,
  type ExclusionConstraint,
  entityId,
  type ForeignKey,
  type KeyConstraint,
} from '../../../schema/index.ts'
import type {
  ColumnConstraint,
  Deferral,
  IndexKeyNode,
  Name,
  QName,
  Raw,
  ReferencesNode,
  Span,
  TableConstraintNode,
} from '../../core/index.ts'
import { mentionedColumns } from './column-mentions.ts'
import { replaceColumn, requireColumn } from './columns.ts'
import {
  chooseConstraintName,
  chooseRelationName,
  distinctColumnNames,
  joinColumnNames,
} from './default-names.ts'
import {
  claimRelation,
  countConstraintName,
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
import { indexColumnNames, readIndexKey } from './index-keys.ts'
import { type Item, keyOf, type TableItem } from './world.ts'

/** A column's constraint in the form of a table's. */
export function asTableConstraint(
  fold: Fold,
  column: Name,
  constraint: ColumnConstraint,
): PlainConstraint | null {
  const base = {
    from: constraint.from,
    to: constraint.to,
    name: constraint.name,
    deferral: constraint.deferral,
  }
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return {
        ...base,
        kind: constraint.kind,
        columns: [column],
        include: [],
        nullsNotDistinct: constraint.nullsNotDistinct,
        withoutOverlaps: false,
      }
    case 'check':
      return { ...base, kind: 'check', expression: sqlOf(fold, constraint.expression), column: column.value }
    case 'references':
      return { ...base, kind: 'foreignKey', columns: [column], references: constraint.references }
    default:
      return null
  }
}

/** A table's constraint read from its node; null for what is handled elsewhere. */
export function asPlainConstraint(fold: Fold, node: TableConstraintNode): PlainConstraint | null {
  const base = { from: node.from, to: node.to, name: node.name, deferral: node.deferral }
  switch (node.kind) {
    case 'primaryKey':
    case 'unique':
      return {
        ...base,
        kind: node.kind,
        columns: node.columns,
        include: node.include,
        nullsNotDistinct: node.nullsNotDistinct,
        withoutOverlaps: node.withoutOverlaps,
      }
    case 'check':
      return { ...base, kind: 'check', expression: sqlOf(fold, node.expression), column: null }
    case 'foreignKey':
      return { ...base, kind: 'foreignKey', columns: node.columns, references: node.references }
    case 'exclude':
      return {
        ...base,
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

/** Claims an index-backed constraint's name in both spaces that it lives in. */
export function claimKeyName(fold: Fold, item: TableItem, name: string): void {
  claimRelation(fold, item.record.schema, name, { kind: 'index', item })
  countConstraintName(fold, item.record.schema, name, 1)
}

/** A key's record under the name given or chosen, put into the table with all that follows from it. */
export function putKey(
  fold: Fold,
  item: TableItem,
  kind: 'primaryKey' | 'unique',
  given: string | null,
  facts: Omit<KeyConstraint, 'id' | 'name' | 'named' | 'comment'>,
): KeyConstraint {
  const { schema, name: table } = item.record
  const addition =
    kind === 'primaryKey' ? null : joinColumnNames(distinctColumnNames([...facts.columns, ...facts.include]))
  const label = kind === 'primaryKey' ? 'pkey' : 'key'
  const name = given ?? chooseRelationName(fold, schema, table, addition, label, 'constraints')
  claimKeyName(fold, item, name)
  const key: KeyConstraint = {
    id: entityId(kind, schema, table, name),
    name,
    named: given !== null,
    comment: null,
    ...facts,
  }
  if (kind === 'unique') item.record.uniques = [...item.record.uniques, key]
  else {
    item.record.primaryKey = key
    for (const column of key.columns) replaceColumn(item, column, { nullable: false })
  }
  return key
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

export function putCheck(
  fold: Fold,
  item: TableItem,
  given: string | null,
  facts: Omit<CheckConstraint, 'id' | 'name' | 'named' | 'comment'>,
): CheckConstraint {
  const { schema, name: table, columns } = item.record
  let name = given
  if (name === null) {
    const used = mentionedColumns(
      facts.expression,
      columns.map((column) => column.name),
      table,
    )
    const [only] = used
    name = chooseConstraintName(fold, schema, table, used.length === 1 ? (only ?? null) : null, 'check')
  }
  countConstraintName(fold, schema, name, 1)
  const check: CheckConstraint = {
    id: entityId('check', schema, table, name),
    name,
    named: given !== null,
    comment: null,
    ...facts,
  }
  item.record.checks = [...item.record.checks, check]
  return check
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

export function putForeignKey(
  fold: Fold,
  item: TableItem,
  given: string | null,
  facts: Omit<ForeignKey, 'id' | 'name' | 'named' | 'comment'>,
): ForeignKey {
  const { schema, name: table } = item.record
  const name = given ?? chooseConstraintName(fold, schema, table, joinColumnNames(facts.columns), 'fkey')
  countConstraintName(fold, schema, name, 1)
  const key: ForeignKey = {
    id: entityId('foreignKey', schema, table, name),
    name,
    named: given !== null,
    comment: null,
    ...facts,
  }
  item.record.foreignKeys = [...item.record.foreignKeys, key]
  return key
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

export function putExclusion(
  fold: Fold,
  item: TableItem,
  given: string | null,
  facts: Omit<ExclusionConstraint, 'id' | 'name' | 'named' | 'comment'>,
): ExclusionConstraint {
  const { schema, name: table } = item.record
  const addition = joinColumnNames(indexColumnNames(facts.elements, facts.include))
  const name = given ?? chooseRelationName(fold, schema, table, addition, 'excl', 'constraints')
  claimKeyName(fold, item, name)
  const exclusion: ExclusionConstraint = {
    id: entityId('exclusion', schema, table, name),
    name,
    named: given !== null,
    comment: null,
    ...facts,
  }
  item.record.exclusions = [...item.record.exclusions, exclusion]
  return exclusion
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

export function deferrability(deferral: Deferral) {
  const initiallyDeferred = deferral.initiallyDeferred ?? false
  return { deferrable: deferral.deferrable ?? initiallyDeferred, initiallyDeferred }
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
