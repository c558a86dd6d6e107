import { allEntities, type Column, type Schema, type Table, type TopLevelEntity } from '../schema/index.ts'
import type { Loss } from './target.ts'

/** Everything a schema may say that some target may be unable to. */
export type Feature =
  | 'default'
  | 'identity'
  | 'generated column'
  | 'collation'
  | 'column comment'
  | 'column storage'
  | 'table comment'
  | 'unlogged or temporary'
  | 'partitioning'
  | 'partition bound'
  | 'inheritance'
  | 'foreign table'
  | 'storage options'
  | 'composite key'
  | 'key options'
  | 'referential action'
  | 'foreign key match or validity'
  | 'deferrable constraint'
  | 'check'
  | 'exclusion constraint'
  | 'index'
  | 'expression index'
  | 'partial index'
  | 'index options'
  | 'constraint or index comment'
  | 'trigger'
  | 'policy'
  | 'row security'
  | 'rewrite rule'
  | 'owner'
  | 'grants'
  | 'schema'
  | 'extension'
  | 'enum'
  | 'domain'
  | 'composite type'
  | 'range type'
  | 'sequence'
  | 'view'
  | 'routine'
  | 'other object'

/**
 * One loss for each entity and feature that the schema uses and the target does not say. `instead`
 * tells for a feature what is written in its place; `left out` when it has no word for it.
 */
export function featureLosses(
  schema: Schema,
  says: ReadonlySet<Feature>,
  instead: Partial<Readonly<Record<Feature, string>>>,
): readonly Loss[] {
  const losses: Loss[] = []
  for (const entity of allEntities(schema)) {
    for (const feature of featuresOf(entity)) {
      if (says.has(feature)) continue
      losses.push({ entity: entity.id, feature, instead: instead[feature] ?? 'left out' })
    }
  }
  return losses
}

/** The features an entity uses, each once. */
export function featuresOf(entity: TopLevelEntity): ReadonlySet<Feature> {
  const features = new Set<Feature>()
  if (entity.owner !== null) features.add('owner')
  if (entity.grants.length > 0) features.add('grants')
  switch (entity.entity) {
    case 'table':
      addTable(features, entity)
      break
    case 'view':
      features.add('view')
      if (entity.comment !== null) features.add('table comment')
      if (entity.indexes.length > 0) features.add('index')
      if (entity.triggers.length > 0) features.add('trigger')
      if (entity.rules.length > 0) features.add('rewrite rule')
      break
    case 'enum':
      features.add('enum')
      break
    case 'domain':
      features.add('domain')
      break
    case 'composite':
      features.add('composite type')
      break
    case 'range':
      features.add('range type')
      break
    case 'sequence':
      features.add('sequence')
      break
    case 'routine':
      features.add('routine')
      break
    case 'schema':
      features.add('schema')
      break
    case 'extension':
      features.add('extension')
      break
    case 'object':
      features.add('other object')
      break
  }
  return features
}

function addTable(features: Set<Feature>, table: Table): void {
  const when = (feature: Feature, used: boolean) => {
    if (used) features.add(feature)
  }
  when('table comment', table.comment !== null)
  when('unlogged or temporary', table.persistence !== 'permanent')
  when('partitioning', table.partitionBy !== null)
  when('partition bound', table.partitionOf !== null)
  when('inheritance', table.inherits.length > 0)
  when('foreign table', table.kind === 'foreign')
  when('storage options', Object.keys(table.options).length > 0 || table.tablespace !== null)
  when('check', table.checks.length > 0)
  when('exclusion constraint', table.exclusions.length > 0)
  when('trigger', table.triggers.length > 0)
  when('policy', table.policies.length > 0)
  when('row security', table.rowSecurity.enabled || table.rowSecurity.forced)
  when('rewrite rule', table.rules.length > 0)
  for (const column of table.columns) addColumn(when, column)
  addKeys(when, table)
  for (const index of table.indexes) {
    features.add('index')
    when('partial index', index.where !== null)
    when(
      'expression index',
      index.keys.some((key) => key.column === null),
    )
    when('index options', index.include.length > 0 || index.nullsNotDistinct)
    when('index options', Object.keys(index.with).length > 0 || index.tablespace !== null || index.only)
    when(
      'index options',
      index.keys.some((key) => key.opclass !== null || key.collation !== null || key.order === 'desc'),
    )
  }
  const commented = [...constraintsOf(table), ...table.indexes].some((part) => part.comment !== null)
  when('constraint or index comment', commented)
}

function addColumn(when: (feature: Feature, used: boolean) => void, column: Column): void {
  when('default', column.default !== null && column.serial === null)
  when('identity', column.identity !== null || column.serial !== null)
  when('generated column', column.generated !== null)
  when('collation', column.collation !== null)
  when('column comment', column.comment !== null)
  when('column storage', column.storage !== null || column.compression !== null)
}

function addKeys(when: (feature: Feature, used: boolean) => void, table: Table): void {
  const keys = table.primaryKey ? [table.primaryKey, ...table.uniques] : table.uniques
  for (const key of keys) {
    when('composite key', key.columns.length > 1)
    when('key options', key.include.length > 0 || key.nullsNotDistinct || key.withoutOverlaps)
    when('deferrable constraint', key.deferrable)
  }
  for (const key of table.foreignKeys) {
    when('deferrable constraint', key.deferrable)
    when('referential action', key.onDelete !== 'no action' || key.onUpdate !== 'no action')
    when('foreign key match or validity', key.match !== 'simple' || key.notValid || !key.enforced)
  }
}

function constraintsOf(table: Table): readonly { readonly comment: string | null }[] {
  const keys = table.primaryKey ? [table.primaryKey] : []
  return [...keys, ...table.uniques, ...table.foreignKeys, ...table.checks, ...table.exclusions]
}
