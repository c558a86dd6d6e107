import { describe, expect, it } from 'vitest'
import { Kind, makeScanner, scan } from '../../core/index.ts'
import { postgresLexical } from '../lexical.ts'
import { parsePostgres } from './index.ts'
import { corpusFiles, corpusStatements, sampled } from './testing/corpus.ts'
import { goldenCases, readInput } from './testing/golden.ts'
import { shapeOf } from './testing/shape.ts'

/** The text with something put between all its tokens, strings and blank lines of data left alone. */
function between(text: string, filler: string): string {
  const scanner = makeScanner(text, postgresLexical)
  let out = ''
  for (let at = 0; at < text.length; at = scanner.end) {
    scan(scanner, at)
    const { kind, end } = scanner
    const blank = kind === Kind.space || kind === Kind.lineComment || kind === Kind.blockComment
    out += blank ? filler : text.slice(at, end) + (at === 0 ? '' : filler)
  }
  return out
}

function shapes(text: string): readonly unknown[] {
  return parsePostgres(text)
    .segments.filter((segment) => segment.kind === 'statement')
    .map((segment) => [shapeOf(segment), segment.diagnostics.map((d) => d.message)])
}

const corpus = corpusFiles.flatMap((file) => {
  const statements = corpusStatements(file)
  return sampled(statements, Math.ceil(statements.length / 120))
})
const golden = goldenCases.flatMap((name) => parsePostgres(readInput(name)).segments)
const statements = [...corpus, ...golden.filter((segment) => segment.kind === 'statement').map((s) => s.text)]
  // Meta-commands and errors depend on lines; messages quote them.
  .filter((text) => parsePostgres(text).segments.every((segment) => segment.diagnostics.length === 0))

describe('blank space and comments', () => {
  it.each([
    ['a comment', ' /* ( \' " ; CREATE TABLE x */ '],
    ['a comment to the end of the line', ' -- it\'s ; "x\n'],
    ['a line break of two characters', '\r\n'],
  ])('%s in every gap changes nothing but places', (_, filler) => {
    for (const text of statements) {
      const changed = between(text, filler)
      expect(shapes(changed), changed).toEqual(shapes(text))
    }
  })

  it('files with CRLF read alike', () => {
    const text = statements.join('\n')
    expect(shapes(text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n')).length).toBe(shapes(text).length)
  })
})
