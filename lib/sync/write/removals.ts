import type { AlterTableAction, ColumnConstraint, Span } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import type { DocumentState } from '../document.ts'
import { removeElements } from './lists.ts'
import {
  type AlterTableStatement,
  type CreateTableStatement,
  type Statement,
  statementAt,
} from './statements.ts'
import { contentEnd, endsLine, lineStart, nextLine, sameLineTrivia, startsLine } from './trivia.ts'

/**
 * Takes a whole statement away: its lines, the comment behind it, one of the blank lines around it,
 * and the header that pg_dump sets before it. Other comments stay.
 */
export function removeStatement(state: DocumentState, statement: Statement): readonly Replacement[] {
  const { text } = state
  if (statement.nested) {
    const { node } = statement.segment
    if (node?.kind !== 'do') return removeNested(text, statement)
    // A block must not be left empty.
    if (node.elements.length > 1) return removeNested(text, throughSemicolon(statement))
    const { index, start, segment } = statement
    return removeStatement(state, statementAt(index, start, segment, node))
  }
  const first = statement.start + statement.span.from
  const end = statement.start + statement.segment.text.length
  const header = dumpHeaderStart(text, statement.start, first)
  const from = header ?? Math.max(statement.start, lineStart(text, first))
  const tail = sameLineTrivia(text, end)
  if (!endsLine(text, tail)) {
    // Another statement follows on the line: leave its own blanks to it.
    return [{ from: Math.min(first, Math.max(from, statement.start)), to: end, insert: '' }]
  }
  if (from !== lineStart(text, from)) return [{ from, to: tail, insert: '' }]
  let to = nextLine(text, tail)
  const blankBefore = from === 0 || text.slice(lineStart(text, from - 1), from).trim() === ''
  while (blankBefore && to < text.length && endsLine(text, to) && nextLine(text, to) > to) {
    to = nextLine(text, to)
  }
  return [{ from, to, insert: '' }]
}

/** Inside a block the semicolon belongs to the statement. */
function throughSemicolon(statement: Statement): Statement {
  const { text } = statement.segment
  const { from } = statement.span
  const end = text.indexOf(';', statement.span.to)
  return end < 0 ? statement : { ...statement, span: { from, to: end + 1 } }
}

/** Takes an element out of a CREATE SCHEMA or a block, with its lines. */
function removeNested(text: string, statement: Statement): readonly Replacement[] {
  const from = statement.start + statement.span.from
  const to = statement.start + statement.span.to
  const tail = sameLineTrivia(text, to)
  if (!startsLine(text, from) || !endsLine(text, tail)) return [{ from, to, insert: '' }]
  return [{ from: lineStart(text, from), to: nextLine(text, tail), insert: '' }]
}

/** What is to go from a text: whole statements, and parts of those that stay. */
export type Removal =
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'action'; readonly statement: AlterTableStatement; readonly action: AlterTableAction }
  | {
      readonly kind: 'element'
      readonly statement: CreateTableStatement
      readonly element: CreateTableStatement['node']['elements'][number]
    }
  /** The data lines behind COPY, by their segment. */
  | { readonly kind: 'data'; readonly index: number }
  | { readonly kind: 'constraint'; readonly statement: Statement; readonly constraint: ColumnConstraint }

/** The edits that take things away together, so that lists keep their commas and no statement stays empty. */
export function removeAll(state: DocumentState, removals: readonly Removal[]): readonly Replacement[] {
  const edits: Replacement[] = []
  const actions = new Map<number, { statement: AlterTableStatement; gone: Set<AlterTableAction> }>()
  const elements = new Map<string, { statement: CreateTableStatement; gone: Set<number> }>()
  for (const removal of removals) {
    if (removal.kind === 'statement') edits.push(...removeStatement(state, removal.statement))
    else if (removal.kind === 'data') {
      const from = state.tree.starts[removal.index] ?? 0
      const to = from + (state.tree.segments[removal.index]?.text.length ?? 0)
      edits.push({ from, to, insert: '' })
    } else if (removal.kind === 'constraint') {
      edits.push(...removeColumnConstraint(removal.statement, removal.constraint))
    } else if (removal.kind === 'action') {
      const { statement, action } = removal
      const group = actions.get(statement.index) ?? { statement, gone: new Set() }
      group.gone.add(action)
      actions.set(statement.index, group)
    } else {
      const { statement, element } = removal
      const key = `${statement.index}:${statement.span.from}`
      const group = elements.get(key) ?? { statement, gone: new Set() }
      group.gone.add(statement.node.elements.indexOf(element))
      elements.set(key, group)
    }
  }
  for (const { statement, gone } of actions.values()) {
    const all = statement.node.actions
    const at = all.flatMap((action, index) => (gone.has(action) ? [index] : []))
    const edit =
      at.length === all.length
        ? removeStatement(state, statement)
        : absolute(statement, removeElements(statement.segment.text, all, at))
    edits.push(...edit)
  }
  for (const { statement, gone } of elements.values()) {
    const { text } = statement.segment
    edits.push(
      ...absolute(
        statement,
        removeElements(
          text,
          statement.node.elements,
          [...gone].sort((a, b) => a - b),
        ),
      ),
    )
  }
  return edits
}

/** Takes one action out of an ALTER TABLE; the whole statement when it is the only one. */
export function removeAction(
  state: DocumentState,
  statement: AlterTableStatement,
  action: AlterTableAction,
): readonly Replacement[] {
  return removeAll(state, [{ kind: 'action', statement, action }])
}

/** Takes a constraint off a column, with the blanks before it. */
export function removeColumnConstraint(
  statement: Statement,
  constraint: ColumnConstraint,
): readonly Replacement[] {
  const { text } = statement.segment
  let { from } = constraint
  while (from > 0 && isBlank(text.charAt(from - 1))) from--
  // A comment line that ends here must keep its line end.
  const line = text.slice(lineStart(text, from), from)
  if (line.includes('--')) from = constraint.from
  return absolute(statement, [{ from, to: constraint.to, insert: '' }])
}

/** Replacements in a segment as replacements in the document. */
export function absolute(
  statement: { readonly start: number },
  replacements: readonly Replacement[],
): readonly Replacement[] {
  return replacements.map(({ from, to, insert }) => ({
    from: statement.start + from,
    to: statement.start + to,
    insert,
  }))
}

/** Replaces a span of a statement. */
export function replaceSpan(statement: { readonly start: number }, span: Span, insert: string): Replacement {
  return { from: statement.start + span.from, to: statement.start + span.to, insert }
}

/** Where the `--\n-- Name: …\n--` block that names the statement starts; null when there is none. */
function dumpHeaderStart(text: string, from: number, statement: number): number | null {
  const lead = text.slice(from, statement)
  const name = Math.max(lead.lastIndexOf('-- Name: '), lead.lastIndexOf('-- Data for Name: '))
  if (name < 0) return null
  const start = lineStart(lead, name)
  const afterName = lead.slice(contentEnd(lead, name)).trim()
  if (afterName !== '--' && afterName !== '') return null
  const above = start === 0 ? 0 : lineStart(lead, start - 1)
  const opens = start > 0 && lead.slice(above, start).trim() === '--'
  return from + (opens ? above : start)
}

function isBlank(ch: string): boolean {
  return ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r'
}
