import type { Span } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import type { JudgedQuery } from './judged-query.ts'

/** The words of a part of the query, on one line and not longer than a message bears. */
export function wordsAt({ sql }: JudgedQuery, { from, to }: Span): string {
  const words = sql.slice(from, to).split(/\s+/).join(' ')
  return words.length > 60 ? `${words.slice(0, 57)}…` : words
}

/** The part of the query's text. */
export function textAt({ sql }: JudgedQuery, { from, to }: Span): string {
  return sql.slice(from, to)
}

/** In place of the part. */
export function replace({ from, to }: Span, insert: string): Replacement {
  return { from, to, insert }
}

/** Takes the part out, with the blanks before it. */
export function remove({ sql }: JudgedQuery, { from, to }: Span): Replacement {
  let start = from
  while (start > 0 && blank(sql.charAt(start - 1))) start--
  return { from: start, to, insert: '' }
}

/** Where the part is with the parentheses that stand around it alone: a tree's spans leave them out. */
export function withParentheses({ sql }: JudgedQuery, { from, to }: Span, within: Span): Span {
  let span = { from, to }
  for (;;) {
    let before = span.from - 1
    while (before >= within.from && blank(sql.charAt(before))) before--
    let after = span.to
    while (after < within.to && blank(sql.charAt(after))) after++
    if (before < within.from || sql.charAt(before) !== '(' || sql.charAt(after) !== ')') return span
    span = { from: before, to: after + 1 }
  }
}

/** The edit with a blank where what it writes would otherwise run into the words around it. */
export function spaced(sql: string, { from, to, insert }: Replacement): Replacement {
  const [before, after] = [sql.charAt(from - 1), sql.charAt(to)]
  if (insert === '') return { from, to, insert: joins(before, after) ? ' ' : '' }
  const head = joins(before, insert.charAt(0)) ? ' ' : ''
  const tail = joins(insert.slice(-1), after) ? ' ' : ''
  return { from, to, insert: head + insert + tail }
}

/** Whether two characters side by side make one word of two; a quote behind a letter begins another kind of string. */
function joins(before: string, after: string): boolean {
  return word.test(before) && (word.test(after) || after === "'" || after === '"')
}

const word = /[\p{L}\p{N}_$]/u

function blank(ch: string): boolean {
  return ch === ' ' || ch === '\n' || ch === '\t' || ch === '\r'
}
