import { err, ok, type Result } from '../base/index.ts'
import { allEntities, type EntityId, entityId, parseOps, type SchemaOpInput } from '../schema/index.ts'
import type { Segment } from '../sql/index.ts'
import { makeChange, type TextChange } from '../text/index.ts'
import { adoptedNames, type NewName } from './adopt-names.ts'
import type { DocumentState } from './document.ts'
import { findMentions } from './mentions/find.ts'
import { editDocument, openDocument } from './open.ts'
import { rememberTrial } from './trials.ts'
import { writeOps } from './write/write-ops.ts'

/** How a script goes into a document. */
export interface Adoption {
  readonly change: TextChange
  /** The tables, views and types that come in: their ids in the script and in the document. */
  readonly ids: readonly (readonly [EntityId, EntityId])[]
  /** What the script declares and the document has already: not declared again. */
  readonly known: readonly EntityId[]
  /** Foreign keys left out because neither side has the table they point at. */
  readonly dangling: readonly EntityId[]
}

/**
 * Puts a script behind a document's text. Tables and views whose names are taken come in under free
 * ones, with all that the script says of them; routines, sequences, types, schemas and extensions
 * that are there already are not declared again. Whatever need not change stays as it is written.
 */
export function adoptScript(state: DocumentState, script: string): Result<Adoption, string> {
  const given = openDocument(script, state.dialect)
  if (!given.tree.segments.some(isRead)) return err('This is no SQL that can be read here')
  const { names, known } = adoptedNames(state.schema, given)
  const renamed = editDocument(given, renaming(given, names)).state
  const { document, dangling } = withoutDangling(state, renamed)
  const ids = [...arrivals(given)].map((id) => [id, names.get(id)?.id ?? id] as const)
  const rest = textWithout(document, known)
  if (rest === '') return err('All that this declares is here already')
  const change = appending(state, rest)
  const { state: next } = editDocument(state, change)
  const arrived = ids.every(([, id]) => known.has(id) || hasNode(next, id))
  const stayed = [...arrivals(state)].every((id) => hasNode(next, id))
  if (!arrived || !stayed) return err('It cannot be put behind this text: its last statement has no end')
  rememberTrial(state, change, next)
  return ok({ change, ids: ids.filter(([, id]) => !known.has(id)), known: [...known], dangling })
}

function isRead(segment: Segment): boolean {
  if (segment.kind !== 'statement' || !segment.node) return false
  return segment.node.kind !== 'broken' && segment.node.kind !== 'other'
}

/** What stands on a diagram. */
function* arrivals({ schema }: DocumentState): Generator<EntityId> {
  yield* schema.tables.keys()
  yield* schema.views.keys()
  yield* schema.enums.keys()
}

function hasNode({ schema }: DocumentState, id: EntityId): boolean {
  return schema.tables.has(id) || schema.views.has(id) || schema.enums.has(id)
}

/** New names in all places that certainly mean the old ones; a qualifier stays. */
function renaming(document: DocumentState, names: ReadonlyMap<EntityId, NewName>): TextChange {
  const byStart = new Map<number, { from: number; to: number; insert: string }>()
  for (const [id, { quoted }] of names) {
    for (const { from, to } of findMentions(document, id)) {
      const start = from + lastPart(document.text.slice(from, to))
      byStart.set(start, { from: start, to, insert: quoted })
    }
  }
  return makeChange([...byStart.values()].sort((a, b) => a.from - b.from))
}

/** Where the last part of a dotted name begins. */
function lastPart(name: string): number {
  let start = 0
  let isQuoted = false
  for (let at = 0; at < name.length; at++) {
    if (name[at] === '"') isQuoted = !isQuoted
    else if (name[at] === '.' && !isQuoted) start = at + 1
  }
  while (name[start] === ' ' || name[start] === '\n') start++
  return start
}

function withoutDangling(
  into: DocumentState,
  document: DocumentState,
): { readonly document: DocumentState; readonly dangling: readonly EntityId[] } {
  const dangling: EntityId[] = []
  let now = document
  for (const table of document.schema.tables.values()) {
    for (const key of table.foreignKeys) {
      const target = entityId('table', key.references.schema, key.references.table)
      if (document.schema.tables.has(target) || into.schema.tables.has(target)) continue
      const ref = table.id.slice('table:'.length)
      const drop: SchemaOpInput = { op: 'constraint.drop', table: ref, name: key.name }
      const written = writeOps(now, parseOps([drop]))
      if (!written.ok) continue
      now = editDocument(now, written.value.change).state
      dangling.push(key.id)
    }
  }
  return { document: now, dangling }
}

/** The text without the statements that speak of nothing but what is left out. */
function textWithout({ tree, schema, sources }: DocumentState, left: ReadonlySet<EntityId>): string {
  const unwanted = new Set<number>()
  const wanted = new Set<number>()
  for (const { id } of allEntities(schema)) {
    const segments = left.has(id) ? unwanted : wanted
    for (const span of sources.locate(id)) segments.add(span.segment)
  }
  const kept = tree.segments.filter((_, index) => !unwanted.has(index) || wanted.has(index))
  const text = kept
    .map((segment) => segment.text)
    .join('')
    .trim()
  const last = kept.findLast((segment) => segment.kind === 'statement')
  if (!last || !lacksEnd(last)) return text
  // Not behind a comment, which would swallow it.
  return last.text.slice(last.span.to).trim() === '' && last === kept.at(-1) ? `${text};` : `${text}\n;`
}

/** The change that puts a text behind a document, after a blank line and the end that its last statement may lack. */
function appending({ text, tree }: DocumentState, rest: string): TextChange {
  const { length } = text
  const gap = text.trim() === '' || text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n'
  const behind = { from: length, to: length, insert: `${gap}${rest}\n` }
  const at = tree.segments.findLastIndex((segment) => segment.kind === 'statement')
  const last = tree.segments[at]
  if (!last || !lacksEnd(last)) return makeChange([behind])
  const end = (tree.starts[at] ?? 0) + last.span.to
  if (end === length) return makeChange([{ ...behind, insert: `;${behind.insert}` }])
  return makeChange([{ from: end, to: end, insert: ';' }, behind])
}

function lacksEnd({ text, span }: Segment): boolean {
  return !text.slice(span.to).trimStart().startsWith(';')
}
