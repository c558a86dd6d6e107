import { type Column, type DataType, entityId, type Table } from '../../../schema/index.ts'
import type { ColumnNode, CreateTableNode, OptionNode, TableConstraintNode } from '../../core/index.ts'
import { type BuiltColumn, buildColumn, markColumn, replaceColumn, requireColumn } from './columns.ts'
import { builtin } from './common-type.ts'
import { addConstraint } from './constraints.ts'
import { dropGone } from './fleeting.ts'
import {
  addItem,
  claimRelation,
  creationSchema,
  depend,
  type Fold,
  findTableItem,
  findType,
  lastName,
  mark,
  needWhole,
  report,
  schemaOf,
  sqlOf,
  tie,
  touch,
} from './fold.ts'
import { readIndexKey } from './index-keys.ts'
import { cloneToPartition, inheritFrom } from './inherit.ts'
import { type CopiedTable, copyColumns, copyRest } from './like.ts'
import { putNotNull } from './not-null.ts'
import { asPlainConstraint, asTableConstraint, type PlainConstraint } from './plain-constraints.ts'
import { queryColumns } from './query-columns.ts'
import type { OutputColumn } from './query-sources.ts'
import { readTokens } from './tokens.ts'
import { itemBase, type TableItem } from './world.ts'

/** CREATE TABLE in all its forms: elements, LIKE, INHERITS, PARTITION OF, OF type, AS query. */
export function createTable(fold: Fold, node: CreateTableNode): void {
  const temporary = node.persistence === 'temporary' && schemaOf(node.name) === null
  const schema = temporary ? 'pg_temp' : creationSchema(fold, node.name)
  const name = lastName(node.name)
  if (node.dropsOnCommit) needWhole(fold)
  dropGone(fold, schema, name.value)
  const taken = fold.world.relations.get(`${schema}\0${name.value}`)
  if (taken) {
    if (node.ifNotExists) touch(fold, taken.item)
    else report(fold, taken.item, 'error', node.name, `relation "${name.value}" already exists`)
    return
  }
  const item = makeTable(fold, node, schema, name.value)
  claimRelation(fold, schema, name.value, { kind: 'item', item })
  addItem(fold, item)
  if (node.dropsOnCommit) fold.world.fleeting.set(item, 'open')
  mark(fold, item, '', 'declaration', fold.statement, name)
  takeParents(fold, item, node)
  if (node.ofType) takeComposite(fold, item, node)
  if (node.asQuery) takeQuery(fold, item, node)
  addElements(fold, item, node)
}

/** Storage parameters and options by name, values unquoted only in so far as SQL strings are; words are folded. */
export function readOptions(fold: Fold, nodes: readonly OptionNode[]): Readonly<Record<string, string>> {
  const options: Record<string, string> = {}
  for (const { name, value } of nodes) options[name] = value ? optionValue(sqlOf(fold, value)) : 'true'
  return options
}

export function optionValue(written: string): string {
  const quoted = written.startsWith("'") && written.endsWith("'") && written.length > 1
  if (quoted) return written.slice(1, -1).replaceAll("''", "'")
  const [only, more] = readTokens(written)
  return only && !more ? only.value : written
}

function makeTable(fold: Fold, node: CreateTableNode, schema: string, name: string): TableItem {
  const record: Table = {
    entity: 'table',
    id: entityId('table', schema, name),
    schema,
    name,
    kind: node.foreign ? 'foreign' : node.partitionBy ? 'partitioned' : 'table',
    persistence: schema === 'pg_temp' ? 'temporary' : node.persistence,
    columns: [],
    primaryKey: null,
    uniques: [],
    foreignKeys: [],
    checks: [],
    exclusions: [],
    indexes: [],
    triggers: [],
    policies: [],
    rules: [],
    rowSecurity: { enabled: false, forced: false },
    partitionBy: node.partitionBy && {
      strategy: node.partitionBy.strategy,
      keys: node.partitionBy.keys.map((key) => readIndexKey(fold, key)),
    },
    partitionOf: null,
    inherits: [],
    options: readOptions(fold, node.foreign ? node.options : node.with),
    accessMethod: node.accessMethod?.value ?? null,
    tablespace: node.tablespace?.value ?? null,
    server: node.server?.value ?? null,
    replicaIdentity: null,
    owner: null,
    comment: null,
    grants: [],
  }
  return {
    ...itemBase(fold.at),
    type: 'table',
    record,
    parents: [],
    children: [],
    open: false,
    shapedAt: fold.at,
    identitySequences: new Map(),
    notNullNames: new Map(),
    typedBy: null,
    references: new Map(),
  }
}

/** Puts the columns and constraints of the element list in, in the order the engine makes them. */
function addElements(fold: Fold, item: TableItem, node: CreateTableNode): void {
  const copies: CopiedTable[] = []
  const constraints: PlainConstraint[] = []
  const notNull: Extract<TableConstraintNode, { kind: 'notNull' }>[] = []
  for (const element of node.elements) {
    switch (element.kind) {
      case 'column':
        constraints.push(...addColumnElement(fold, item, element))
        break
      case 'like': {
        const copy = copyColumns(fold, item, element)
        if (copy) copies.push(copy)
        break
      }
      case 'constraint': {
        const plain = asPlainConstraint(fold, element.constraint)
        if (plain) constraints.push(plain)
        else if (element.constraint.kind === 'notNull') notNull.push(element.constraint)
        break
      }
      case 'unknown':
        item.open = true
    }
  }
  for (const { column, name } of notNull) {
    if (requireColumn(fold, item, column)) putNotNull(item, column.value, name)
  }
  const [parent] = item.parents
  if (item.record.partitionOf && parent) cloneToPartition(fold, parent, item)
  for (const constraint of inEngineOrder(constraints)) addConstraint(fold, item, validated(item, constraint))
  for (const copy of copies) copyRest(fold, item, copy)
}

/** In a table that is made without rows every constraint holds, whatever is said; foreign tables may have rows. */
function validated(item: TableItem, constraint: PlainConstraint): PlainConstraint {
  if (!constraint.deferral.notValid || item.record.kind === 'foreign') return constraint
  return { ...constraint, deferral: { ...constraint.deferral, notValid: false } }
}

function addColumnElement(fold: Fold, item: TableItem, node: ColumnNode): readonly PlainConstraint[] {
  const name = node.name.value
  const inherited = item.record.columns.find((column) => column.name === name)
  const built = buildColumn(fold, item, node)
  if (inherited && (node.type === null || item.parents.length > 0)) mergeColumn(item, built)
  else if (inherited) {
    report(fold, item, 'error', node.name, `column "${name}" specified more than once`)
    return []
  } else item.record.columns = [...item.record.columns, built.column]
  markColumn(fold, item, node)
  return constraintsOf(fold, built)
}

/** The constraints of a built column in the form of the table's. */
export function constraintsOf(fold: Fold, built: BuiltColumn): readonly PlainConstraint[] {
  const found: PlainConstraint[] = []
  for (const constraint of built.constraints) {
    const plain = asTableConstraint(fold, built.node.name, constraint)
    if (plain) found.push(plain)
  }
  return found
}

/** A column that a parent or type declares too: what is said here is added to it. */
function mergeColumn(item: TableItem, { column, node }: BuiltColumn): void {
  const old = item.record.columns.find((c) => c.name === column.name)
  if (!old) return
  const local = node.type !== null
  replaceColumn(item, column.name, {
    type: local ? { ...old.type, written: column.type.written } : old.type,
    nullable: old.nullable && column.nullable,
    default: column.default ?? (column.generated || column.identity ? null : old.default),
    generated: column.generated ?? old.generated,
    identity: column.identity ?? old.identity,
    serial: column.serial ?? old.serial,
    storage: column.storage ?? old.storage,
    compression: column.compression ?? old.compression,
    inherited: old.inherited && !local,
  })
}

/** Checks first, then keys with the primary key before all, then foreign keys; each kind in text order. */
function inEngineOrder(constraints: readonly PlainConstraint[]): readonly PlainConstraint[] {
  const of = (...kinds: readonly PlainConstraint['kind'][]) =>
    constraints.filter((c) => kinds.includes(c.kind))
  const keys = withoutDuplicateKeys([...of('primaryKey'), ...of('unique', 'exclude')])
  return [...of('check'), ...keys, ...of('foreignKey')]
}

/** The engine makes one index of keys that say the same (`PRIMARY KEY UNIQUE`). */
function withoutDuplicateKeys(keys: readonly PlainConstraint[]): readonly PlainConstraint[] {
  const kept = new Map<string, PlainConstraint>()
  for (const key of keys) {
    const print =
      key.kind === 'primaryKey' || key.kind === 'unique'
        ? JSON.stringify([
            key.columns.map((c) => c.value),
            key.include.map((c) => c.value),
            key.nullsNotDistinct,
            key.withoutOverlaps,
            key.deferral.deferrable ?? false,
            key.deferral.initiallyDeferred ?? false,
          ])
        : `${key.from}`
    const prior = kept.get(print)
    // Two primary keys are an error that is reported when they are added.
    if (!prior || key.kind === 'primaryKey') kept.set(prior ? `${print}${key.from}` : print, key)
    else if (prior.name === null && key.name) kept.set(print, { ...prior, name: key.name })
  }
  return [...kept.values()]
}

function takeParents(fold: Fold, item: TableItem, node: CreateTableNode): void {
  const names = node.partitionOf ? [node.partitionOf.parent] : node.inherits
  for (const name of names) {
    const parent = findTableItem(fold, name)
    const schema = parent?.record.schema ?? schemaOf(name) ?? fold.path[0] ?? 'public'
    const qualified = { schema, name: lastName(name).value }
    if (node.partitionOf) {
      item.record.partitionOf = { parent: qualified, bound: sqlOf(fold, node.partitionOf.bound) }
    } else item.record.inherits = [...item.record.inherits, qualified]
    depend(fold, item, qualified.name)
    if (!parent) {
      item.open = true
      report(fold, item, 'warning', name, `relation "${qualified.name}" is not declared here`)
      continue
    }
    tie(fold, item, parent)
    inheritFrom(item, parent)
  }
}

function takeComposite(fold: Fold, item: TableItem, node: CreateTableNode): void {
  if (!node.ofType) return
  const name = lastName(node.ofType).value
  depend(fold, item, name)
  const type = findType(fold, schemaOf(node.ofType), name)
  if (type?.type !== 'composite') {
    item.open = true
    return
  }
  tie(fold, item, type)
  item.typedBy = type
  item.record.columns = type.record.attributes.map((attribute) =>
    plainColumn(item, attribute.name, attribute.type, attribute.collation),
  )
}

/** A column with nothing but a name and a type. */
export function plainColumn(item: TableItem, name: string, type: DataType, collation: string | null): Column {
  return {
    id: entityId('column', item.record.schema, item.record.name, name),
    name,
    type,
    nullable: true,
    default: null,
    identity: null,
    generated: null,
    serial: null,
    collation,
    storage: null,
    compression: null,
    comment: null,
    inherited: false,
  }
}

function takeQuery(fold: Fold, item: TableItem, node: CreateTableNode): void {
  if (!node.asQuery) return
  const columns = queryColumns(fold, item, sqlOf(fold, node.asQuery))
  const names = node.asColumns.map((name) => name.value)
  if (!columns || columns.some((column) => column.type === null)) item.open = true
  const outputs: readonly OutputColumn[] = columns ?? names.map((name) => ({ name, type: null }))
  item.record.columns = outputs.map((column, at) => {
    const type = column.type ?? unknownType
    const name = names[at] ?? column.name
    return plainColumn(item, name, { ...type, written: type.display }, column.collation ?? null)
  })
}

/** Stands for what a query did not tell. */
const unknownType = builtin('unknown')
