import type { RenderStyle } from '../../parts.ts'
import { quoteIdentifier } from '../quote.ts'

export type { RenderStyle }

/** Upper-case keywords, four blanks, LF, every name qualified: what canonical exports use. */
export const canonicalStyle: RenderStyle = {
  keyword: (words) => words,
  name: ({ schema, name }) =>
    schema === '' ? quoteIdentifier(name) : `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`,
  indent: '    ',
  eol: '\n',
}

/** Quoted names between commas. */
export function nameList(names: readonly string[], style: RenderStyle = canonicalStyle): string {
  return names.map((name) => (style.identifier ?? quoteIdentifier)(name)).join(', ')
}

/** Joins the parts that are there by blanks. */
export function words(...parts: readonly (string | null | false | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ')
}
