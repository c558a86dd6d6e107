import type {
  Column,
  DataType,
  DomainType,
  EntityId,
  Grant,
  Schema,
  SequenceOptions,
  Table,
  TopLevelEntity,
} from '../../../schema/index.ts'
import { fillSequence } from '../fill-sequence.ts'
import { expandPrivileges, type Securable, securableOf } from '../privileges.ts'

/**
 * The schema as PostgreSQL would report it itself: types by their own names, settings that say what holds anyway
 * left out, privileges one for each grantee. Names that nobody gave are filled in by reading already. Records that
 * are in that form are the same objects.
 */
export function normalizeSchema(schema: Schema): Schema {
  return {
    ...schema,
    schemas: normalizeAll(schema.schemas),
    tables: normalizeAll(schema.tables),
    views: normalizeAll(schema.views),
    enums: normalizeAll(schema.enums),
    domains: normalizeAll(schema.domains),
    composites: normalizeAll(schema.composites),
    ranges: normalizeAll(schema.ranges),
    sequences: normalizeAll(schema.sequences),
    routines: normalizeAll(schema.routines),
    extensions: normalizeAll(schema.extensions),
    objects: normalizeAll(schema.objects),
  }
}

function normalizeAll<T extends TopLevelEntity>(records: ReadonlyMap<EntityId, T>): ReadonlyMap<EntityId, T> {
  let copy: Map<EntityId, T> | null = null
  for (const [id, record] of records) {
    const normal = normalize(record)
    if (normal === record) continue
    copy ??= new Map(records)
    copy.set(id, normal)
  }
  return copy ?? records
}

/** Normal forms by their records, which never change. */
const known = new WeakMap<TopLevelEntity, TopLevelEntity>()

function normalize<T extends TopLevelEntity>(record: T): T {
  const before = known.get(record)
  if (before) return before as T
  const grants = normalGrants(record.grants, securableOf(record))
  const made = normalFacts(grants === record.grants ? record : { ...record, grants })
  known.set(record, made)
  return made as T
}

function normalFacts(record: TopLevelEntity): TopLevelEntity {
  switch (record.entity) {
    case 'table':
      return normalTable(record)
    case 'domain':
      return normalDomain(record)
    case 'composite':
      return changed(record, {
        attributes: mapped(record.attributes, (part) => changed(part, { type: normalType(part.type) })),
      })
    case 'range':
      return changed(record, { subtype: normalType(record.subtype) })
    case 'sequence':
      return changed(record, {
        type: normalType(record.type),
        options: normalOptions(record.type.display, record.options),
      })
    default:
      return record
  }
}

function normalTable(table: Table): Table {
  return changed(table, {
    columns: mapped(table.columns, normalColumn),
    replicaIdentity: table.replicaIdentity?.toLowerCase() === 'default' ? null : table.replicaIdentity,
  })
}

function normalDomain(domain: DomainType): DomainType {
  return changed(domain, {
    type: normalType(domain.type),
    collation: domain.collation === 'default' ? null : domain.collation,
  })
}

function normalColumn(column: Column): Column {
  return changed(column, {
    type: normalType(column.type),
    identity:
      column.identity &&
      changed(column.identity, { options: normalOptions(column.type.display, column.identity.options) }),
    collation: column.collation === 'default' ? null : column.collation,
    storage: normalWord(column.storage),
    compression: normalWord(column.compression),
  })
}

function normalWord(word: string | null): string | null {
  const lower = word?.toLowerCase() ?? null
  return lower === 'default' ? null : lower
}

function normalType(type: DataType): DataType {
  return changed(type, { written: type.display })
}

/** Only what the type of the numbers does not say already. */
function normalOptions(type: string, options: SequenceOptions): SequenceOptions {
  const usual = fillSequence(type, { increment: options.increment ?? '1' })
  const own = fillSequence(type, options)
  const told = {
    ...(own.start === (usual.increment.startsWith('-') ? own.max : own.min) ? {} : { start: own.start }),
    ...(own.increment === '1' ? {} : { increment: own.increment }),
    ...(own.min === usual.min ? {} : { min: own.min }),
    ...(own.max === usual.max ? {} : { max: own.max }),
    ...(own.cache === '1' ? {} : { cache: own.cache }),
    ...(own.cycle ? { cycle: true } : {}),
  }
  return JSON.stringify(told) === JSON.stringify(options) ? options : told
}

/** One grant for each grantee and list of columns, privileges told one by one. */
function normalGrants(grants: readonly Grant[], kind: Securable): readonly Grant[] {
  const groups = new Map<string, Grant & { privileges: string[] }>()
  for (const grant of grants) {
    for (const grantee of grant.grantees) {
      for (const column of grant.columns.length > 0 ? grant.columns : [null]) {
        const { withGrantOption, revoked } = grant
        const key = JSON.stringify([grantee, column, withGrantOption, revoked ?? false])
        const columns = column === null ? [] : [column]
        const group = groups.get(key) ?? { ...grant, grantees: [grantee], columns, privileges: [] }
        const all = expandPrivileges(grant.privileges, column === null ? kind : 'column')
        group.privileges = [...new Set([...group.privileges, ...all])].sort()
        groups.set(key, group)
      }
    }
  }
  const normal = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, grant]) => grant)
  return JSON.stringify(normal) === JSON.stringify(grants) ? grants : normal
}

function mapped<T>(list: readonly T[], change: (item: T) => T): readonly T[] {
  const made = list.map(change)
  return made.some((item, at) => item !== list[at]) ? made : list
}

/** The same object where it says the same. */
function changed<T extends object>(record: T, facts: Partial<T>): T {
  for (const key of Object.keys(facts) as (keyof T)[]) {
    if (record[key] !== facts[key]) return { ...record, ...facts }
  }
  return record
}
