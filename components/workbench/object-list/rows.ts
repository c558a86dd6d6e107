import type { EntityId, Schema } from '@/lib/schema'

/** A line of the object list: a heading that opens and closes, or an object. */
export type Row =
  | {
      readonly kind: 'group'
      readonly key: string
      readonly label: string
      readonly count: number
      readonly open: boolean
    }
  | { readonly kind: 'object'; readonly key: string; readonly id: EntityId; readonly item: Item }

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
  readonly id: EntityId
  readonly kind: ItemKind
  readonly name: string
  /** Shown faintly after the name. */
  readonly detail: string
}

interface Group {
  readonly key: string
  readonly label: string
  readonly items: readonly Item[]
  /** Whether it starts open. */
  readonly opens: boolean
}

/** The objects by schema, then by kind: relations of each schema under its name, the rest by kind. */
export function groupObjects(schema: Schema): readonly Group[] {
  const bySpace = new Map<string, Item[]>()
  for (const namespace of schema.schemas.values()) bySpace.set(namespace.name, [])
  const put = (space: string, item: Item): void => {
    const list = bySpace.get(space)
    if (list) list.push(item)
    else bySpace.set(space, [item])
  }
  for (const table of schema.tables.values()) {
    put(table.schema, {
      id: table.id,
      kind: 'table',
      name: table.name,
      detail: table.partitionOf ? `part of ${table.partitionOf.parent.name}` : `${table.columns.length}`,
    })
  }
  for (const view of schema.views.values()) {
    put(view.schema, {
      id: view.id,
      kind: view.kind === 'materialized' ? 'materialized' : 'view',
      name: view.name,
      detail: view.kind === 'materialized' ? 'materialized' : 'view',
    })
  }
  const spaces = [...bySpace].map(([name, items]) => ({
    key: `schema:${name}`,
    label: name,
    items: items.sort(byName),
    opens: true,
  }))
  return [...spaces, ...otherGroups(schema)].filter(
    (group) => group.items.length > 0 || group.key.startsWith('schema:'),
  )
}

function otherGroups(schema: Schema): readonly Group[] {
  const qualified = (space: string, name: string): string =>
    space === '' || space === schema.searchPath[0] ? name : `${space}.${name}`
  const group = (key: string, label: string, items: readonly Item[]): Group => ({
    key,
    label,
    items: [...items].sort(byName),
    opens: false,
  })
  return [
    group(
      'enums',
      'Enums',
      [...schema.enums.values()].map((type) => ({
        id: type.id,
        kind: 'enum',
        name: qualified(type.schema, type.name),
        detail: `${type.values.length}`,
      })),
    ),
    group('types', 'Domains and types', [
      ...[...schema.domains.values()].map(
        (type): Item => ({
          id: type.id,
          kind: 'type',
          name: qualified(type.schema, type.name),
          detail: type.type.display,
        }),
      ),
      ...[...schema.composites.values(), ...schema.ranges.values()].map(
        (type): Item => ({
          id: type.id,
          kind: 'type',
          name: qualified(type.schema, type.name),
          detail: type.entity,
        }),
      ),
    ]),
    group(
      'sequences',
      'Sequences',
      [...schema.sequences.values()].map((sequence) => ({
        id: sequence.id,
        kind: 'sequence',
        name: qualified(sequence.schema, sequence.name),
        detail: sequence.ownedBy ? `${sequence.ownedBy.table}.${sequence.ownedBy.column}` : '',
      })),
    ),
    group(
      'routines',
      'Functions and procedures',
      [...schema.routines.values()].map((routine) => ({
        id: routine.id,
        kind: 'routine',
        name: qualified(routine.schema, routine.name),
        detail: `(${routine.signature})`,
      })),
    ),
    group(
      'extensions',
      'Extensions',
      [...schema.extensions.values()].map((extension) => ({
        id: extension.id,
        kind: 'extension',
        name: extension.name,
        detail: extension.version ?? '',
      })),
    ),
    group(
      'objects',
      'Other objects',
      [...schema.objects.values()].map((object) => ({
        id: object.id,
        kind: 'other',
        name: qualified(object.schema, object.name),
        detail: object.kind,
      })),
    ),
  ]
}

/** The lines to show. With a filter every group that holds a match is open. */
export function visibleRows(
  groups: readonly Group[],
  filter: string,
  toggled: ReadonlySet<string>,
): readonly Row[] {
  const wanted = filter.trim().toLowerCase()
  const rows: Row[] = []
  for (const { key, label, items, opens } of groups) {
    const found = wanted === '' ? items : items.filter((item) => item.name.toLowerCase().includes(wanted))
    if (wanted !== '' && found.length === 0) continue
    const open = wanted !== '' || opens !== toggled.has(key)
    rows.push({ kind: 'group', key, label, count: found.length, open })
    if (!open) continue
    for (const item of found) rows.push({ kind: 'object', key: item.id, id: item.id, item })
  }
  return rows
}

function byName(a: Item, b: Item): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}
