import { assertNever } from '../../../lib/base/index.ts'
import type { EntityId, Schema, TopLevelEntity } from '../../../lib/schema/index.ts'

/** A line of the object list: a heading that opens and closes, or an object. */
export type Row = GroupRow | ObjectRow

export interface GroupRow {
  readonly kind: 'group'
  readonly key: string
  readonly label: string
  readonly count: number
  readonly open: boolean
  /** The schema that the group is of, where the text declares it. */
  readonly id: EntityId | null
}

export interface ObjectRow {
  readonly kind: 'object'
  readonly key: string
  readonly id: EntityId
  readonly item: Item
}

export type ItemKind =
  | 'table'
  | 'view'
  | 'materialized'
  | 'enum'
  | 'type'
  | 'sequence'
  | 'routine'
  | 'extension'
  | 'other'

export interface Item {
  readonly kind: ItemKind
  readonly name: string
  /** Shown faintly after the name. */
  readonly detail: string
}

interface Group {
  readonly key: string
  readonly id: EntityId | null
  readonly label: string
  readonly rows: readonly ObjectRow[]
  readonly starts: 'open' | 'closed'
}

/**
 * The objects by schema, the searched ones first: tables and views under their schema's name, the rest by
 * kind. An object that a reading did not touch keeps its row, so that its line is not rendered again.
 */
export function groupObjects(schema: Schema): readonly Group[] {
  const bySpace = new Map<string, ObjectRow[]>()
  for (const name of schema.searchPath) bySpace.set(name, [])
  for (const namespace of schema.schemas.values()) bySpace.set(namespace.name, [])
  for (const relation of [...schema.tables.values(), ...schema.views.values()]) {
    const list = bySpace.get(relation.schema)
    if (list) list.push(rowOf(relation, ''))
    else bySpace.set(relation.schema, [rowOf(relation, '')])
  }
  const spaceIds = new Map([...schema.schemas.values()].map(({ id, name }) => [name, id]))
  const spaces = [...bySpace].map(([name, rows]) => ({
    ...group(`schema:${name}`, name, rows, 'open'),
    id: spaceIds.get(name) ?? null,
  }))
  return [
    ...spaces.filter(({ id, rows }) => rows.length > 0 || id !== null),
    ...otherGroups(schema).filter(({ rows }) => rows.length > 0),
  ]
}

function otherGroups(schema: Schema): readonly Group[] {
  const home = schema.searchPath[0] ?? ''
  const rowsOf = (...collections: readonly ReadonlyMap<EntityId, TopLevelEntity>[]): ObjectRow[] =>
    collections.flatMap((collection) => [...collection.values()].map((entity) => rowOf(entity, home)))
  return [
    group('enums', 'Enums', rowsOf(schema.enums), 'closed'),
    group('types', 'Domains and types', rowsOf(schema.domains, schema.composites, schema.ranges), 'closed'),
    group('sequences', 'Sequences', rowsOf(schema.sequences), 'closed'),
    group('routines', 'Functions and procedures', rowsOf(schema.routines), 'closed'),
    group('extensions', 'Extensions', rowsOf(schema.extensions), 'closed'),
    group('objects', 'Other objects', rowsOf(schema.objects), 'closed'),
  ]
}

function group(key: string, label: string, rows: ObjectRow[], starts: Group['starts']): Group {
  return { key, id: null, label, rows: rows.sort(byName), starts }
}

const rowsByEntity = new WeakMap<TopLevelEntity, ObjectRow>()

/** The row of an object; names outside `home` are qualified, `''` qualifies none. */
function rowOf(entity: TopLevelEntity, home: string): ObjectRow {
  const known = rowsByEntity.get(entity)
  if (known) return known
  const bare = home === '' || entity.schema === '' || entity.schema === home
  const name = bare ? entity.name : `${entity.schema}.${entity.name}`
  const { kind, detail } = facts(entity)
  const row: ObjectRow = { kind: 'object', key: entity.id, id: entity.id, item: { kind, name, detail } }
  rowsByEntity.set(entity, row)
  return row
}

function facts(entity: TopLevelEntity): Pick<Item, 'kind' | 'detail'> {
  switch (entity.entity) {
    case 'table':
      return { kind: 'table', detail: entity.partitionOf ? 'partition' : `${entity.columns.length}` }
    case 'view':
      return entity.kind === 'materialized'
        ? { kind: 'materialized', detail: 'materialized' }
        : { kind: 'view', detail: 'view' }
    case 'enum':
      return { kind: 'enum', detail: `${entity.values.length}` }
    case 'domain':
      return { kind: 'type', detail: entity.type.display }
    case 'composite':
    case 'range':
      return { kind: 'type', detail: entity.entity }
    case 'sequence':
      return {
        kind: 'sequence',
        detail: entity.ownedBy ? `${entity.ownedBy.table}.${entity.ownedBy.column}` : '',
      }
    case 'routine':
      return { kind: 'routine', detail: `(${entity.signature})` }
    case 'extension':
      return { kind: 'extension', detail: entity.version ?? '' }
    case 'schema':
      return { kind: 'other', detail: 'schema' }
    case 'object':
      return { kind: 'other', detail: entity.kind }
    default:
      return assertNever(entity, 'components')
  }
}

/** The lines to show. With a filter every group that holds a match is open. */
export function visibleRows(
  groups: readonly Group[],
  filter: string,
  toggled: ReadonlySet<string>,
): readonly Row[] {
  const wanted = filter.trim().toLowerCase()
  const rows: Row[] = []
  for (const { key, id, label, rows: all, starts } of groups) {
    const found = wanted === '' ? all : all.filter(({ item }) => item.name.toLowerCase().includes(wanted))
    if (wanted !== '' && found.length === 0) continue
    const open = wanted !== '' || (starts === 'open') !== toggled.has(key)
    rows.push({ kind: 'group', key, id, label, count: found.length, open })
    if (open) for (const row of found) rows.push(row)
  }
  return rows
}

function byName({ item: a }: ObjectRow, { item: b }: ObjectRow): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

/** Which of how many a line is among those of its level: groups among groups, objects within their group. */
export interface PlaceInSet {
  readonly position: number
  readonly size: number
}

/** The place of each line in its set, for screen readers: only a part of the lines is ever in the page. */
export function placesInSets(rows: readonly Row[]): readonly PlaceInSet[] {
  const groups = rows.reduce((count, row) => count + (row.kind === 'group' ? 1 : 0), 0)
  let group = 0
  let position = 0
  let size = 0
  return rows.map((row) => {
    if (row.kind === 'object') {
      position += 1
      return { position, size }
    }
    group += 1
    position = 0
    size = row.count
    return { position: group, size: groups }
  })
}
