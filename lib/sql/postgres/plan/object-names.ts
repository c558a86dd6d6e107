import type { SchemaOp, TopLevelEntity } from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { sqlName } from './step.ts'

export type ObjectKind = Extract<SchemaOp, { readonly op: 'object.drop' }>['kind']

export function dropStatement(kind: ObjectKind, entity: TopLevelEntity): string {
  return `DROP ${dropWords(kind, entity)} ${targetOf(entity)};`
}

export function dropWords(kind: ObjectKind, entity: TopLevelEntity): string {
  if (entity.entity === 'routine') return entity.kind.toUpperCase()
  if (entity.entity === 'object') return entity.kind.toUpperCase()
  return kind === 'composite' || kind === 'range' ? 'TYPE' : kind.toUpperCase()
}

export function targetOf(entity: TopLevelEntity): string {
  switch (entity.entity) {
    case 'routine':
      return `${sqlName(entity)}(${entity.signature})`
    case 'schema':
    case 'extension':
      return quoteIdentifier(entity.name)
    default:
      return sqlName(entity)
  }
}

/** Only what the creating statement itself says. */
export function bare(entity: TopLevelEntity): TopLevelEntity {
  const plain = { ...entity, comment: null, owner: null, grants: [] }
  return plain.entity === 'sequence' ? { ...plain, ownedBy: null } : plain
}
