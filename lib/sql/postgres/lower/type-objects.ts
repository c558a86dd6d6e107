import { type DomainType, entityId } from '../../../schema/index.ts'
import type { ColumnConstraint, Name, QName, Span, StatementNode } from '../../core/index.ts'
import { readDataType } from '../types.ts'
import { collationName, replaceColumn } from './columns.ts'
import { optionValue, plainColumn } from './create-table.ts'
import { chooseConstraintName } from './default-names.ts'
import { removeColumn } from './drop-parts.ts'
import {
  addItem,
  claimRelation,
  claimType,
  countConstraintName,
  creationSchema,
  entangle,
  type Fold,
  findType,
  lastName,
  mark,
  miss,
  report,
  schemaOf,
  sqlOf,
  typeOf,
} from './fold.ts'
import { renameColumn } from './rename-column.ts'
import { type Item, itemBase, keyOf, type SimpleItem, type TableItem } from './world.ts'

type NodeOf<K extends StatementNode['kind']> = Extract<StatementNode, { kind: K }>
type DomainItem = Extract<SimpleItem, { type: 'domain' }>

const bare = { owner: null, comment: null, grants: [] } as const

export function createEnum(fold: Fold, node: NodeOf<'createEnum'>): void {
  const place = newType(fold, node.name)
  if (!place) return
  const { schema, name } = place
  const values = node.values.map((value) => value.value)
  declareType(fold, node.name, {
    ...itemBase(fold.at),
    type: 'enum',
    record: { entity: 'enum', id: entityId('enum', schema, name), schema, name, values, ...bare },
  })
}

export function createComposite(fold: Fold, node: NodeOf<'createComposite'>): void {
  const place = newType(fold, node.name)
  if (!place) return
  const { schema, name } = place
  const item: Item = {
    ...itemBase(fold.at),
    type: 'composite',
    record: {
      entity: 'composite',
      id: entityId('composite', schema, name),
      schema,
      name,
      attributes: [],
      ...bare,
    },
  }
  item.record.attributes = node.attributes.map((attribute) => ({
    name: attribute.name.value,
    type: typeOf(fold, item, attribute.type),
    collation: attribute.collation ? collationName(attribute.collation) : null,
  }))
  declareType(fold, node.name, item)
}

export function createRange(fold: Fold, node: NodeOf<'createRange'>): void {
  const place = newType(fold, node.name)
  if (!place) return
  const { schema, name } = place
  const subtype = node.options.find((option) => option.name === 'subtype')?.value
  const options: Record<string, string> = {}
  for (const option of node.options) {
    if (option.name !== 'subtype' && option.value)
      options[option.name] = optionValue(sqlOf(fold, option.value))
  }
  const unknown = readDataType('unknown', () => null)
  const item: Item = {
    ...itemBase(fold.at),
    type: 'range',
    record: {
      entity: 'range',
      id: entityId('range', schema, name),
      schema,
      name,
      subtype: unknown,
      options,
      ...bare,
    },
  }
  if (subtype) item.record.subtype = typeOf(fold, item, subtype)
  declareType(fold, node.name, item)
}

export function createDomain(fold: Fold, node: NodeOf<'createDomain'>): void {
  const place = newType(fold, node.name)
  if (!place) return
  const { schema, name } = place
  const item: DomainItem = {
    ...itemBase(fold.at),
    type: 'domain',
    record: {
      entity: 'domain',
      id: entityId('domain', schema, name),
      schema,
      name,
      type: readDataType('unknown', () => null),
      default: null,
      nullable: true,
      collation: node.collation ? collationName(node.collation) : null,
      checks: [],
      ...bare,
    },
  }
  item.record.type = typeOf(fold, item, node.type)
  for (const constraint of node.constraints) addDomainConstraint(fold, item, constraint)
  declareType(fold, node.name, item)
}

type TypeAction = NodeOf<'alterType'>['actions'][number]

export function alterType(fold: Fold, node: NodeOf<'alterType'>): void {
  const item = findTypeItem(fold, node.name)
  if (!item) return
  mark(fold, item, '', 'alteration', fold.statement, lastName(node.name))
  for (const action of node.actions) {
    if (item.type === 'enum') alterEnum(fold, item, action)
    else if (item.type === 'composite') alterComposite(fold, item, action)
  }
}

function alterComposite(
  fold: Fold,
  item: Extract<SimpleItem, { type: 'composite' }>,
  action: TypeAction,
): void {
  const { record } = item
  const tables = tablesOf(fold, item)
  switch (action.kind) {
    case 'addAttribute': {
      const { value: name } = action.name
      const type = typeOf(fold, item, action.type)
      record.attributes = [...record.attributes, { name, type, collation: null }]
      for (const table of tables) {
        table.record.columns = [...table.record.columns, plainColumn(table, name, type, null)]
      }
      return
    }
    case 'dropAttribute':
      record.attributes = record.attributes.filter((a) => a.name !== action.name.value)
      for (const table of tables) removeColumn(fold, table, action.name.value)
      return
    case 'setAttributeType': {
      const type = typeOf(fold, item, action.type)
      record.attributes = record.attributes.map((a) => (a.name === action.name.value ? { ...a, type } : a))
      for (const table of tables) replaceColumn(table, action.name.value, { type })
      return
    }
    case 'renameAttribute':
      record.attributes = record.attributes.map((a) =>
        a.name === action.name.value ? { ...a, name: action.newName.value } : a,
      )
      for (const table of tables) renameColumn(fold, table, action.name, action.newName, action)
      return
    default:
      return
  }
}

/** The tables that have their columns of the type. */
function tablesOf(fold: Fold, item: Item): readonly TableItem[] {
  const found: TableItem[] = []
  for (const other of fold.world.items) {
    if (other.type === 'table' && other.typedBy === item) found.push(other)
  }
  if (found.length > 0) entangle(fold, item, ...found)
  return found
}

function alterEnum(fold: Fold, item: Extract<SimpleItem, { type: 'enum' }>, action: TypeAction): void {
  const { record } = item
  if (action.kind === 'renameValue') {
    if (!record.values.includes(action.value)) {
      report(fold, item, 'error', action.valueSpan, `"${action.value}" is not an existing enum label`)
      return
    }
    record.values = record.values.map((value) => (value === action.value ? action.newValue : value))
    return
  }
  if (action.kind !== 'addValue') return
  if (record.values.includes(action.value)) {
    if (!action.ifNotExists)
      report(fold, item, 'error', action, `enum label "${action.value}" already exists`)
    return
  }
  const beside = action.before ?? action.after
  const at = beside === null ? record.values.length : record.values.indexOf(beside)
  if (at < 0) {
    report(fold, item, 'error', action, `"${beside}" is not an existing enum label`)
    return
  }
  record.values = record.values.toSpliced(action.after === null ? at : at + 1, 0, action.value)
}

export function alterDomain(fold: Fold, node: NodeOf<'alterDomain'>): void {
  const item = findTypeItem(fold, node.name)
  if (item?.type !== 'domain') return
  const { action } = node
  const { record } = item
  mark(fold, item, '', 'alteration', fold.statement, lastName(node.name))
  const change = (name: Name, facts: Partial<DomainType['checks'][number]>) => {
    record.checks = record.checks.map((check) => (check.name === name.value ? { ...check, ...facts } : check))
  }
  switch (action.kind) {
    case 'setDefault':
      record.default = sqlOf(fold, action.expression)
      return
    case 'dropDefault':
      record.default = null
      return
    case 'setNotNull':
      record.nullable = false
      return
    case 'dropNotNull':
      record.nullable = true
      return
    case 'addConstraint':
      addDomainConstraint(fold, item, action.constraint)
      return
    case 'dropConstraint':
      if (action.name.value === `${record.name}_not_null`) record.nullable = true
      if (!record.checks.some((check) => check.name === action.name.value)) return
      countConstraintName(fold, record.schema, action.name.value, -1)
      record.checks = record.checks.filter((check) => check.name !== action.name.value)
      return
    case 'validateConstraint':
      change(action.name, { notValid: false })
      return
    case 'renameConstraint':
      change(action.name, { name: action.newName.value })
      return
    default:
      return
  }
}

function addDomainConstraint(fold: Fold, item: DomainItem, constraint: ColumnConstraint): void {
  const { record } = item
  switch (constraint.kind) {
    case 'notNull':
      record.nullable = false
      return
    case 'default':
      record.default = sqlOf(fold, constraint.expression)
      return
    case 'check': {
      const name =
        constraint.name?.value ?? chooseConstraintName(fold, record.schema, record.name, null, 'check')
      countConstraintName(fold, record.schema, name, 1)
      const expression = sqlOf(fold, constraint.expression)
      record.checks = [...record.checks, { name, expression, notValid: constraint.deferral.notValid }]
      return
    }
    default:
      return
  }
}

function findTypeItem(fold: Fold, name: QName): Item | null {
  const item = findType(fold, schemaOf(name), lastName(name).value)
  if (item) return item
  miss(fold, lastName(name).value)
  report(fold, null, 'warning', name, `type "${lastName(name).value}" is not declared here`)
  return null
}

function newType(fold: Fold, qname: QName): { readonly schema: string; readonly name: string } | null {
  const schema = creationSchema(fold, qname)
  const name = lastName(qname).value
  const key = keyOf(schema, name)
  const relation = fold.world.relations.get(key)
  // A relation has a type of its name, save an index or a hidden sequence.
  const taken = fold.world.types.get(key) ?? (relation?.kind === 'item' ? relation.item : undefined)
  if (!taken) return { schema, name }
  report(fold, taken, 'error', qname, `type "${name}" already exists`)
  return null
}

function declareType(fold: Fold, name: QName, item: Item): void {
  const { schema, name: bareName } = item.record
  if (item.type === 'composite') claimRelation(fold, schema, bareName, { kind: 'item', item })
  else claimType(fold, schema, bareName, item)
  addItem(fold, item)
  const span: Span = lastName(name)
  mark(fold, item, '', 'declaration', fold.statement, span)
}
