import type { Replacement } from '../../../text/index.ts'
import { Kind, makeScanner, type Segment, scan, type TokenKind } from '../../core/index.ts'
import { postgresLexical } from '../lexical.ts'
import type { LayoutPlan } from './plan.ts'

const indent = '  '

interface Token {
  readonly kind: TokenKind
  readonly from: number
  readonly to: number
  /** Whether it lies inside a part that stays as it is. */
  readonly fixed: boolean
}

/** The replacements, in the segment's offsets, that lay a statement out. */
export function layOut(segment: Segment, plan: LayoutPlan, newline: string): readonly Replacement[] {
  const { text } = segment
  const tokens = tokensOf(segment, plan)
  const replacements: Replacement[] = []
  const replace = (from: number, to: number, insert: string) => {
    if (text.slice(from, to) !== insert) replacements.push({ from, to, insert })
  }
  tokens.forEach((token, i) => {
    const before = tokens[i - 1]
    if (before) replace(before.to, token.from, gap(text, before, token, plan, newline))
    if (token.kind === Kind.word && !token.fixed) {
      replace(token.from, token.to, text.slice(token.from, token.to).toUpperCase())
    }
  })
  return replacements
}

/** The significant tokens, what stays as it is counting as one each. */
function tokensOf(segment: Segment, { fixed }: LayoutPlan): readonly Token[] {
  const { text, span } = segment
  const scanner = makeScanner(text, postgresLexical)
  const tokens: Token[] = []
  let next = 0
  for (let at = span.from; at < span.to; ) {
    while (next < fixed.length && (fixed[next]?.from ?? 0) < at) next++
    const part = fixed[next]
    if (part && part.from === at) {
      tokens.push({ kind: Kind.word, from: at, to: part.to, fixed: true })
      at = part.to
      continue
    }
    scan(scanner, at)
    const { kind, end } = scanner
    if (kind !== Kind.space && kind !== Kind.lineComment && kind !== Kind.blockComment) {
      tokens.push({ kind, from: at, to: end, fixed: false })
    }
    at = end
  }
  return tokens
}

/** What is to stand between two tokens. */
function gap(text: string, before: Token, after: Token, plan: LayoutPlan, newline: string): string {
  const between = text.slice(before.to, after.from)
  for (const list of plan.lists) {
    if (list.starts.has(after.from)) return ownLine(between, indent, indent, newline)
    if (after.from === list.close) return ownLine(between, indent, '', newline)
  }
  const blank = between.trim() === ''
  const broken = between.includes('\n') || between.includes('\r')
  if (!blank || (broken && plan.breaks === 'kept')) return between
  if (after.kind === Kind.comma) return ''
  if (before.kind === Kind.comma) return ' '
  if (before.kind === Kind.openParen || after.kind === Kind.closeParen) return ''
  return between === '' ? '' : ' '
}

/** Puts what follows on a line of its own, the comments before it on theirs or where they stood. */
function ownLine(between: string, inner: string, last: string, newline: string): string {
  const scanner = makeScanner(between, postgresLexical)
  let out = ''
  let fresh = false
  for (let at = 0; at < between.length; at = scanner.end) {
    scan(scanner, at)
    const piece = between.slice(at, scanner.end)
    if (scanner.kind === Kind.space) fresh ||= piece.includes('\n') || piece.includes('\r')
    else {
      out += fresh ? newline + inner + piece : ` ${piece}`
      fresh = false
    }
  }
  return out + newline + last
}
