import {
  type Column,
  type EntityId,
  type Grant,
  type Index,
  type IndexKey,
  type KeyConstraint,
  type Schema,
  sqlFingerprint,
  type Table,
  type TopLevelEntity,
  type View,
} from '../schema/index.ts'

/** Which differences between the schema meant and the schema read are of no account. */
export interface Leniency {
  /** The table that the op names: partitions of others take keys and indexes from their parent. */
  readonly subject?: EntityId | null
  /** The same for several ops. */
  readonly subjects?: ReadonlySet<EntityId>
  /** Whether an entity stands in text that cannot be read now, and so cannot be changed with the rest. */
  readonly isUnreadable?: (id: EntityId) => boolean
}

/**
 * Whether the text reads as was meant, looking only at what either side changed. Spelling of types,
 * layout of expressions and names that the engine chooses itself are of no account. Gives the first
 * difference in words; null when there is none.
 */
export function findDisagreement(
  base: Schema,
  meant: Schema,
  read: Schema,
  leniency: Leniency = {},
): string | null {
  for (const key of mapKeys) {
    const from: ReadonlyMap<EntityId, TopLevelEntity> = base[key]
    const wanted: ReadonlyMap<EntityId, TopLevelEntity> = meant[key]
    const found: ReadonlyMap<EntityId, TopLevelEntity> = read[key]
    if (wanted === from && found === from) continue
    const ids = new Set<EntityId>()
    for (const [id, entity] of wanted) if (from.get(id) !== entity) ids.add(id)
    for (const [id, entity] of found) if (from.get(id) !== entity) ids.add(id)
    for (const id of from.keys()) if (!wanted.has(id) || !found.has(id)) ids.add(id)
    for (const id of ids) {
      const difference = compare(id, wanted.get(id), found.get(id), { base, meant, read }, leniency)
      if (difference !== null) return difference
    }
  }
  return null
}

const mapKeys = [
  'tables',
  'views',
  'enums',
  'domains',
  'composites',
  'ranges',
  'sequences',
  'routines',
  'schemas',
  'extensions',
] as const

interface Sides {
  readonly base: Schema
  readonly meant: Schema
  readonly read: Schema
}

function compare(
  id: EntityId,
  wanted: TopLevelEntity | undefined,
  found: TopLevelEntity | undefined,
  sides: Sides,
  leniency: Leniency,
): string | null {
  const entity = wanted ?? found
  if (entity?.entity === 'sequence' && (isImplied(sides.meant, entity) || isImplied(sides.read, entity))) {
    return null
  }
  // The sequence of a serial goes with its column, which the text need not say.
  if (entity?.entity === 'sequence' && !found && wanted && isImplied(sides.base, entity)) return null
  if (!wanted && !found) return null
  if (!wanted) return `${id} is there and should not be`
  if (!found) return `${id} is not there`
  if (leniency.isUnreadable?.(id)) return null
  const a = normalForm(wanted, leniency)
  const b = normalForm(found, leniency)
  return firstDifference(id, a, b)
}

function isImplied(schema: Schema, entity: TopLevelEntity): boolean {
  if (entity.entity !== 'sequence' || !entity.ownedBy) return false
  const { schema: space, table, column } = entity.ownedBy
  for (const each of schema.tables.values()) {
    if (each.schema !== space || each.name !== table) continue
    const owner = each.columns.find((candidate) => candidate.name === column)
    return owner !== undefined && owner.serial !== null
  }
  return false
}

type Form = { readonly [fact: string]: unknown }

function normalForm(entity: TopLevelEntity, leniency: Leniency): Form {
  switch (entity.entity) {
    case 'table':
      return tableForm(entity, leniency)
    case 'view':
      return viewForm(entity)
    case 'enum':
      return { ...baseForm(entity), values: entity.values }
    case 'domain':
      return {
        ...baseForm(entity),
        type: entity.type.display,
        default: sql(entity.default),
        nullable: entity.nullable,
        checks: entity.checks.map((check) => sql(check.expression)),
      }
    case 'composite':
      return {
        ...baseForm(entity),
        attributes: entity.attributes.map((each) => [each.name, each.type.display]),
      }
    case 'sequence':
      return { ...baseForm(entity), options: sorted(entity.options), ownedBy: entity.ownedBy }
    case 'routine':
      return { ...baseForm(entity), kind: entity.kind, signature: entity.signature }
    default:
      return baseForm(entity)
  }
}

function baseForm(entity: TopLevelEntity): Form {
  return {
    comment: entity.comment,
    owner: entity.owner,
    grants: entity.grants.map(grantForm).sort(),
  }
}

function grantForm(grant: Grant): string {
  return JSON.stringify([
    [...grant.privileges].sort(),
    [...grant.columns].sort(),
    [...grant.grantees].sort(),
    grant.withGrantOption,
  ])
}

function tableForm(table: Table, leniency: Leniency): Form {
  const hasParent = table.partitionOf !== null || table.inherits.length > 0
  const own = ownForm(table)
  const isSubject = leniency.subject === table.id || leniency.subjects?.has(table.id) === true
  if (!hasParent || isSubject) return { ...own, ...carriedForm(table) }
  // Where a parent's new column lands among a child's own depends on how it came to be.
  return { ...own, columns: table.columns.map(columnForm).sort() }
}

/** What a table has by its own declaration alone. */
function ownForm(table: Table): Form {
  return {
    ...baseForm(table),
    kind: table.kind,
    persistence: table.persistence,
    columns: table.columns.map(columnForm),
    triggers: table.triggers
      .map((each) => JSON.stringify([each.name, each.timing, each.events, each.comment]))
      .sort(),
    policies: table.policies
      .map((each) =>
        JSON.stringify([
          each.name,
          each.permissive,
          each.command,
          [...each.roles].sort(),
          sql(each.using),
          sql(each.check),
          each.comment,
        ]),
      )
      .sort(),
    rules: table.rules.map((each) => JSON.stringify([each.name, each.comment])).sort(),
    rowSecurity: [table.rowSecurity.enabled, table.rowSecurity.forced],
    partitionBy: table.partitionBy && [
      table.partitionBy.strategy,
      table.partitionBy.keys.map((key) => indexKeyForm(key)),
    ],
    partitionOf: table.partitionOf && [table.partitionOf.parent, sql(table.partitionOf.bound)],
    inherits: table.inherits,
    options: sorted(table.options),
    tablespace: table.tablespace,
    accessMethod: table.accessMethod,
  }
}

/** What a partition may take from its parent. */
function carriedForm(table: Table): Form {
  return {
    primaryKey: table.primaryKey && keyForm(table.primaryKey),
    uniques: table.uniques.map(keyForm).sort(),
    foreignKeys: table.foreignKeys
      .map((key) =>
        JSON.stringify([
          nameForm(key),
          key.comment,
          key.columns,
          key.references,
          key.match,
          key.onDelete,
          key.onUpdate,
          key.onDeleteColumns,
          key.deferrable,
          key.initiallyDeferred,
          key.notValid,
          key.enforced,
          key.period,
        ]),
      )
      .sort(),
    checks: table.checks
      .map((check) =>
        JSON.stringify([
          nameForm(check),
          check.comment,
          sql(check.expression),
          check.noInherit,
          check.notValid,
          check.enforced,
        ]),
      )
      .sort(),
    exclusions: table.exclusions
      .map((each) =>
        JSON.stringify([
          nameForm(each),
          each.comment,
          each.method,
          each.elements.map((element) => [indexKeyForm(element), element.operator]),
          each.include,
          sql(each.where),
          each.deferrable,
          each.initiallyDeferred,
        ]),
      )
      .sort(),
    indexes: table.indexes.map(indexForm).sort(),
  }
}

function columnForm(column: Column): string {
  return JSON.stringify([
    column.name,
    column.type.display,
    column.nullable,
    column.serial === null ? sql(column.default) : null,
    column.identity && [column.identity.mode, sorted(column.identity.options)],
    column.generated && [sql(column.generated.expression), column.generated.storage],
    column.serial,
    column.collation,
    column.storage?.toLowerCase(),
    column.compression?.toLowerCase(),
    column.comment,
  ])
}

function keyForm(key: KeyConstraint): string {
  return JSON.stringify([
    nameForm(key),
    key.comment,
    key.columns,
    key.include,
    key.nullsNotDistinct,
    key.withoutOverlaps,
    key.deferrable,
    key.initiallyDeferred,
  ])
}

function indexForm(index: Index): string {
  return JSON.stringify([
    nameForm(index),
    index.comment,
    index.unique,
    index.method,
    index.keys.map((key) => indexKeyForm(key)),
    index.include,
    sql(index.where),
    index.nullsNotDistinct,
    sorted(index.with),
    index.tablespace,
    index.only,
  ])
}

function indexKeyForm(key: IndexKey): unknown {
  return [key.column, sql(key.expression), key.collation, key.opclass, key.order, key.nulls]
}

/** Options whatever their order. */
function sorted(options: object): readonly (readonly [string, unknown])[] {
  return Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** A name that the engine chose is not compared: it follows from the rest. */
function nameForm(each: { readonly name: string; readonly named: boolean }): string | null {
  return each.named ? each.name : null
}

function viewForm(view: View): Form {
  return {
    ...baseForm(view),
    kind: view.kind,
    query: sql(view.query),
    // The columns it gives out follow from its query and the tables that it reads.
    indexes: view.indexes.map(indexForm).sort(),
    options: sorted(view.options),
    checkOption: view.checkOption,
    withData: view.withData,
  }
}

/** An expression without its layout and without parentheses around all of it. */
function sql(expression: string | null): string | null {
  if (expression === null) return null
  let text = sqlFingerprint(expression)
  while (text.startsWith('( ') && closesAtEnd(text)) text = text.slice(2, -2)
  return text
}

function closesAtEnd(fingerprint: string): boolean {
  const tokens = fingerprint.split(' ')
  let depth = 0
  for (const [at, token] of tokens.entries()) {
    if (token === '(') depth++
    else if (token === ')') {
      depth--
      if (depth === 0) return at === tokens.length - 1
    }
  }
  return false
}

function firstDifference(id: EntityId, meant: Form, read: Form): string | null {
  for (const fact of Object.keys(meant)) {
    const a = JSON.stringify(meant[fact])
    const b = JSON.stringify(read[fact])
    if (a !== b) return `${fact} of ${id}: meant ${a}, read ${b}`
  }
  return null
}
