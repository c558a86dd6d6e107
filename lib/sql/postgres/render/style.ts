import type { QualifiedName } from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'

/** How rendered SQL looks; every renderer takes it last, so that new text can match its surroundings. */
export interface RenderStyle {
  /** The keywords as they are to be spelled. */
  keyword(words: string): string
  /** A qualified name as it is to be written. */
  name(name: QualifiedName): string
  readonly indent: string
  readonly eol: string
  /** Whether `USING btree` is written although it is the default, as pg_dump does. */
  readonly usingBtree?: boolean
}

/** Upper-case keywords, four blanks, LF, every name qualified: what canonical exports use. */
export const canonicalStyle: RenderStyle = {
  keyword: (words) => words,
  name: ({ schema, name }) =>
    schema === '' ? quoteIdentifier(name) : `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`,
  indent: '    ',
  eol: '\n',
}

/** Quoted names between commas. */
export function nameList(names: readonly string[]): string {
  return names.map(quoteIdentifier).join(', ')
}

/** Joins the parts that are there by blanks. */
export function words(...parts: readonly (string | null | false | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ')
}
