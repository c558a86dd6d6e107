import type { NodeEntity } from '@/lib/layout'
import { type EntityId, type EntityKind, parseEntityId } from '@/lib/schema'
import type { Scene, SceneEdge, SceneNode } from './scene'

/** Where unqualified names go; `public` where the script, as a dump does, names nothing. */
export function defaultSchema(searchPath: readonly string[]): string {
  return searchPath.find((name) => !unusable.has(name)) ?? 'public'
}

/** What a screen reader says of a node. */
export function spokenNode(node: SceneNode, scene: Scene): string {
  const { entity } = node
  const parts = [`${kindWord(entity)} ${entity.schema}.${entity.name}`]
  if (entity.entity === 'enum') parts.push(plural(entity.values.length, 'value'))
  else parts.push(plural(entity.columns.length, 'column'))
  const edges = scene.touching.get(node.id)?.length ?? 0
  if (entity.entity !== 'enum') parts.push(plural(edges, 'relationship'))
  if (entity.comment) parts.push(entity.comment)
  return parts.join(', ')
}

/** What kind of thing a node is, in a word or two. */
export function kindWord(entity: NodeEntity): string {
  switch (entity.entity) {
    case 'enum':
      return 'Enum'
    case 'view':
      return entity.kind === 'materialized' ? 'Materialized view' : 'View'
    case 'table':
      if (entity.kind === 'foreign') return 'Foreign table'
      return entity.partitionOf ? 'Partition' : entity.kind === 'partitioned' ? 'Partitioned table' : 'Table'
  }
}

/** Labels of what is unusual about a node, for its header: as short as they can be. */
export function kindLabels(entity: NodeEntity): readonly string[] {
  switch (entity.entity) {
    case 'enum':
      return ['enum']
    case 'view':
      return [entity.kind === 'materialized' ? 'mat. view' : 'view']
    case 'table': {
      const labels: string[] = []
      if (entity.kind === 'foreign') labels.push('foreign')
      if (entity.partitionBy) labels.push(`by ${entity.partitionBy.strategy}`)
      if (entity.partitionOf) labels.push('partition')
      if (entity.persistence !== 'permanent')
        labels.push(entity.persistence === 'unlogged' ? 'unlogged' : 'temp')
      return labels
    }
  }
}

export function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}

/** Things by kind and name, e.g. `table orders, column orders.id`; the first few of many. */
export function named(ids: readonly EntityId[], most = 4): string {
  const words = ids.slice(0, most).map((id) => {
    const { kind, parts } = parseEntityId(id)
    const [, name = parts[0] ?? '', member] = parts
    const isMember = kind !== 'routine' && member !== undefined
    return `${kindNames[kind] ?? kind} ${isMember ? `${name}.${member}` : name}`
  })
  const others = ids.length - words.length
  return others > 0 ? `${words.join(', ')} and ${others} more` : words.join(', ')
}

const kindNames: Partial<Record<EntityKind, string>> = {
  routine: 'function',
  enum: 'type',
  composite: 'type',
  range: 'type',
  primaryKey: 'primary key',
  foreignKey: 'foreign key',
}

/** The text beside a line: the constraint's name, or what else the line means. */
export function edgeLabel(edge: SceneEdge): string {
  switch (edge.kind) {
    case 'reads':
      return 'reads'
    case 'partition':
      return 'partition of'
    case 'inherits':
      return 'inherits'
    case 'key':
      return parseEntityId(edge.id as EntityId).parts.at(-1) ?? ''
  }
}

/** What a screen reader says of a line. */
export function spokenEdge(edge: SceneEdge): string {
  const { source, target, relationship } = edge
  if (!relationship) return `${source.entity.name} ${edgeLabel(edge)} ${target.entity.name}`
  const { fromColumns, toColumns, cardinality, identifying } = relationship
  const end = (table: string, columns: readonly string[]) =>
    columns.length === 1 ? `${table}.${columns[0]}` : `${table} (${columns.join(', ')})`
  const facts = [
    `${end(source.entity.name, fromColumns)} references ${end(target.entity.name, toColumns)}`,
    `${cardinality.from.max === 'many' ? 'many' : 'one'} to one`,
    cardinality.to.min === 1 ? 'required' : 'optional',
  ]
  if (identifying) facts.push('identifying')
  return facts.join(', ')
}

const unusable: ReadonlySet<string> = new Set(['', 'pg_catalog', '$user', '"$user"'])
