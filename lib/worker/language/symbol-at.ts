import { assertNever } from '../../base/index.ts'
import { type EntityId, entityId, type Schema } from '../../schema/index.ts'
import type { DocumentState } from '../../sync/index.ts'
import type { SymbolAt } from '../protocol.ts'
import { chainAround, placeAt } from './place.ts'
import {
  columnId,
  findRelation,
  findRoutine,
  findSequence,
  findType,
  partNamed,
  type ScopeItem,
  type StatementScope,
  scopeOf,
} from './resolve.ts'
import { type NameParts, type Role, readStatement } from './role.ts'
import { roleAt } from './role-at.ts'

/** What the name at an offset means, by where it stands; null where it means nothing of the schema. */
export function symbolAt(state: DocumentState, offset: number): SymbolAt | null {
  const place = placeAt(state, offset)
  const token = place.tokens[place.index]
  if (place.within !== 'name' || !token) return null
  const chain = chainAround(place.tokens, place.index)
  const first = chain[0] ?? place.index
  const parts = chain.map((index) => place.tokens[index]?.value ?? '')
  const statement = readStatement(place.tokens)
  const role = roleAt(statement, first)
  const scope = scopeOf(state.schema, statement)
  const id = meaningOf(state.schema, role, parts, chain.indexOf(place.index), scope)
  return id && { id, from: place.start + token.from, to: place.start + token.to }
}

/** What part `at` of the dotted name means. */
function meaningOf(
  schema: Schema,
  role: Role,
  parts: NameParts,
  at: number,
  { own, items }: StatementScope,
): EntityId | null {
  const upTo = parts.slice(0, at + 1)
  const last = at === parts.length - 1
  const name = parts[at] ?? ''
  switch (role.kind) {
    case 'relation':
      return last ? (relationId(schema, upTo) ?? objectId(schema, upTo)) : spaceId(schema, name)
    case 'definition':
      if (!last) return spaceId(schema, name)
      return (own && partNamed(own, name)) ?? relationId(schema, upTo) ?? objectId(schema, upTo)
    case 'type':
      return last ? (findType(schema, upTo)?.id ?? relationId(schema, upTo)) : spaceId(schema, name)
    case 'routine':
      return last ? (findRoutine(schema, upTo)?.id ?? null) : spaceId(schema, name)
    case 'schema':
      return spaceId(schema, name)
    case 'column': {
      const relation = role.of ? findRelation(schema, role.of) : own
      return relation && columnId(relation, name)
    }
    case 'columnDefinition':
      return own && columnId(own, name)
    case 'columnPath': {
      const relation = findRelation(schema, last ? parts.slice(0, -1) : upTo)
      if (last) return relation && columnId(relation, name)
      return relation?.id ?? spaceId(schema, name)
    }
    case 'constraint':
    case 'index':
      return (own && partNamed(own, name)) ?? indexNamed(schema, parts)
    case 'expression':
      return inExpression(schema, parts, at, items)
    case 'statement':
    case 'words':
      return null
    default:
      return assertNever(role, 'worker')
  }
}

/** A column by its own name, by its table's or alias', or by schema and table; else what else is so named. */
function inExpression(
  schema: Schema,
  parts: NameParts,
  at: number,
  scope: readonly ScopeItem[],
): EntityId | null {
  const name = parts[at] ?? ''
  const upTo = parts.slice(0, at + 1)
  const named = scope.find(({ alias }) => alias === parts[0])
  if (parts.length === 1) {
    for (const { relation } of scope) {
      const id = columnId(relation, name)
      if (id) return id
    }
    return named?.relation.id ?? findRoutine(schema, parts)?.id ?? null
  }
  if (named && at === 0) return named.relation.id
  if (named && at === 1) return columnId(named.relation, name)
  if (at === 2) {
    const relation = findRelation(schema, parts.slice(0, 2))
    return relation && columnId(relation, name)
  }
  if (at === 0) return spaceId(schema, name)
  return relationId(schema, upTo) ?? findRoutine(schema, upTo)?.id ?? findType(schema, upTo)?.id ?? null
}

function relationId(schema: Schema, parts: NameParts): EntityId | null {
  return findRelation(schema, parts)?.id ?? null
}

function objectId(schema: Schema, parts: NameParts): EntityId | null {
  const found = findType(schema, parts) ?? findSequence(schema, parts) ?? findRoutine(schema, parts)
  return found?.id ?? null
}

function spaceId(schema: Schema, name: string): EntityId | null {
  const id = entityId('schema', name)
  return schema.schemas.has(id) ? id : null
}

/** An index or constraint by name alone, as `DROP INDEX` names it. */
function indexNamed(schema: Schema, parts: NameParts): EntityId | null {
  const name = parts.at(-1) ?? ''
  for (const relation of [...schema.tables.values(), ...schema.views.values()]) {
    const id = relation.indexes.find((index) => index.name === name)?.id
    if (id) return id
  }
  return null
}
