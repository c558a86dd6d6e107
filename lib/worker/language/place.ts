import { type SqlToken, scanSql } from '../../schema/index.ts'
import type { DocumentState } from '../../sync/index.ts'

/** A place in a statement, in tokens. Offsets of tokens are relative to `start`. */
export interface Place {
  /** Offset in the document that the tokens count from. */
  readonly start: number
  /** The text that the tokens count in. */
  readonly text: string
  /** The tokens of the statement around the place, before and after it. */
  readonly tokens: readonly SqlToken[]
  /** The offset relative to `start`. */
  readonly offset: number
  /** What the offset stands in: an identifier or word, something else than names, or between tokens. */
  readonly within: 'name' | 'opaque' | 'gap'
  /** Index of the name token that the offset is in or ends at; else of the next token after it. */
  readonly index: number
}

/** Where an offset stands in the text. Reads one statement. */
export function placeAt(state: DocumentState, offset: number): Place {
  const { segments, starts } = state.tree
  const found = segmentAt(starts, offset)
  // Blanks after an unfinished statement still belong to what is being typed.
  const at = isUnfinishedBefore(state, found) ? found - 1 : found
  const segment = segments[at]
  const start = starts[at] ?? 0
  const relative = offset - start
  if (!segment || segment.kind === 'copyData' || segment.kind === 'meta') {
    return { start, text: '', tokens: [], offset: relative, within: 'opaque', index: 0 }
  }
  const text = at === found ? segment.text : segment.text + (segments[found]?.text ?? '')
  const tokens = statementAround(scanSql(withoutMark(text)), relative)
  const inside = tokens.findIndex((token) => token.from < relative && relative <= token.to)
  const token = tokens[inside]
  if (token && isName(token)) return { start, text, tokens, offset: relative, within: 'name', index: inside }
  // A name that begins right here, with nothing before it that ends here.
  const next = tokens.findIndex((candidate) => candidate.from >= relative)
  const index = next < 0 ? tokens.length : next
  const following = tokens[index]
  if (following && following.from === relative && isName(following)) {
    return { start, text, tokens, offset: relative, within: 'name', index }
  }
  const before = tokens[index - 1]?.to ?? 0
  const opaque =
    (token !== undefined && (relative < token.to || token.kind === 'number' || isOpenString(token, text))) ||
    endsInComment(text.slice(before, relative))
  return { start, text, tokens, offset: relative, within: opaque ? 'opaque' : 'gap', index }
}

/** A byte order mark is no part of the first word. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text
}

/** The token indices of the dotted name around a name token, outermost first. */
export function chainAround(tokens: readonly SqlToken[], index: number): readonly number[] {
  const chain = [index]
  for (let at = index; isDot(tokens[at - 1]); at -= 2) {
    const before = tokens[at - 2]
    if (!before || !isName(before)) break
    chain.unshift(at - 2)
  }
  for (let at = index; isDot(tokens[at + 1]); at += 2) {
    const after = tokens[at + 2]
    if (!after || !isName(after)) break
    chain.push(at + 2)
  }
  return chain
}

type NameToken = SqlToken & { readonly kind: 'word' | 'quoted' }

export function isName(token: SqlToken | undefined): token is NameToken {
  return token?.kind === 'word' || token?.kind === 'quoted'
}

export function isDot(token: SqlToken | undefined): boolean {
  return token?.kind === 'symbol' && token.value === '.'
}

export function isSymbol(token: SqlToken | undefined, value: string): boolean {
  return token?.kind === 'symbol' && token.value === value
}

/** The value of an unquoted word; empty for anything else. */
export function wordOf(token: SqlToken | undefined): string {
  return token?.kind === 'word' ? token.value : ''
}

function segmentAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const mid = (low + high + 1) >> 1
    if ((starts[mid] ?? 0) <= offset) low = mid
    else high = mid - 1
  }
  return Math.max(0, low)
}

function isUnfinishedBefore({ tree }: DocumentState, index: number): boolean {
  const before = tree.segments[index - 1]
  return (
    tree.segments[index]?.kind === 'trivia' &&
    before?.kind === 'statement' &&
    !before.text.trimEnd().endsWith(';')
  )
}

/** Whether a string runs to its end without its closing quote. */
function isOpenString({ kind, from, to }: SqlToken, text: string): boolean {
  const last = text[to - 1]
  return kind === 'string' && (to - from === 1 || (last !== "'" && last !== '$'))
}

/** The tokens between the semicolons around an offset. */
function statementAround(tokens: readonly SqlToken[], offset: number): readonly SqlToken[] {
  let from = 0
  for (let i = 0; i < tokens.length; i++) {
    if (!isSymbol(tokens[i], ';')) continue
    if ((tokens[i]?.to ?? 0) > offset) return tokens.slice(from, i)
    from = i + 1
  }
  return tokens.slice(from)
}

/** Whether a comment that begins in this gap between tokens is still open at its end. */
function endsInComment(gap: string): boolean {
  for (let at = 0; at < gap.length; at++) {
    if (gap.startsWith('--', at)) {
      const end = gap.indexOf('\n', at)
      if (end < 0) return true
      at = end
    } else if (gap.startsWith('/*', at)) {
      const end = gap.indexOf('*/', at + 2)
      if (end < 0) return true
      at = end + 1
    }
  }
  return false
}
