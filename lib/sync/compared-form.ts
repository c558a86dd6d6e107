import {
  type Column,
  type EntityId,
  type Grant,
  type Index,
  type IndexKey,
  type KeyConstraint,
  sqlFingerprint,
  type Table,
  type TopLevelEntity,
  type View,
} from '../schema/index.ts'

/** What of an entity is compared, fact by fact. */
export type ComparedForm = { readonly [fact: string]: unknown }

/**
 * An entity without what is of no account: the spelling of types, the layout of expressions, the order of
 * what has none, names that the engine chose, and what a child takes from its parents unless `isSubject`.
 */
export function comparedForm(entity: TopLevelEntity, isSubject: (table: EntityId) => boolean): ComparedForm {
  switch (entity.entity) {
    case 'table':
      return tableForm(entity, isSubject)
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

function baseForm(entity: TopLevelEntity): ComparedForm {
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
    grant.revoked ?? false,
  ])
}

function tableForm(table: Table, isSubject: (table: EntityId) => boolean): ComparedForm {
  const hasParent = table.partitionOf !== null || table.inherits.length > 0
  const own = ownForm(table)
  if (!hasParent || isSubject(table.id)) return { ...own, ...carriedForm(table) }
  // Where a parent's new column lands among a child's own depends on how it came to be.
  return { ...own, columns: table.columns.map(columnForm).sort() }
}

/** What a table has by its own declaration alone. */
function ownForm(table: Table): ComparedForm {
  return {
    ...baseForm(table),
    kind: table.kind,
    persistence: table.persistence,
    columns: table.columns.map(columnForm),
    triggers: table.triggers
      .map((each) => JSON.stringify([each.name, each.timing, each.events, each.state ?? null, each.comment]))
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
    rules: table.rules.map((each) => JSON.stringify([each.name, each.comment, each.state ?? null])).sort(),
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
    replicaIdentity: sql(table.replicaIdentity) ?? 'default',
  }
}

/** What a partition may take from its parent. */
function carriedForm(table: Table): ComparedForm {
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

function viewForm(view: View): ComparedForm {
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
