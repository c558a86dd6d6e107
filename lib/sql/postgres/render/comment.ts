import { quoteString } from '../quote.ts'
import { canonicalStyle, type RenderStyle } from './style.ts'

/** `COMMENT ON object IS '…'`; null takes the comment away. `object` is its words and name, e.g. `TABLE a.b`. */
export function renderComment(
  words: string,
  name: string,
  text: string | null,
  style: RenderStyle = canonicalStyle,
): string {
  const kw = style.keyword
  const value = text === null ? kw('NULL') : quoteString(text)
  return `${kw('COMMENT ON')} ${kw(words)} ${name} ${kw('IS')} ${value};`
}
