import { assertNever } from '../../../base/index.ts'
import type { Column, Table } from '../../../schema/index.ts'
import type { AlterTableAction, Name, Span, StatementNode, TableConstraintNode } from '../../core/index.ts'
import {
  buildColumn,
  claimIdentitySequence,
  collationName,
  markColumn,
  replaceColumn,
  requireColumn,
  sequenceOptions,
} from './columns.ts'
import { addConstraint, asPlainConstraint, deferrability } from './constraints.ts'
import { constraintsOf, readOptions } from './create-table.ts'
import { dropColumn, dropConstraint } from './drop-parts.ts'
import {
  type Fold,
  findRelation,
  findTableItem,
  lastName,
  mark,
  miss,
  partKey,
  report,
  sqlOf,
  tie,
  touch,
  typeOf,
} from './fold.ts'
import { replaceIndex } from './indexes.ts'
import {
  cloneToPartition,
  inheritedColumn,
  inheritFrom,
  spreadCheck,
  spreadForeignKey,
  spreadKey,
  withHeirs,
} from './inherit.ts'
import { kindOfConstraint } from './parts.ts'
import { moveRelation, renameColumn, renameConstraint, renameIndex } from './rename.ts'
import { keyOf, type Relation, type TableItem } from './world.ts'

type AlterNode = Extract<StatementNode, { kind: 'alterTable' }>

/** ALTER TABLE, INDEX, VIEW, MATERIALIZED VIEW, SEQUENCE and FOREIGN TABLE, action by action. */
export function alterTable(fold: Fold, node: AlterNode): void {
  const relation = findRelation(fold, node.name)
  if (!relation) {
    const name = lastName(node.name).value
    miss(fold, name)
    if (!node.ifExists) report(fold, null, 'warning', node.name, `relation "${name}" is not declared here`)
    return
  }
  touch(fold, relation.item)
  for (const action of node.actions) {
    if (relation.kind === 'index') alterIndex(fold, relation, lastName(node.name), action)
    else if (relation.kind === 'item' && relation.item.type === 'table') {
      alterOneTable(fold, relation.item, node, action)
    } else if (relation.kind === 'item') alterOther(fold, relation, node, action)
  }
}

function alterIndex(
  fold: Fold,
  relation: Extract<Relation, { kind: 'index' }>,
  name: Name,
  action: AlterTableAction,
): void {
  const { item } = relation
  const constraint = item.type === 'table' ? kindOfConstraint(item.record, name.value) : null
  if (action.kind === 'renameTo') {
    if (constraint && item.type === 'table') renameConstraint(fold, item, name, action.newName, action)
    else renameIndex(fold, item, name, action.newName, action)
    return
  }
  mark(fold, item, partKey(constraint ?? 'index', name.value), 'alteration', fold.statement, name)
  const index = item.record.indexes.find((i) => i.name === name.value)
  if (!index) return
  if (action.kind === 'setOptions') {
    replaceIndex(item, name.value, { with: { ...index.with, ...readOptions(fold, action.options) } })
  } else if (action.kind === 'resetOptions') {
    replaceIndex(item, name.value, { with: without(index.with, action.options) })
  } else if (action.kind === 'setTablespace')
    replaceIndex(item, name.value, { tablespace: action.tablespace.value })
}

/** What views, sequences and the like can have done to them. */
function alterOther(
  fold: Fold,
  relation: Extract<Relation, { kind: 'item' }>,
  node: AlterNode,
  action: AlterTableAction,
): void {
  const { item } = relation
  mark(fold, item, '', 'alteration', fold.statement, lastName(node.name))
  switch (action.kind) {
    case 'ownerTo':
      item.record.owner = action.owner.value
      return
    case 'renameTo':
      moveRelation(fold, item, item.record.schema, action.newName.value)
      return
    case 'setSchema':
      moveRelation(fold, item, action.schema.value, item.record.name)
      return
    case 'setOptions':
      if (item.type === 'view')
        item.record.options = { ...item.record.options, ...readOptions(fold, action.options) }
      return
    case 'resetOptions':
      if (item.type === 'view') item.record.options = without(item.record.options, action.options)
      return
    case 'renameColumn':
      if (item.type === 'view') {
        const { column, newName: to } = action
        item.record.columns = item.record.columns.map((name) => (name === column.value ? to.value : name))
      }
      return
    default:
      return
  }
}

function alterOneTable(fold: Fold, item: TableItem, node: AlterNode, action: AlterTableAction): void {
  const { record } = item
  const heirs = node.only ? [item] : withHeirs(item)
  switch (action.kind) {
    case 'addColumn':
      addColumn(fold, item, action, heirs)
      return
    case 'dropColumn':
      dropColumn(fold, item, action, heirs)
      return
    case 'setType': {
      if (!requireColumn(fold, item, action.column)) return
      const type = typeOf(fold, item, action.type)
      const collation = action.collation ? collationName(action.collation) : null
      // A column that was made a serial stays one only while its type is as it was.
      change(fold, heirs, action, action.column, { type, collation })
      if (record.columns.some((c) => c.name === action.column.value && c.serial)) {
        change(fold, heirs, action, action.column, { serial: null })
      }
      return
    }
    case 'setDefault': {
      const serial = record.columns.find((c) => c.name === action.column.value)?.serial
        ? { serial: null }
        : {}
      change(fold, heirs, action, action.column, {
        default: sqlOf(fold, action.expression),
        ...serial,
      })
      return
    }
    case 'dropDefault':
      change(fold, heirs, action, action.column, { default: null, serial: null })
      return
    case 'setNotNull':
      change(fold, heirs, action, action.column, { nullable: false })
      return
    case 'dropNotNull':
      change(fold, heirs, action, action.column, { nullable: true })
      return
    case 'dropExpression':
      change(fold, heirs, action, action.column, { generated: null })
      return
    case 'setExpression': {
      const generated = record.columns.find((c) => c.name === action.column.value)?.generated
      const storage = generated?.storage ?? 'stored'
      change(fold, heirs, action, action.column, {
        generated: { expression: sqlOf(fold, action.expression), storage },
      })
      return
    }
    case 'addIdentity':
      claimIdentitySequence(fold, item, action.column.value, action.options)
      change(fold, [item], action, action.column, {
        identity: { mode: action.mode, options: sequenceOptions(fold, action.options) },
        nullable: false,
      })
      return
    case 'setIdentity': {
      const old = record.columns.find((c) => c.name === action.column.value)?.identity
      if (!old) {
        change(fold, [item], action, action.column, {})
        return
      }
      const options = { ...old.options, ...sequenceOptions(fold, action.options) }
      change(fold, [item], action, action.column, {
        identity: { mode: action.mode ?? old.mode, options },
      })
      return
    }
    case 'dropIdentity': {
      const sequence = item.identitySequences.get(action.column.value)
      if (sequence) fold.world.relations.delete(keyOf(sequence.schema, sequence.name))
      item.identitySequences.delete(action.column.value)
      change(fold, [item], action, action.column, { identity: null })
      return
    }
    case 'setStorage':
      change(fold, heirs, action, action.column, { storage: action.value.value.toLowerCase() })
      return
    case 'setCompression':
      change(fold, heirs, action, action.column, { compression: action.value.value.toLowerCase() })
      return
    case 'columnOther':
      change(fold, [item], action, action.column, {})
      return
    case 'addConstraint':
      addTableConstraint(fold, item, action.constraint, node)
      return
    case 'dropConstraint':
      dropConstraint(fold, item, action, heirs)
      return
    case 'validateConstraint':
      alterConstraint(fold, item, action, action.name, { notValid: false })
      return
    case 'alterConstraint': {
      const given = action.deferral
      const named = given.deferrable === null && given.initiallyDeferred === null ? {} : deferrability(given)
      alterConstraint(fold, item, action, action.name, {
        ...named,
        ...(given.enforced ? {} : { enforced: false, notValid: true }),
      })
      return
    }
    case 'renameColumn':
      renameColumn(fold, item, action.column, action.newName, action)
      return
    case 'renameConstraint':
      renameConstraint(fold, item, action.name, action.newName, action)
      return
    case 'attachPartition':
      attach(fold, item, action)
      return
    case 'detachPartition':
      detach(fold, item, findTableItem(fold, action.partition))
      return
    case 'inherit': {
      const parent = findTableItem(fold, action.parent)
      if (!parent) return
      tie(fold, item, parent)
      record.inherits = [...record.inherits, { schema: parent.record.schema, name: parent.record.name }]
      inheritFrom(item, parent)
      return
    }
    case 'noInherit':
      detach(fold, findTableItem(fold, action.parent), item)
      return
    default:
      alterFacts(fold, item, node, action)
      return
  }
}

/** Actions that change one fact of the table itself. */
function alterFacts(
  fold: Fold,
  item: TableItem,
  node: AlterNode,
  action: Exclude<AlterTableAction, { kind: 'addColumn' | 'dropColumn' }>,
): void {
  const { record } = item
  mark(fold, item, '', 'alteration', action, lastName(node.name))
  switch (action.kind) {
    case 'renameTo':
      moveRelation(fold, item, record.schema, action.newName.value)
      return
    case 'setSchema':
      moveRelation(fold, item, action.schema.value, record.name)
      return
    case 'ownerTo':
      record.owner = action.owner.value
      return
    case 'rowSecurity':
      record.rowSecurity = rowSecurity(record.rowSecurity, action.set)
      return
    case 'setLogged':
      record.persistence = 'permanent'
      return
    case 'setUnlogged':
      record.persistence = 'unlogged'
      return
    case 'setTablespace':
      record.tablespace = action.tablespace.value
      return
    case 'setAccessMethod':
      record.accessMethod = action.method.value
      return
    case 'setOptions':
      record.options = { ...record.options, ...readOptions(fold, action.options) }
      return
    case 'resetOptions':
      record.options = without(record.options, action.options)
      return
    case 'replicaIdentity':
      record.replicaIdentity = sqlOf(fold, action.identity)
      return
    default:
      return
  }
}

function rowSecurity(old: Table['rowSecurity'], set: 'enable' | 'disable' | 'force' | 'no force') {
  switch (set) {
    case 'enable':
      return { ...old, enabled: true }
    case 'disable':
      return { ...old, enabled: false }
    case 'force':
      return { ...old, forced: true }
    case 'no force':
      return { ...old, forced: false }
    default:
      return assertNever(set, 'sql')
  }
}

function addColumn(
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

function addTableConstraint(fold: Fold, item: TableItem, node: TableConstraintNode, alter: AlterNode): void {
  if (node.kind === 'notNull') {
    const heirs = alter.only ? [item] : withHeirs(item)
    change(fold, heirs, node, node.column, { nullable: false })
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

function attach(
  fold: Fold,
  parent: TableItem,
  action: Extract<AlterTableAction, { kind: 'attachPartition' }>,
): void {
  const child = findTableItem(fold, action.partition)
  mark(fold, parent, '', 'alteration', action, null)
  if (!child) {
    const name = lastName(action.partition).value
    report(fold, parent, 'warning', action.partition, `relation "${name}" is not declared here`)
    return
  }
  tie(fold, ...withHeirs(child), parent)
  const bound = action.bound ? sqlOf(fold, action.bound) : 'DEFAULT'
  child.record.partitionOf = { parent: { schema: parent.record.schema, name: parent.record.name }, bound }
  mark(fold, child, '', 'alteration', fold.statement, lastName(action.partition))
  inheritFrom(child, parent)
  cloneToPartition(fold, parent, child)
}

function detach(fold: Fold, parent: TableItem | null, child: TableItem | null): void {
  if (!parent || !child) return
  tie(fold, parent, child)
  parent.children = parent.children.filter((c) => c !== child)
  child.parents = child.parents.filter((p) => p !== parent)
  child.record.partitionOf = null
  const { schema, name } = parent.record
  child.record.inherits = child.record.inherits.filter((p) => p.schema !== schema || p.name !== name)
  child.record.columns = child.record.columns.map((c) => ({
    ...c,
    inherited: child.parents.length > 0 && c.inherited,
  }))
}

function change(
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

function alterConstraint(
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
    missingConstraint(fold, item, name)
    return
  }
  mark(fold, item, partKey(kind, name.value), 'alteration', span, name)
  const at = <T extends { readonly name: string }>(list: readonly T[]): readonly T[] =>
    list.map((entry) => (entry.name === name.value ? { ...entry, ...facts } : entry))
  item.record.foreignKeys = at(item.record.foreignKeys)
  item.record.checks = at(item.record.checks)
}

function missingConstraint(fold: Fold, item: TableItem, name: Name): void {
  // Names of NOT NULL constraints are not kept, so a missing name is only suspicious.
  report(
    fold,
    item,
    'warning',
    name,
    `constraint "${name.value}" of "${item.record.name}" is not declared here`,
  )
}

function without(
  options: Readonly<Record<string, string>>,
  reset: readonly { readonly name: string }[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !reset.some((r) => r.name === name)))
}
