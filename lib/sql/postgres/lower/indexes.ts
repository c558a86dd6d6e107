import { entityId, type Index } from '../../../schema/index.ts'
import type { CreateIndexNode } from '../../core/index.ts'
import { requireColumn } from './columns.ts'
import { readOptions } from './create-table.ts'
import { chooseRelationName, joinColumnNames } from './default-names.ts'
import {
  claimRelation,
  type Fold,
  findRelation,
  lastName,
  mark,
  miss,
  partKey,
  report,
  sqlOf,
  tie,
  touch,
} from './fold.ts'
import { indexColumnNames, readIndexKey } from './index-keys.ts'
import { partitionsOf, spreadIndex } from './inherit.ts'
import type { TableItem, ViewItem } from './world.ts'

export function createIndex(fold: Fold, node: CreateIndexNode): void {
  const relation = findRelation(fold, node.table)
  const item = relation?.kind === 'item' ? relation.item : null
  if (!item || (item.type !== 'table' && item.type !== 'view')) {
    miss(fold, lastName(node.table).value)
    const name = lastName(node.table).value
    report(fold, null, 'warning', node.table, `relation "${name}" is not declared here`)
    return
  }
  const given = node.name ? lastName(node.name) : null
  const taken = given && fold.world.relations.get(`${item.record.schema}\0${given.value}`)
  if (given && taken) {
    touch(fold, item)
    if (taken.item !== item) tie(fold, item, taken.item)
    if (!node.ifNotExists) report(fold, item, 'error', given, `relation "${given.value}" already exists`)
    return
  }
  if (item.type === 'table') {
    for (const key of node.keys) if (key.column) requireColumn(fold, item, key.column, 'index')
    for (const column of node.include) requireColumn(fold, item, column, 'index')
  }
  const index = putIndex(fold, item, given?.value ?? null, {
    unique: node.unique,
    method: node.method?.value ?? 'btree',
    keys: node.keys.map((key) => readIndexKey(fold, key)),
    include: node.include.map((column) => column.value),
    where: node.where ? sqlOf(fold, node.where) : null,
    nullsNotDistinct: node.nullsNotDistinct,
    with: readOptions(fold, node.with),
    tablespace: node.tablespace?.value ?? null,
    only: node.only,
  })
  mark(fold, item, partKey('index', index.name), 'declaration', fold.statement, given)
  if (item.type === 'table' && !node.only && partitionsOf(item).length > 0) spreadIndex(fold, item, index)
}

/** Puts an index on a table or materialized view under the name given or chosen. */
export function putIndex(
  fold: Fold,
  item: TableItem | ViewItem,
  given: string | null,
  facts: Omit<Index, 'id' | 'name' | 'named' | 'comment'>,
): Index {
  const { schema, name: table } = item.record
  const addition = () => joinColumnNames(indexColumnNames(facts.keys, facts.include))
  const name = given ?? chooseRelationName(fold, schema, table, addition(), 'idx', 'relations')
  claimRelation(fold, schema, name, { kind: 'index', item })
  const index: Index = {
    id: entityId('index', schema, table, name),
    name,
    named: given !== null,
    comment: null,
    ...facts,
  }
  item.record.indexes = [...item.record.indexes, index]
  return index
}

/** Changes an index of the item by name. */
export function replaceIndex(item: TableItem | ViewItem, name: string, change: Partial<Index>): void {
  item.record.indexes = item.record.indexes.map((index) =>
    index.name === name ? { ...index, ...change } : index,
  )
}
