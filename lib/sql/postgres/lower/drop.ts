import type { QualifiedName } from '../../../schema/index.ts'
import type { ObjectTarget, StatementNode } from '../../core/index.ts'
import { dropReferences, removeColumn, removeIndex } from './drop-parts.ts'
import {
  countConstraintName,
  entangle,
  type Fold,
  findRelation,
  findType,
  lastName,
  mark,
  miss,
  needWhole,
  partKey,
  releaseRelation,
  releaseType,
  report,
  schemaOf,
} from './fold.ts'
import { constraintNamesOf, keyNames } from './parts.ts'
import { findRoutine } from './routines.ts'
import { type Item, keyOf, type TableItem, type ViewItem } from './world.ts'

type DropNode = Extract<StatementNode, { kind: 'drop' }>

/** DROP of anything, with what goes along. */
export function drop(fold: Fold, node: DropNode): void {
  for (const target of node.targets) dropTarget(fold, node, target)
}

function dropTarget(fold: Fold, node: DropNode, target: ObjectTarget): void {
  const name = lastName(target.name)
  switch (node.word) {
    case 'table':
    case 'foreign table':
    case 'view':
    case 'materialized view':
    case 'sequence': {
      const relation = findRelation(fold, target.name)
      if (relation?.kind !== 'item') {
        missing(fold, node, target)
        return
      }
      entangle(fold, relation.item)
      mark(fold, relation.item, '', 'drop', fold.statement, name)
      dropItem(fold, relation.item)
      return
    }
    case 'index': {
      const relation = findRelation(fold, target.name)
      if (relation?.kind !== 'index') {
        missing(fold, node, target)
        return
      }
      mark(fold, relation.item, partKey('index', name.value), 'drop', fold.statement, name)
      removeIndex(fold, relation.item, name.value)
      return
    }
    case 'type':
    case 'domain': {
      const item = findType(fold, schemaOf(target.name), name.value)
      if (!item) {
        missing(fold, node, target)
        return
      }
      entangle(fold, item)
      mark(fold, item, '', 'drop', fold.statement, name)
      if (node.cascade) dropColumnsOfType(fold, item.record)
      dropItem(fold, item)
      return
    }
    case 'schema':
      dropSchema(fold, node, name.value)
      return
    case 'extension': {
      const item = fold.world.extensions.get(name.value)
      if (!item) {
        missing(fold, node, target)
        return
      }
      dropItem(fold, item)
      return
    }
    case 'function':
    case 'procedure':
    case 'routine':
    case 'aggregate': {
      const item = findRoutine(fold, target)
      if (!item) {
        missing(fold, node, target)
        return
      }
      if (node.cascade) dropTriggersCalling(fold, item)
      dropItem(fold, item)
      return
    }
    case 'trigger':
    case 'rule':
    case 'policy':
      dropDependent(fold, node.word, target)
      return
    default:
      dropOther(fold, node, target)
      return
  }
}

/** Takes an object out of the world with what cannot live without it. */
export function dropItem(fold: Fold, item: Item): void {
  needWhole(fold)
  if (!fold.world.items.has(item)) return
  item.entangled = true
  fold.world.former.add(item.record.name)
  forget(fold, item)
  if (item.type === 'table') {
    dropReferences(fold, item, null)
    const { schema, name } = item.record
    for (const other of [...fold.world.items]) {
      if (other.type !== 'sequence') continue
      const by = other.record.ownedBy
      if (by?.table === name && by.schema === schema) dropItem(fold, other)
    }
    for (const child of [...item.children]) dropItem(fold, child)
    for (const parent of item.parents) parent.children = parent.children.filter((child) => child !== item)
  }
  if (item.type === 'table' || item.type === 'view') {
    for (const view of viewsReading(fold, item.record)) dropItem(fold, view)
  }
  if (item.type === 'sequence') dropDefaultsOf(fold, item.record)
}

/** Gives back all names that an object holds. */
export function forget(fold: Fold, item: Item): void {
  const { world } = fold
  const { schema, name } = item.record
  const key = keyOf(schema, name)
  world.items.delete(item)
  world.troubled.delete(item)
  switch (item.type) {
    case 'table':
      for (const constraint of constraintNamesOf(item.record))
        countConstraintName(fold, schema, constraint, -1)
      for (const held of keyNames(item.record)) releaseRelation(fold, schema, held)
      for (const index of item.record.indexes) releaseRelation(fold, schema, index.name)
      for (const held of item.identitySequences.values()) releaseRelation(fold, held.schema, held.name)
      releaseRelation(fold, schema, name)
      return
    case 'view':
      for (const index of item.record.indexes) releaseRelation(fold, schema, index.name)
      releaseRelation(fold, schema, name)
      return
    case 'sequence':
    case 'composite':
      releaseRelation(fold, schema, name)
      return
    case 'domain':
      for (const check of item.record.checks) countConstraintName(fold, schema, check.name, -1)
      releaseType(fold, schema, name)
      return
    case 'enum':
    case 'range':
      releaseType(fold, schema, name)
      return
    case 'schema':
      world.schemas.delete(name)
      return
    case 'extension':
      world.extensions.delete(name)
      return
    case 'routine': {
      const left = (world.routines.get(key) ?? []).filter((other) => other !== item)
      if (left.length > 0) world.routines.set(key, left)
      else world.routines.delete(key)
      return
    }
    case 'object':
      world.objects.delete(item.record.id)
  }
}

/** The views whose query reads the relation. */
export function viewsReading(fold: Fold, relation: QualifiedName): readonly ViewItem[] {
  const found: ViewItem[] = []
  for (const item of fold.world.items) {
    if (item.type !== 'view') continue
    if (item.body.reads.some((read) => read.schema === relation.schema && read.name === relation.name)) {
      found.push(item)
    }
  }
  return found
}

function missing(fold: Fold, node: DropNode, target: ObjectTarget): void {
  const name = lastName(target.name).value
  miss(fold, name)
  if (!node.ifExists) report(fold, null, 'warning', target, `${node.words} "${name}" is not declared here`)
}

function dropSchema(fold: Fold, node: DropNode, name: string): void {
  const item = fold.world.schemas.get(name)
  needWhole(fold)
  for (const other of [...fold.world.items]) {
    const inside = other.record.schema === name && other.type !== 'schema'
    if (inside && (node.cascade || other.type === 'extension')) dropItem(fold, other)
  }
  if (item) {
    mark(fold, item, '', 'drop', fold.statement, null)
    dropItem(fold, item)
  }
}

function dropColumnsOfType(fold: Fold, type: QualifiedName): void {
  for (const item of fold.world.items) {
    if (item.type !== 'table') continue
    for (const column of item.record.columns) {
      if (column.type.schema !== type.schema || column.type.name !== type.name) continue
      entangle(fold, item)
      removeColumn(fold, item, column.name)
    }
  }
}

function dropDefaultsOf(fold: Fold, sequence: QualifiedName): void {
  for (const item of fold.world.items) {
    if (item.type !== 'table') continue
    for (const column of item.record.columns) {
      const text = column.default
      if (text === null || !text.toLowerCase().startsWith('nextval') || !text.includes(sequence.name))
        continue
      const name = text.slice(text.indexOf("'") + 1, text.lastIndexOf("'")).replaceAll('"', '')
      if (name !== sequence.name && name !== `${sequence.schema}.${sequence.name}`) continue
      entangle(fold, item)
      item.record.columns = item.record.columns.map((c) =>
        c.name === column.name ? { ...c, default: null, serial: null } : c,
      )
    }
  }
}

function dropTriggersCalling(fold: Fold, routine: Item): void {
  const { schema, name } = routine.record
  for (const item of fold.world.items) {
    if (item.type !== 'table' && item.type !== 'view') continue
    const kept = item.record.triggers.filter((t) => t.routine !== name && t.routine !== `${schema}.${name}`)
    if (kept.length === item.record.triggers.length) continue
    entangle(fold, item)
    item.record.triggers = kept
  }
}

function dropDependent(fold: Fold, word: 'trigger' | 'rule' | 'policy', target: ObjectTarget): void {
  const item = target.on && findRelation(fold, target.on)?.item
  if (item?.type !== 'table' && item?.type !== 'view') return
  const name = lastName(target.name)
  mark(fold, item, partKey(word, name.value), 'drop', fold.statement, name)
  removeDependent(item, word, name.value)
}

function removeDependent(
  item: TableItem | ViewItem,
  word: 'trigger' | 'rule' | 'policy',
  name: string,
): void {
  const { record } = item
  if (word === 'trigger') record.triggers = record.triggers.filter((t) => t.name !== name)
  else if (word === 'rule') record.rules = record.rules.filter((r) => r.name !== name)
  else if (item.type === 'table') item.record.policies = item.record.policies.filter((p) => p.name !== name)
}

function dropOther(fold: Fold, node: DropNode, target: ObjectTarget): void {
  const name = lastName(target.name).value
  for (const item of fold.world.objects.values()) {
    if (item.type !== 'object' || item.record.kind !== node.words || item.record.name !== name) continue
    dropItem(fold, item)
    return
  }
}
