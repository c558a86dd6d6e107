import {
  type EntityId,
  type EntityKind,
  entityId,
  parseEntityId,
  type QualifiedName,
} from '../../../schema/index.ts'
import type { Name, Span } from '../../core/index.ts'
import { countConstraintName, entangle, type Fold, mark, partKey, report } from './fold.ts'
import { moveDefaults, moveMentions, moveReads, moveTypeUses } from './move-mentions.ts'
import { keepNotNullNames, renameNotNull } from './not-null.ts'
import { constraintNamesOf, keyNames, kindOfConstraint } from './parts.ts'
import { type Item, keyOf, type Relation, type TableItem, type ViewItem } from './world.ts'

/** Gives a table, view, sequence or composite type another schema or name; what belongs to it comes along. */
export function moveRelation(fold: Fold, item: Item, schema: string, name: string): void {
  entangle(fold, item)
  const old: QualifiedName = { schema: item.record.schema, name: item.record.name }
  const { relations } = fold.world
  if (relations.has(keyOf(schema, name)) && (schema !== old.schema || name !== old.name)) {
    report(fold, item, 'error', fold.statement, `relation "${name}" already exists`)
    return
  }
  if (item.type === 'table') keepNotNullNames(item)
  relations.delete(keyOf(old.schema, old.name))
  relations.set(keyOf(schema, name), { kind: 'item', item })
  moveSpace(fold, old.name, name)
  if (item.type === 'table') movePartNames(fold, item, schema)
  if (item.type === 'view') {
    for (const index of item.record.indexes)
      moveName(fold, old.schema, schema, index.name, { kind: 'index', item })
  }
  setName(fold, item, schema, name)
  if (item.type === 'table') moveMentions(fold, old, item)
  if (item.type === 'table' || item.type === 'view') moveReads(fold, old, item.record)
  if (item.type === 'sequence') moveDefaults(fold, old, item.record)
  if (item.type === 'composite' || item.type === 'table' || item.type === 'view')
    moveTypeUses(fold, old, item.record)
}

/** Gives an enum, domain or range another schema or name, in all columns too. */
export function moveType(fold: Fold, item: Item, schema: string, name: string): void {
  entangle(fold, item)
  const old = { schema: item.record.schema, name: item.record.name }
  fold.world.types.delete(keyOf(old.schema, old.name))
  fold.world.types.set(keyOf(schema, name), item)
  moveSpace(fold, old.name, name)
  setName(fold, item, schema, name)
  moveTypeUses(fold, old, { schema, name })
}

/** Gives a record its new name, and it and its parts the ids that go with it. */
export function setName(fold: Fold, item: Item, schema: string, name: string): void {
  fold.world.former.add(item.record.name)
  item.record.schema = schema
  item.record.name = name
  const kind = parseEntityId(item.record.id).kind
  item.record.id =
    item.type === 'routine'
      ? entityId('routine', schema, name, item.record.signature)
      : item.type === 'schema'
        ? entityId('schema', name)
        : entityId(kind, schema, name)
  if (item.type === 'table' || item.type === 'view') renumber(item)
}

/** RENAME CONSTRAINT, and RENAME of the index behind one. */
export function renameConstraint(fold: Fold, item: TableItem, name: Name, to: Name, span: Span): void {
  const { record } = item
  const kind = kindOfConstraint(record, name.value)
  if (!kind) {
    if (renameNotNull(item, name.value, to.value)) mark(fold, item, '', 'alteration', span, null)
    return
  }
  const change = <T extends { readonly name: string; readonly id: EntityId }>(part: T): T =>
    part.name === name.value
      ? { ...part, name: to.value, named: true, id: entityId(kind, record.schema, record.name, to.value) }
      : part
  if (kind === 'primaryKey' || kind === 'unique' || kind === 'exclusion') {
    moveKey(fold, record.schema, name.value, record.schema, to.value, { kind: 'index', item })
  }
  countConstraintName(fold, record.schema, name.value, -1)
  countConstraintName(fold, record.schema, to.value, 1)
  record.primaryKey = record.primaryKey && change(record.primaryKey)
  record.uniques = record.uniques.map(change)
  record.foreignKeys = record.foreignKeys.map(change)
  record.checks = record.checks.map(change)
  record.exclusions = record.exclusions.map(change)
  const place = item.references.get(name.value)
  if (place) {
    item.references.delete(name.value)
    item.references.set(to.value, place)
  }
  movePart(item, partKey(kind, name.value), partKey(kind, to.value))
  mark(fold, item, partKey(kind, to.value), 'alteration', span, to)
}

/** Gives an index of a table or view another name. */
export function renameIndex(fold: Fold, item: TableItem | ViewItem, name: Name, to: Name, span: Span): void {
  const { schema, name: table } = item.record
  item.record.indexes = item.record.indexes.map((index) =>
    index.name === name.value
      ? { ...index, name: to.value, named: true, id: entityId('index', schema, table, to.value) }
      : index,
  )
  moveKey(fold, schema, name.value, schema, to.value, { kind: 'index', item })
  movePart(item, partKey('index', name.value), partKey('index', to.value))
  mark(fold, item, partKey('index', to.value), 'alteration', span, to)
}

/** Moves what is known of a part to its new name. */
export function movePart(item: Item, from: string, to: string): void {
  const marks = item.marks.get(from)
  if (!marks || from === to) return
  item.marks.delete(from)
  item.marks.set(to, marks)
}

function moveSpace(fold: Fold, from: string, to: string): void {
  const { spaces } = fold.world
  spaces.set(from, (spaces.get(from) ?? 1) - 1)
  spaces.set(to, (spaces.get(to) ?? 0) + 1)
}

function moveKey(
  fold: Fold,
  schema: string,
  name: string,
  toSchema: string,
  to: string,
  relation: Relation,
): void {
  fold.world.relations.delete(keyOf(schema, name))
  fold.world.relations.set(keyOf(toSchema, to), relation)
}

function moveName(fold: Fold, from: string, to: string, name: string, relation: Relation): void {
  if (from !== to) moveKey(fold, from, name, to, name, relation)
}

/** Indexes, constraints and owned sequences live in the schema of their table. */
function movePartNames(fold: Fold, item: TableItem, schema: string): void {
  const from = item.record.schema
  if (from === schema) return
  for (const name of keyNames(item.record)) moveName(fold, from, schema, name, { kind: 'index', item })
  for (const { name } of item.record.indexes) moveName(fold, from, schema, name, { kind: 'index', item })
  for (const name of constraintNamesOf(item.record)) {
    countConstraintName(fold, from, name, -1)
    countConstraintName(fold, schema, name, 1)
  }
  for (const [column, sequence] of item.identitySequences) {
    moveName(fold, sequence.schema, schema, sequence.name, { kind: 'identity', item, column })
    item.identitySequences.set(column, { schema, name: sequence.name })
  }
  for (const other of [...fold.world.items]) {
    if (other.type !== 'sequence') continue
    const by = other.record.ownedBy
    if (by?.schema === from && by.table === item.record.name)
      moveRelation(fold, other, schema, other.record.name)
  }
}

/** Gives every part of a table or view the id that goes with its present name. */
function renumber(item: TableItem | ViewItem): void {
  const { record } = item
  const { schema, name } = record
  const again = <T extends { readonly name: string; readonly id: EntityId }>(
    kind: EntityKind,
    list: readonly T[],
  ) => list.map((part) => ({ ...part, id: entityId(kind, schema, name, part.name) }))
  record.indexes = again('index', record.indexes)
  record.triggers = again('trigger', record.triggers)
  record.rules = again('rule', record.rules)
  if (item.type === 'view') return
  const table = item.record
  table.columns = again('column', table.columns)
  if (table.primaryKey) {
    table.primaryKey = {
      ...table.primaryKey,
      id: entityId('primaryKey', schema, name, table.primaryKey.name),
    }
  }
  table.uniques = again('unique', table.uniques)
  table.foreignKeys = again('foreignKey', table.foreignKeys)
  table.checks = again('check', table.checks)
  table.exclusions = again('exclusion', table.exclusions)
  table.policies = again('policy', table.policies)
}
