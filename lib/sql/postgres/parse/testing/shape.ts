import { Kind, makeScanner, type Segment, scan } from '../../../core/index.ts'
import { postgresLexical } from '../../lexical.ts'

/** The tokens of a text with one space between them: what it says, whatever its layout. */
export function tokensOf(text: string): readonly string[] {
  const scanner = makeScanner(text, postgresLexical)
  const tokens: string[] = []
  for (let at = 0; at < text.length; at = scanner.end) {
    scan(scanner, at)
    const { kind } = scanner
    const trivia = kind === Kind.space || kind === Kind.lineComment || kind === Kind.blockComment
    if (!trivia) tokens.push(text.slice(at, scanner.end))
  }
  return tokens
}

/** A segment's node with every span replaced by the tokens it covers, to compare readings of one statement. */
export function shapeOf(segment: Segment | undefined): unknown {
  return segment ? shape(segment.node, segment.text) : undefined
}

function shape(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((item) => shape(item, text))
  if (value === null || typeof value !== 'object') return value
  const out: Record<string, unknown> = {}
  const { from, to, ...rest } = value as { from?: unknown; to?: unknown }
  if (typeof from === 'number' && typeof to === 'number') out.text = tokensOf(text.slice(from, to)).join(' ')
  for (const [key, item] of Object.entries(rest)) out[key] = shape(item, text)
  return out
}
