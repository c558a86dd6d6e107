import { type DataType, entityId, type Identity } from '../../../schema/index.ts'
import type { SequenceOptionNode, StatementNode } from '../../core/index.ts'
import { readDataType } from '../types.ts'
import { sequenceOptions } from './columns.ts'
import {
  addItem,
  claimRelation,
  creationSchema,
  depend,
  type Fold,
  findRelation,
  lastName,
  mark,
  miss,
  report,
  touch,
} from './fold.ts'
import { type Item, itemBase, type SimpleItem, type TableItem } from './world.ts'

type AlterSequence = Extract<StatementNode, { kind: 'alterSequence' }>
type SequenceItem = Extract<SimpleItem, { type: 'sequence' }>

/** The sequence of a serial column: made and owned by it. */
export function addSatelliteSequence(
  fold: Fold,
  table: TableItem,
  name: string,
  type: DataType,
  column: string,
): void {
  const { schema } = table.record
  const item = makeSequence(fold, schema, name, type)
  item.record.ownedBy = { schema, table: table.record.name, column }
  if (!claimRelation(fold, schema, name, { kind: 'item', item })) return
  addItem(fold, item)
  table.satellites.push(item)
}

export function createSequence(fold: Fold, node: Extract<StatementNode, { kind: 'createSequence' }>): void {
  const schema = node.temporary ? 'pg_temp' : creationSchema(fold, node.name)
  const name = lastName(node.name)
  const type = node.options.find((option) => option.option === 'as')?.type
  const written = type ? fold.text.slice(type.from, type.to) : 'bigint'
  const existing = fold.world.relations.get(`${schema}\0${name.value}`)
  if (existing) {
    if (!node.ifNotExists)
      report(fold, existing.item, 'error', node.name, `relation "${name.value}" already exists`)
    else touch(fold, existing.item)
    return
  }
  const item = makeSequence(
    fold,
    schema,
    name.value,
    readDataType(written, () => null),
  )
  item.record.options = sequenceOptions(fold, node.options)
  if (!claimRelation(fold, schema, name.value, { kind: 'item', item })) return
  addItem(fold, item)
  mark(fold, item, '', 'declaration', fold.statement, name)
  setOwner(fold, item, node.options)
}

export function alterSequence(fold: Fold, node: AlterSequence): void {
  const relation = findRelation(fold, node.name)
  if (relation?.kind === 'identity') {
    const { item, column } = relation
    item.record.columns = item.record.columns.map((c) =>
      c.name === column && c.identity
        ? { ...c, identity: alteredIdentity(fold, c.identity, c.type, node) }
        : c,
    )
    mark(fold, item, `column:${column}`, 'alteration', fold.statement, null)
    return
  }
  if (relation?.kind !== 'item' || relation.item.type !== 'sequence') {
    miss(fold, lastName(node.name).value)
    if (!node.ifExists) {
      report(fold, null, 'warning', node.name, `sequence "${lastName(node.name).value}" is not declared here`)
    }
    return
  }
  const item = relation.item
  // The sequence of a serial column is folded with its table.
  if (isSatellite(fold, item)) touch(fold, ownerOf(fold, item) ?? item)
  const type = node.options.find((option) => option.option === 'as')?.type
  if (type) item.record.type = readDataType(fold.text.slice(type.from, type.to), () => null)
  item.record.options = { ...item.record.options, ...sequenceOptions(fold, node.options) }
  mark(fold, item, '', 'alteration', fold.statement, lastName(node.name))
  setOwner(fold, item, node.options)
}

/** The identity with the options told to its sequence, whose type may come apart from the column's. */
function alteredIdentity(fold: Fold, identity: Identity, type: DataType, node: AlterSequence): Identity {
  const { sequenceType, ...rest } = identity
  const told = node.options.find((option) => option.option === 'as')?.type
  const now = told
    ? readDataType(fold.text.slice(told.from, told.to), () => null).display
    : (sequenceType ?? type.display)
  const options = { ...identity.options, ...sequenceOptions(fold, node.options) }
  return { ...rest, options, ...(now === type.display ? {} : { sequenceType: now }) }
}

/** Whether a table's statement made the sequence, so that it lives and is folded with the table. */
export function isSatellite(fold: Fold, item: Item): boolean {
  return ownerOf(fold, item)?.satellites.includes(item) ?? false
}

function ownerOf(fold: Fold, item: Item): TableItem | null {
  const owned = item.type === 'sequence' ? item.record.ownedBy : null
  const relation = owned && fold.world.relations.get(`${owned.schema}\0${owned.table}`)
  return relation?.kind === 'item' && relation.item.type === 'table' ? relation.item : null
}

function setOwner(fold: Fold, item: SequenceItem, options: readonly SequenceOptionNode[]): void {
  const owner = options.find((option) => option.option === 'ownedBy')?.owner
  if (!owner) return
  const parts = owner.parts.map((part) => part.value)
  if (isSatellite(fold, item)) needTogether(fold, item)
  if (parts.length === 1) {
    item.record.ownedBy = null
    return
  }
  const column = parts.at(-1) ?? ''
  const table = { ...owner, parts: owner.parts.slice(0, -1) }
  const relation = findRelation(fold, table)
  const tableName = parts.at(-2) ?? ''
  depend(fold, item, tableName)
  item.record.ownedBy = {
    schema: relation?.item.record.schema ?? parts.at(-3) ?? item.record.schema,
    table: tableName,
    column,
  }
}

function needTogether(fold: Fold, item: SequenceItem): void {
  const owner = ownerOf(fold, item)
  if (owner) touch(fold, owner)
}

function makeSequence(fold: Fold, schema: string, name: string, type: DataType): SequenceItem {
  return {
    ...itemBase(fold.at),
    type: 'sequence',
    record: {
      entity: 'sequence',
      id: entityId('sequence', schema, name),
      schema,
      name,
      type: { ...type, written: type.display },
      options: {},
      ownedBy: null,
      owner: null,
      comment: null,
      grants: [],
    },
  }
}
