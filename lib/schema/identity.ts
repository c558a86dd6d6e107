import type { Brand } from '../base/index.ts'

/**
 * An entity's identity: its kind and qualified name, e.g. `table:public.users` or
 * `column:public.users.email`. Deterministic, so that reading a text twice, whole or by increments,
 * names the same things; a rename is carried as a pair of ids (see docs/adr/0003).
 */
export type EntityId = Brand<string, 'EntityId'>

export type EntityKind =
  | 'schema'
  | 'table'
  | 'view'
  | 'enum'
  | 'enumValue'
  | 'domain'
  | 'composite'
  | 'range'
  | 'sequence'
  | 'routine'
  | 'extension'
  | 'object'
  | 'column'
  | 'primaryKey'
  | 'unique'
  | 'foreignKey'
  | 'check'
  | 'exclusion'
  | 'index'
  | 'trigger'
  | 'policy'
  | 'rule'

/** The id of an entity; parts are unquoted names from the outermost inwards. */
export function entityId(kind: EntityKind, ...parts: readonly string[]): EntityId {
  return `${kind}:${parts.map(escapePart).join('.')}` as EntityId
}

/** The kind and the unquoted name parts of an id. */
export function parseEntityId(id: EntityId): {
  readonly kind: EntityKind
  readonly parts: readonly string[]
} {
  const colon = id.indexOf(':')
  return { kind: id.slice(0, colon) as EntityKind, parts: splitQualified(id.slice(colon + 1)) }
}

/** Splits `a."b.c".d` into its unquoted parts; an unbalanced quote runs to the end. */
export function splitQualified(text: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const ch = text[i]
    if (ch === '"') {
      if (quoted && text[i + 1] === '"') {
        part += '"'
        i++
      } else quoted = !quoted
    } else if (ch === '.' && !quoted) {
      parts.push(part)
      part = ''
    } else part += ch
  }
  parts.push(part)
  return parts
}

/** Joins unquoted parts so that `splitQualified` gives them back. */
export function joinQualified(...parts: readonly string[]): string {
  return parts.map(escapePart).join('.')
}

function escapePart(part: string): string {
  return part.includes('.') || part.includes('"') ? `"${part.replaceAll('"', '""')}"` : part
}
