import type { EntityId, Schema } from '@/lib/schema'

export type EntryKind =
  | 'table'
  | 'view'
  | 'column'
  | 'index'
  | 'constraint'
  | 'enum'
  | 'type'
  | 'function'
  | 'sequence'
  | 'trigger'
  | 'policy'
  | 'schema'
  | 'extension'
  | 'other'

/** Something that can be looked up by name. */
export interface SearchEntry {
  readonly id: EntityId
  readonly kind: EntryKind
  readonly name: string
  /** Where it belongs: its table or its schema. */
  readonly place: string
  /** What is matched: place and name in lower case. */
  readonly haystack: string
  /** Where the name starts in `haystack`. */
  readonly nameAt: number
}

/** Everything that has a name. Linear; build it when the palette opens. */
export function buildSearchIndex(schema: Schema): readonly SearchEntry[] {
  const entries: SearchEntry[] = []
  const add = (kind: EntryKind, id: EntityId, place: string, name: string): void => {
    const prefix = place === '' ? '' : `${place}.`
    entries.push({ id, kind, name, place, haystack: (prefix + name).toLowerCase(), nameAt: prefix.length })
  }
  for (const table of schema.tables.values()) {
    const place = table.name
    add('table', table.id, table.schema, table.name)
    for (const column of table.columns) add('column', column.id, place, column.name)
    for (const index of table.indexes) add('index', index.id, place, index.name)
    const constraints = [
      ...(table.primaryKey ? [table.primaryKey] : []),
      ...table.uniques,
      ...table.foreignKeys,
      ...table.checks,
      ...table.exclusions,
    ]
    for (const constraint of constraints) add('constraint', constraint.id, place, constraint.name)
    for (const trigger of table.triggers) add('trigger', trigger.id, place, trigger.name)
    for (const policy of table.policies) add('policy', policy.id, place, policy.name)
  }
  for (const view of schema.views.values()) {
    add('view', view.id, view.schema, view.name)
    for (const index of view.indexes) add('index', index.id, view.name, index.name)
    for (const trigger of view.triggers) add('trigger', trigger.id, view.name, trigger.name)
  }
  for (const type of schema.enums.values()) add('enum', type.id, type.schema, type.name)
  for (const collection of [schema.domains, schema.composites, schema.ranges]) {
    for (const type of collection.values()) add('type', type.id, type.schema, type.name)
  }
  for (const routine of schema.routines.values()) add('function', routine.id, routine.schema, routine.name)
  for (const sequence of schema.sequences.values())
    add('sequence', sequence.id, sequence.schema, sequence.name)
  for (const space of schema.schemas.values()) add('schema', space.id, '', space.name)
  for (const extension of schema.extensions.values()) add('extension', extension.id, '', extension.name)
  for (const object of schema.objects.values()) add('other', object.id, object.schema, object.name)
  return entries
}

/** Kinds in the order in which equally good matches are shown. */
const rank: Record<EntryKind, number> = {
  table: 0,
  view: 1,
  enum: 2,
  type: 3,
  column: 4,
  function: 5,
  index: 6,
  constraint: 7,
  sequence: 8,
  trigger: 9,
  policy: 10,
  schema: 11,
  extension: 12,
  other: 13,
}

/** The best matches of the query, best first; every word of it must match. */
export function searchEntries(
  entries: readonly SearchEntry[],
  query: string,
  limit: number,
): readonly SearchEntry[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return entries.filter((entry) => entry.kind === 'table').slice(0, limit)
  const found: { readonly entry: SearchEntry; readonly score: number }[] = []
  for (const entry of entries) {
    let score = 0
    for (const word of words) {
      const part = scoreWord(entry, word)
      if (part === 0) {
        score = 0
        break
      }
      score += part
    }
    if (score > 0) found.push({ entry, score: score * 16 - rank[entry.kind] })
  }
  found.sort((a, b) => b.score - a.score || a.entry.haystack.length - b.entry.haystack.length)
  return found.slice(0, limit).map(({ entry }) => entry)
}

/** 0 for no match; exact name over start of the name, start of a word, inside, and letters in order. */
function scoreWord({ haystack, nameAt }: SearchEntry, word: string): number {
  const at = haystack.indexOf(word, nameAt)
  if (at === nameAt) return word.length === haystack.length - nameAt ? 100 : 80
  if (at > 0) return startsWord(haystack, at) ? 60 : 40
  const before = haystack.indexOf(word)
  if (before >= 0) return before === 0 || startsWord(haystack, before) ? 30 : 20
  return lettersInOrder(haystack, word) ? 5 : 0
}

function startsWord(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  // Underscore, dot, space, hyphen.
  return before === 95 || before === 46 || before === 32 || before === 45
}

function lettersInOrder(text: string, letters: string): boolean {
  let at = 0
  for (let i = 0; i < text.length && at < letters.length; i++) {
    if (text.charCodeAt(i) === letters.charCodeAt(at)) at++
  }
  return at === letters.length
}
