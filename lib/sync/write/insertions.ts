import { type EntityId, scanSql } from '../../schema/index.ts'
import type { Replacement } from '../../text/index.ts'
import type { DocumentState } from '../document.ts'
import { isBroken } from '../stand-ins.ts'
import { type Statement, statementAt, statementsAbout } from './statements.ts'
import { eolOf } from './style.ts'
import { endsLine, sameLineTrivia } from './trivia.ts'

/** Puts statements behind another one, set off as it is itself. */
export function insertAfter(
  state: DocumentState,
  statement: Statement | null,
  statements: readonly string[],
  spacing: 'tight' | 'apart' = 'apart',
): readonly Replacement[] {
  if (statements.length === 0) return []
  const eol = eolOf(state.text)
  const gap = spacing === 'apart' && !(statement && isPacked(state, statement)) ? eol + eol : eol
  const written = statements.map((each) => withEol(each, eol)).join(gap)
  if (!statement) return insertAtEnd(state, written, eol)
  const data = state.tree.segments[statement.index + 1]
  const rows = statement.node.kind === 'copy' && data?.kind === 'copyData' ? data.text.length : 0
  if (rows > 0) {
    const at = statement.start + statement.segment.text.length + rows
    const isOpen = state.text.charAt(at - 1) !== '\n'
    return [{ from: at, to: at, insert: `${isOpen ? gap : eol}${written}${isOpen ? '' : eol}` }]
  }
  const end = statement.start + statement.segment.text.length
  const open = isTerminated(statement) ? '' : ';'
  const at = sameLineTrivia(state.text, end)
  if (!endsLine(state.text, at)) return [{ from: end, to: end, insert: `${open}${gap}${written}${eol}` }]
  // A statement without its terminator gets one first, in front of any comment behind it.
  const close: Replacement[] =
    open === '' ? [] : [{ from: statementEnd(statement), to: statementEnd(statement), insert: open }]
  return [...close, { from: at, to: at, insert: `${gap}${written}` }]
}

/** Whether statements stand line under line here, with no blank line before the next, or else the last. */
function isPacked({ tree }: DocumentState, { index, segment }: Statement): boolean {
  const next = tree.segments[index + 1]
  const isBefore = next?.kind === 'statement'
  const { text, span } = isBefore ? next : segment
  const lead = text.slice(0, span.from)
  if (index === 0 && !isBefore) return false
  return lead.split('\n').length === 2 && lead.trim() === ''
}

/** Puts statements at the end of the text, before nothing but blanks and comments. */
function insertAtEnd(state: DocumentState, written: string, eol: string): readonly Replacement[] {
  const last = lastStatement(state)
  if (last) return insertAfter(state, last, [written])
  const { text } = state
  const lead = text === '' || text.endsWith('\n') ? '' : eol
  return [{ from: text.length, to: text.length, insert: `${lead}${written}${eol}` }]
}

/** The last statement about any of the entities. */
export function lastAbout(state: DocumentState, ids: Iterable<EntityId>): Statement | null {
  return statementsAbout(state, ids).findLast((each) => !each.nested) ?? null
}

/** The last statement that declares something: where a new object goes behind. */
export function lastStatement(state: DocumentState): Statement | null {
  const { segments, starts } = state.tree
  let fallback: Statement | null = null
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index]
    if (!segment?.node || segment.kind !== 'statement' || isBroken(segment)) continue
    const statement = statementAt(index, starts[index] ?? 0, segment, segment.node)
    if (
      segment.node.kind !== 'other' &&
      segment.node.kind !== 'setSearchPath' &&
      segment.node.kind !== 'copy'
    ) {
      return statement
    }
    fallback ??= segment.node.kind === 'other' ? null : statement
  }
  return fallback
}

/** The last statement of all, rows included, before the COMMIT that ends the text: behind it everything has happened. */
export function endStatement(state: DocumentState): Statement | null {
  const { segments, starts } = state.tree
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index]
    if (!segment?.node || segment.kind !== 'statement' || isBroken(segment)) continue
    const { node } = segment
    if (node.kind === 'other' && (node.words === '' || endWords.has(node.words.split(' ')[0] ?? ''))) continue
    return statementAt(index, starts[index] ?? 0, segment, node)
  }
  return null
}

const endWords: ReadonlySet<string> = new Set(['commit', 'end'])

/** The later of two statements. */
export function laterOf(a: Statement | null, b: Statement | null): Statement | null {
  if (!a || !b) return a ?? b
  return a.index >= b.index ? a : b
}

function isTerminated(statement: Statement): boolean {
  return (
    statement.segment.span.to < statement.segment.text.length &&
    statement.segment.text.trimEnd().endsWith(';')
  )
}

function statementEnd(statement: Statement): number {
  return statement.start + statement.segment.span.to
}

/** Line ends as the text has them; those inside strings and quoted names are part of what is said. */
function withEol(text: string, eol: string): string {
  if (eol === '\n') return text
  let out = ''
  let at = 0
  for (const token of scanSql(text)) {
    out += text.slice(at, token.from).replaceAll('\n', eol) + text.slice(token.from, token.to)
    at = token.to
  }
  return out + text.slice(at).replaceAll('\n', eol)
}
