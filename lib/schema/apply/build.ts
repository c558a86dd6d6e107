import { type EntityId, type EntityKind, entityId } from '../identity.ts'
import type {
  CheckConstraint,
  Column,
  ExclusionConstraint,
  ForeignKey,
  Index,
  IndexKey,
  KeyConstraint,
  Policy,
  QualifiedName,
  Table,
  View,
} from '../model.ts'
import type {
  CheckSpec,
  ColumnSpec,
  ExclusionSpec,
  ForeignKeySpec,
  IndexSpec,
  KeySpec,
  PolicySpec,
} from '../ops.ts'
import { readDataType, serialOf } from './data-type.ts'
import { defaultName, freeName } from './default-names.ts'
import { ApplyFailure, type Draft, labelOf, qualify, refuseBadName } from './draft.ts'
import { expressionReads } from './uses.ts'

/** The id of something that belongs to a table. */
export function childId(kind: EntityKind, table: QualifiedName, name: string): EntityId {
  return entityId(kind, table.schema, table.name, name)
}

export function buildColumn(draft: Draft, table: QualifiedName, spec: ColumnSpec): Column {
  refuseBadName(spec.name)
  const serial = serialOf(spec.type)
  const type = serial
    ? { ...readDataType(draft, serial.type), written: spec.type }
    : readDataType(draft, spec.type)
  return {
    id: childId('column', table, spec.name),
    name: spec.name,
    type,
    nullable: spec.nullable && !spec.identity && !serial,
    default: serial ? serialDefault(draft, table, spec.name) : spec.default,
    identity: spec.identity,
    generated: spec.generated,
    serial: serial?.serial ?? null,
    collation: spec.collation,
    storage: spec.storage,
    compression: spec.compression,
    comment: spec.comment,
    inherited: false,
  }
}

/** The default a serial column stands for. */
export function serialDefault(draft: Draft, table: QualifiedName, column: string): string {
  const sequence = defaultName(table.name, [column], 'seq')
  const name = `${draft.port.quote(table.schema)}.${draft.port.quote(sequence)}`
  return `nextval('${name.replaceAll("'", "''")}'::regclass)`
}

type Named = { readonly id: EntityId; readonly name: string }

/** Every name that a table's constraints hold. */
export function constraintsOf(table: Table): readonly Named[] {
  return [
    ...(table.primaryKey ? [table.primaryKey] : []),
    ...table.uniques,
    ...table.foreignKeys,
    ...table.checks,
    ...table.exclusions,
  ]
}

function constraintName(
  table: Table,
  given: string | null,
  columns: readonly string[],
  label: string,
): { readonly name: string; readonly named: boolean } {
  const taken = (name: string) => constraintsOf(table).some((constraint) => constraint.name === name)
  if (given !== null) {
    refuseBadName(given)
    if (taken(given)) {
      throw new ApplyFailure('already-exists', `${labelOf(table)} has a constraint ${given} already.`)
    }
    return { name: given, named: true }
  }
  return { name: freeName((tail) => defaultName(table.name, columns, tail), label, taken), named: false }
}

function needColumns(table: Table, columns: readonly string[]): void {
  for (const name of columns) {
    if (!table.columns.some((column) => column.name === name)) {
      throw new ApplyFailure('not-found', `${labelOf(table)} has no column ${name}.`)
    }
  }
}

export function buildKey(table: Table, spec: KeySpec, kind: 'primaryKey' | 'unique'): KeyConstraint {
  needColumns(table, [...spec.columns, ...spec.include])
  const label = kind === 'primaryKey' ? 'pkey' : 'key'
  const columns = kind === 'primaryKey' ? [] : [...spec.columns, ...spec.include]
  const { name, named } = constraintName(table, spec.name, columns, label)
  return {
    id: childId(kind, table, name),
    name,
    named,
    comment: null,
    columns: spec.columns,
    include: spec.include,
    nullsNotDistinct: spec.nullsNotDistinct,
    withoutOverlaps: spec.withoutOverlaps,
    deferrable: spec.deferrable || spec.initiallyDeferred,
    initiallyDeferred: spec.initiallyDeferred,
  }
}

export function buildForeignKey(draft: Draft, table: Table, spec: ForeignKeySpec): ForeignKey {
  needColumns(table, spec.columns)
  const target = qualify(draft, spec.references.table)
  const known =
    target.schema === table.schema && target.name === table.name
      ? table
      : draft.tables.get(entityId('table', target.schema, target.name))
  if (known) needColumns(known, spec.references.columns)
  const columns =
    spec.references.columns.length > 0 ? spec.references.columns : (known?.primaryKey?.columns ?? [])
  if (known && columns.length !== spec.columns.length) {
    throw new ApplyFailure(
      'invalid',
      columns.length === 0
        ? `${labelOf(known)} has no primary key to reference.`
        : `The foreign key has ${spec.columns.length} columns and references ${columns.length}.`,
    )
  }
  const { name, named } = constraintName(table, spec.name, spec.columns, 'fkey')
  return {
    id: childId('foreignKey', table, name),
    name,
    named,
    comment: null,
    columns: spec.columns,
    references: { schema: target.schema, table: target.name, columns },
    match: spec.match,
    onDelete: spec.onDelete,
    onUpdate: spec.onUpdate,
    onDeleteColumns: spec.onDeleteColumns,
    deferrable: spec.deferrable || spec.initiallyDeferred,
    initiallyDeferred: spec.initiallyDeferred,
    notValid: spec.notValid || !spec.enforced,
    enforced: spec.enforced,
    period: spec.period,
  }
}

export function buildCheck(draft: Draft, table: Table, spec: CheckSpec): CheckConstraint {
  const read = table.columns
    .map((column) => column.name)
    .filter((column) => expressionReads(draft, table, spec.expression, column))
  const { name, named } = constraintName(table, spec.name, read.length === 1 ? read : [], 'check')
  return {
    id: childId('check', table, name),
    name,
    named,
    comment: null,
    expression: spec.expression,
    noInherit: spec.noInherit,
    notValid: spec.notValid || !spec.enforced,
    enforced: spec.enforced,
    column: null,
  }
}

export function buildExclusion(table: Table, spec: ExclusionSpec): ExclusionConstraint {
  const columns = spec.elements.map((element) => element.column ?? 'expr')
  const { name, named } = constraintName(table, spec.name, columns, 'excl')
  return {
    id: childId('exclusion', table, name),
    name,
    named,
    comment: null,
    method: spec.method,
    elements: spec.elements.map((element) => ({ ...buildIndexKey(element), operator: element.operator })),
    include: spec.include,
    where: spec.where,
    deferrable: spec.deferrable || spec.initiallyDeferred,
    initiallyDeferred: spec.initiallyDeferred,
  }
}

export function buildIndexKey(key: IndexSpec['keys'][number]): IndexKey {
  if ((key.column === null) === (key.expression === null)) {
    throw new ApplyFailure('invalid', 'An index key is either a column or an expression.')
  }
  return {
    column: key.column,
    expression: key.expression,
    collation: key.collation,
    opclass: key.opclass,
    order: key.order,
    nulls: key.nulls ?? (key.order === 'desc' ? 'first' : 'last'),
  }
}

export function buildIndex(draft: Draft, owner: Table | View, spec: IndexSpec): Index {
  if (owner.entity === 'table') {
    needColumns(owner, [...spec.keys.flatMap((key) => key.column ?? []), ...spec.include])
  }
  const taken = (name: string) =>
    owner.indexes.some((index) => index.name === name) ||
    draft.tables.has(entityId('table', owner.schema, name))
  if (spec.name !== null && taken(spec.name)) {
    throw new ApplyFailure('already-exists', `There is an index ${spec.name} already.`)
  }
  const columns = [...spec.keys.map((key) => key.column ?? 'expr'), ...spec.include]
  const name = spec.name ?? freeName((tail) => defaultName(owner.name, columns, tail), 'idx', taken)
  refuseBadName(name)
  return {
    id: childId('index', owner, name),
    name,
    named: spec.name !== null,
    unique: spec.unique,
    method: spec.method,
    keys: spec.keys.map(buildIndexKey),
    include: spec.include,
    where: spec.where,
    nullsNotDistinct: spec.nullsNotDistinct,
    with: spec.with,
    tablespace: spec.tablespace,
    only: spec.only,
    comment: null,
  }
}

export function buildPolicy(table: Table, spec: PolicySpec): Policy {
  refuseBadName(spec.name)
  if (table.policies.some((policy) => policy.name === spec.name)) {
    throw new ApplyFailure('already-exists', `${labelOf(table)} has a policy ${spec.name} already.`)
  }
  return {
    id: childId('policy', table, spec.name),
    name: spec.name,
    permissive: spec.permissive,
    command: spec.command,
    roles: spec.roles.length > 0 ? spec.roles : ['public'],
    using: spec.using,
    check: spec.check,
    comment: null,
  }
}
