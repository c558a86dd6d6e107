import { type EntityId, entityId, joinQualified, splitQualified } from '../identity.ts'
import type { Column, QualifiedName, Schema, Table, TopLevelEntity } from '../model.ts'
import { findWithoutPath } from '../queries.ts'
import { BorrowedMap } from './borrowed-map.ts'
import type { ApplyPort } from './port.ts'
import { TableMap } from './table-index.ts'

/** A schema being changed: the maps are its own once written to, the records are shared until replaced. */
export type Draft = {
  readonly [K in keyof Schema]: Schema[K] extends ReadonlyMap<infer Id, infer T>
    ? BorrowedMap<Id, T>
    : Schema[K]
} & { readonly port: ApplyPort }

/** Why an op cannot be applied; thrown inside the layer, a value outside of it. */
export class ApplyFailure extends Error {
  readonly code: 'not-found' | 'already-exists' | 'invalid' | 'unsupported'
  constructor(code: ApplyFailure['code'], message: string) {
    super(message)
    this.code = code
  }
}

export function makeDraft(schema: Schema, port: ApplyPort): Draft {
  return {
    dialect: schema.dialect,
    searchPath: schema.searchPath,
    port,
    schemas: new BorrowedMap(schema.schemas),
    tables: new TableMap(schema.tables),
    views: new BorrowedMap(schema.views),
    enums: new BorrowedMap(schema.enums),
    domains: new BorrowedMap(schema.domains),
    composites: new BorrowedMap(schema.composites),
    ranges: new BorrowedMap(schema.ranges),
    sequences: new BorrowedMap(schema.sequences),
    routines: new BorrowedMap(schema.routines),
    extensions: new BorrowedMap(schema.extensions),
    objects: new BorrowedMap(schema.objects),
  }
}

/** The schema as it is now; what the draft does later leaves it alone. */
export function finishDraft(draft: Draft): Schema {
  return {
    dialect: draft.dialect,
    searchPath: draft.searchPath,
    schemas: draft.schemas.snapshot(),
    tables: draft.tables.snapshot(),
    views: draft.views.snapshot(),
    enums: draft.enums.snapshot(),
    domains: draft.domains.snapshot(),
    composites: draft.composites.snapshot(),
    ranges: draft.ranges.snapshot(),
    sequences: draft.sequences.snapshot(),
    routines: draft.routines.snapshot(),
    extensions: draft.extensions.snapshot(),
    objects: draft.objects.snapshot(),
  }
}

/** Puts `next` where `old` stood, keeping the order when the identity changes. */
export function replaceIn<T extends TopLevelEntity>(map: BorrowedMap<EntityId, T>, old: T, next: T): void {
  if (old.id === next.id) map.set(old.id, next)
  else map.replace(old.id, next.id, next)
}

/** Finds by qualified name, or along the search path; fails when there is none. */
export function need<T extends { readonly name: string }>(
  draft: Draft,
  map: ReadonlyMap<EntityId, T>,
  kind: 'table' | 'view' | 'enum' | 'sequence' | 'domain' | 'composite' | 'range',
  ref: string,
): T {
  const parts = splitQualified(ref)
  const name = parts.at(-1) ?? ref
  const spaces = parts.length > 1 ? [parts.at(-2) ?? ''] : homes(draft)
  for (const space of spaces) {
    const found = map.get(entityId(kind, space, name))
    if (found) return found
  }
  const only = parts.length === 1 && draft.searchPath.length === 0 ? findWithoutPath(map, kind, name) : null
  if (only) return only
  throw new ApplyFailure('not-found', `There is no ${kind} ${ref}.`)
}

export function needTable(draft: Draft, ref: string): Table {
  return need(draft, draft.tables, 'table', ref)
}

export function needColumn(table: Table, name: string): Column {
  const found = table.columns.find((column) => column.name === name)
  if (!found) throw new ApplyFailure('not-found', `${labelOf(table)} has no column ${name}.`)
  return found
}

/** Where a new unqualified name goes. */
export function homeSchema(draft: Schema): string {
  return draft.searchPath.find((space) => space !== 'pg_catalog' && space !== '$user') ?? 'public'
}

/** The schemas an unqualified name is looked up in; a script without a search path means `public`. */
export function homes(draft: Schema): readonly string[] {
  return draft.searchPath.length > 0 ? draft.searchPath : ['public']
}

/** The table a ref names although the script may not declare it. */
export function qualify(draft: Draft, ref: string): QualifiedName {
  const parts = splitQualified(ref)
  const name = parts.at(-1) ?? ref
  if (parts.length > 1) return { schema: parts.at(-2) ?? '', name }
  for (const schema of homes(draft)) {
    if (draft.tables.has(entityId('table', schema, name))) return { schema, name }
  }
  const only = draft.searchPath.length === 0 ? findWithoutPath(draft.tables, 'table', name) : null
  if (only) return { schema: only.schema, name }
  return { schema: homeSchema(draft), name }
}

export function labelOf(entity: QualifiedName): string {
  return joinQualified(entity.schema, entity.name)
}

/** Relations share one name space in a schema; fails when the name is taken. */
export function refuseTaken(draft: Draft, schema: string, name: string): void {
  const taken =
    draft.tables.has(entityId('table', schema, name)) ||
    draft.views.has(entityId('view', schema, name)) ||
    draft.sequences.has(entityId('sequence', schema, name))
  if (taken) throw new ApplyFailure('already-exists', `${joinQualified(schema, name)} exists already.`)
}

/** Refuses what no engine stores as a name. */
export function refuseBadName(name: string): void {
  if (name === '' || name.includes('\0')) throw new ApplyFailure('invalid', 'A name must not be empty.')
}
