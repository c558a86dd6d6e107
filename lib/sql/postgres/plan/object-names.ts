import type { SchemaOp, TopLevelEntity } from '../../../schema/index.ts'
import { entityTarget, entityWords } from '../render/index.ts'

export type ObjectKind = Extract<SchemaOp, { readonly op: 'object.drop' }>['kind']

export function dropStatement(entity: TopLevelEntity): string {
  return `DROP ${entityWords(entity)} ${entityTarget(entity)};`
}

/** Only what the creating statement itself says. */
export function bare(entity: TopLevelEntity): TopLevelEntity {
  const plain = { ...entity, comment: null, owner: null, grants: [] }
  return plain.entity === 'sequence' ? { ...plain, ownedBy: null } : plain
}
