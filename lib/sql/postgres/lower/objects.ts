import { entityId } from '../../../schema/index.ts'
import type { StatementNode } from '../../core/index.ts'
import { foldAlteration } from '../objects/index.ts'
import { findTarget } from './comments.ts'
import { renameDependent } from './dependents.ts'
import { addItem, creationSchema, type Fold, lastName, mark, sqlOf, touch } from './fold.ts'
import { setOwner } from './privileges.ts'
import { moveRelation, moveType, setName } from './rename.ts'
import { type Item, itemBase, keyOf } from './world.ts'

type NodeOf<K extends StatementNode['kind']> = Extract<StatementNode, { kind: K }>

const bare = { owner: null, comment: null, grants: [] } as const

/** The schema's record; `public` is there from the beginning and is recorded when it is named. */
export function createSchema(fold: Fold, node: NodeOf<'createSchema'>): string {
  const name = node.name?.value ?? node.authorization?.value ?? 'public'
  const old = fold.world.schemas.get(name)
  if (old) {
    mark(fold, old, '', 'declaration', fold.statement, node.name)
    return name
  }
  const item: Item = {
    ...itemBase(fold.at),
    type: 'schema',
    record: {
      entity: 'schema',
      id: entityId('schema', name),
      schema: name,
      name,
      ...bare,
      owner: node.authorization?.value ?? null,
    },
  }
  fold.world.schemas.set(name, item)
  addItem(fold, item)
  mark(fold, item, '', 'declaration', fold.statement, node.name ?? node.authorization)
  return name
}

/** Schemas in which an extension puts its things whatever the search path. */
const fixedSchemas: Readonly<Record<string, string>> = { plpgsql: 'pg_catalog', adminpack: 'pg_catalog' }

export function createExtension(fold: Fold, node: NodeOf<'createExtension'>): void {
  const name = node.name.value
  const old = fold.world.extensions.get(name)
  if (old) {
    touch(fold, old)
    return
  }
  const schema = node.schema?.value ?? fixedSchemas[name] ?? fold.path[0] ?? 'public'
  const item: Item = {
    ...itemBase(fold.at),
    type: 'extension',
    record: {
      entity: 'extension',
      id: entityId('extension', name),
      schema,
      name,
      version: node.version,
      ...bare,
    },
  }
  fold.world.extensions.set(name, item)
  addItem(fold, item)
  mark(fold, item, '', 'declaration', fold.statement, node.name)
}

/** Objects known by name only: operators, casts, publications and the like. */
export function createOther(fold: Fold, node: NodeOf<'createOther'>): void {
  if (!node.name) return
  const global = !inSchema.has(node.words)
  const schema = global ? '' : creationSchema(fold, node.name)
  const name = lastName(node.name).value
  const id = entityId('object', node.words, ...(global ? [name] : [schema, name]))
  const old = fold.world.objects.get(id)
  if (old?.type === 'object') {
    mark(fold, old, '', 'declaration', fold.statement, lastName(node.name))
    return
  }
  const item: Item = {
    ...itemBase(fold.at),
    type: 'object',
    record: {
      entity: 'object',
      id,
      schema,
      name,
      kind: node.words,
      definition: sqlOf(fold, fold.statement),
      ...bare,
    },
  }
  fold.world.objects.set(id, item)
  addItem(fold, item)
  mark(fold, item, '', 'declaration', fold.statement, lastName(node.name))
}

const inSchema = new Set([
  'operator',
  'operator class',
  'operator family',
  'collation',
  'conversion',
  'statistics',
  'text search configuration',
  'text search dictionary',
  'text search parser',
  'text search template',
])

/** ALTER … OWNER TO, RENAME TO, SET SCHEMA of what is no relation. */
export function alterObject(fold: Fold, node: NodeOf<'alterObject'>): void {
  const { target, action } = node
  // pg_dump gives `public` an owner without declaring it.
  if (
    target.word === 'schema' &&
    lastName(target.name).value === 'public' &&
    !fold.world.schemas.has('public')
  )
    return
  if (target.word === 'trigger' || target.word === 'rule') {
    if (action.kind === 'renameTo') renameDependent(fold, target.word, target, action.newName)
    return
  }
  const item = findTarget(fold, target)
  if (!item) return
  mark(fold, item, '', 'alteration', fold.statement, lastName(target.name))
  const { record } = item
  switch (action.kind) {
    case 'ownerTo':
      setOwner(item, action.owner.value)
      return
    case 'renameTo':
      move(fold, item, record.schema, action.newName.value)
      return
    case 'setSchema':
      move(fold, item, action.schema.value, record.name)
      return
    case 'routine':
      if (item.type !== 'routine') return
      item.record.volatility = action.volatility ?? item.record.volatility
      item.record.securityDefiner = action.securityDefiner ?? item.record.securityDefiner
      return
    case 'other': {
      if (item.type !== 'object') return
      const { kind, definition } = item.record
      item.record.definition = foldAlteration(kind, definition, sqlOf(fold, action)) ?? definition
      return
    }
  }
}

function move(fold: Fold, item: Item, schema: string, name: string): void {
  const { world } = fold
  switch (item.type) {
    case 'enum':
    case 'domain':
    case 'range':
      moveType(fold, item, schema, name)
      return
    case 'composite':
    case 'table':
    case 'view':
    case 'sequence':
      moveRelation(fold, item, schema, name)
      return
    case 'routine': {
      const from = keyOf(item.record.schema, item.record.name)
      const left = (world.routines.get(from) ?? []).filter((other) => other !== item)
      world.routines.set(from, left)
      setName(fold, item, schema, name)
      const to = keyOf(schema, name)
      world.routines.set(to, [...(world.routines.get(to) ?? []), item])
      item.entangled = true
      return
    }
    case 'schema':
      renameSchema(fold, item, name)
      return
    case 'extension':
      item.record.schema = schema
      return
    case 'object':
      item.record.name = name
      return
  }
}

function renameSchema(fold: Fold, item: Item, name: string): void {
  const { world } = fold
  const old = item.record.name
  for (const other of [...world.items]) {
    if (other.record.schema === old && other !== item) move(fold, other, name, other.record.name)
  }
  world.schemas.delete(old)
  world.schemas.set(name, item)
  setName(fold, item, name, name)
  item.entangled = true
  fold.path = fold.path.map((schema) => (schema === old ? name : schema))
}
