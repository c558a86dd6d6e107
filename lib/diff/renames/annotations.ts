import {
  type EntityId,
  entityId,
  joinQualified,
  parseEntityId,
  type Schema,
  scanSql,
  splitQualified,
} from '../../schema/index.ts'
import type { Remark, SourceMap } from '../../sql/index.ts'
import { isThere } from './answers.ts'
import { columnNamed } from './moves.ts'
import type { Rename } from './rename.ts'

/** How a comment says what the thing after it was called: `-- athena:renamed-from old_name`. */
const mark = 'athena:renamed-from'
/** How one says which column of another table its values come from: `-- athena:moved-from table.column`. */
const moveMark = 'athena:moved-from'

/**
 * The renames that comments before declarations of the new text answer. One that names nothing of
 * the schema before has been carried out already and says nothing.
 */
export function annotatedRenames(
  before: Schema,
  after: { readonly schema: Schema; readonly sources: SourceMap; readonly remarks: readonly Remark[] },
): readonly Rename[] {
  const said: { readonly to: EntityId; readonly old: readonly string[] }[] = []
  for (const { text, next } of after.remarks) {
    if (!text.startsWith(mark) || next === null) continue
    const [name = ''] = words(text.slice(mark.length))
    const to = subjectOf(after, next)
    if (name !== '' && to !== null) said.push({ to, old: splitQualified(name) })
  }
  // Schemas and tables first: their parts are looked for under the old names.
  said.sort((a, b) => parseEntityId(a.to).parts.length - parseEntityId(b.to).parts.length)
  const renames: Rename[] = annotatedMoves(before, after)
  for (const { to, old } of said) {
    const from = [old, old.map((part) => part.toLowerCase())]
      .map((name) => formerId(to, name, renames))
      .find((id) => isThere(before, id))
    if (from !== undefined && from !== to) renames.push({ from, to })
  }
  return renames
}

function annotatedMoves(before: Schema, after: Parameters<typeof annotatedRenames>[1]): Rename[] {
  return after.remarks.flatMap(({ text, next }) => {
    if (!text.startsWith(moveMark) || next === null) return []
    const to = subjectOf(after, next)
    const [ref = ''] = words(text.slice(moveMark.length))
    if (to === null || parseEntityId(to).kind !== 'column') return []
    const from = columnNamed(before, ref) ?? columnNamed(before, ref.toLowerCase())
    return from === null || from === to ? [] : [{ from, to }]
  })
}

/** The thing whose declaration the next token begins, or the enum value that the token is. */
function subjectOf(
  after: { readonly schema: Schema; readonly sources: SourceMap },
  next: { readonly from: number; readonly text: string },
): EntityId | null {
  const id = after.sources.entityAt(next.from)
  if (id === null) return null
  const type = after.schema.enums.get(id)
  const [token] = scanSql(next.text)
  if (type && token?.kind === 'string' && type.values.includes(token.value)) {
    return entityId('enumValue', type.schema, type.name, token.value)
  }
  return id
}

/** The id under the old name, inside what its owner was called before. */
function formerId(to: EntityId, old: readonly string[], renames: readonly Rename[]): EntityId {
  const { kind, parts } = parseEntityId(to)
  const last = old.at(-1) ?? ''
  const former = (id: EntityId) => renames.find((rename) => rename.to === id)?.from
  const [schema = '', object = '', ...rest] = parts
  const space =
    parseEntityId(former(entityId('schema', schema)) ?? entityId('schema', schema)).parts[0] ?? schema
  switch (kind) {
    case 'schema':
      return entityId('schema', last)
    case 'column':
    case 'enumValue': {
      const owner = former(entityId(kind === 'column' ? 'table' : 'enum', schema, object))
      const [ownerSchema = space, ownerName = object] = owner ? parseEntityId(owner).parts : []
      return entityId(kind, ownerSchema, ownerName, last)
    }
    default:
      return entityId(kind, old.length > 1 ? (old.at(-2) ?? space) : space, last, ...rest)
  }
}

/** The name after the mark: to the first blank outside of quotes. */
function words(text: string): readonly string[] {
  const found: string[] = []
  let word = ''
  let quoted = false
  for (const ch of text) {
    if (ch === '"') quoted = !quoted
    if (!quoted && (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r')) {
      if (word !== '') found.push(word)
      word = ''
    } else word += ch
  }
  return word === '' ? found : [...found, word]
}

/** A thing's name for people and for `--rename`. */
export function nameOf(id: EntityId): string {
  const { kind, parts } = parseEntityId(id)
  return joinQualified(...(kind === 'routine' ? parts.slice(0, 2) : parts))
}
