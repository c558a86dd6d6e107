import type { TopLevelEntity } from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { canonicalStyle, type RenderStyle } from './style.ts'

/** The word or words that ALTER and DROP know the entity's kind by. */
export function entityWords(entity: TopLevelEntity): string {
  switch (entity.entity) {
    case 'table':
      return entity.kind === 'foreign' ? 'FOREIGN TABLE' : 'TABLE'
    case 'view':
      return entity.kind === 'materialized' ? 'MATERIALIZED VIEW' : 'VIEW'
    case 'enum':
    case 'composite':
    case 'range':
      return 'TYPE'
    case 'routine':
    case 'object':
      return entity.kind.toUpperCase()
    default:
      return entity.entity.toUpperCase()
  }
}

/** The words that GRANT and REVOKE know it by: views are tables there, aggregates functions. */
export function grantWords(entity: TopLevelEntity): string {
  switch (entity.entity) {
    case 'table':
    case 'view':
      return 'TABLE'
    case 'routine':
      return entity.kind === 'procedure' ? 'PROCEDURE' : 'FUNCTION'
    case 'object':
      return entity.kind === 'server' ? 'FOREIGN SERVER' : entity.kind.toUpperCase()
    default:
      return entityWords(entity)
  }
}

/** The entity's name as those statements take it, a routine's with the types of its arguments. */
export function entityTarget(entity: TopLevelEntity, style: RenderStyle = canonicalStyle): string {
  switch (entity.entity) {
    case 'routine': {
      const none = entity.kind === 'aggregate' && entity.signature === '' ? '*' : entity.signature
      return `${style.name(entity)}(${none})`
    }
    case 'schema':
    case 'extension':
      return quoteIdentifier(entity.name)
    default:
      return entity.schema === '' ? quoteIdentifier(entity.name) : style.name(entity)
  }
}
