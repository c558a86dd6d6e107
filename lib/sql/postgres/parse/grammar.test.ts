import fc from 'fast-check'
import { loadModule, parseSync } from 'libpg-query'
import { beforeAll, describe, expect, it } from 'vitest'
import { Kind, makeScanner, scan } from '../../core/index.ts'
import { postgresLexical } from '../lexical.ts'
import { parsePostgres } from './index.ts'
import { corpusFiles, corpusStatements, readCorpus } from './testing/corpus.ts'
import { goldenCases, readInput } from './testing/golden.ts'

/** Compared with PostgreSQL 18's own grammar. */
beforeAll(async () => {
  await loadModule()
})

/** How many statements PostgreSQL reads; null when it refuses the text. */
function accepted(text: string): number | null {
  try {
    return parseSync(text).stmts?.length ?? 0
  } catch {
    return null
  }
}

function errorsOf(text: string): readonly string[] {
  return parsePostgres(text).segments.flatMap((segment) =>
    segment.diagnostics
      .filter((report) => report.severity === 'error')
      .map((report) => `${report.message} (${segment.text.slice(report.from, report.to)})`),
  )
}

/** Texts of the statements that are not empty. */
function statementsOf(text: string): readonly string[] {
  return parsePostgres(text)
    .segments.filter((segment) => segment.kind === 'statement' && segment.span.to > segment.span.from)
    .map((segment) => segment.text)
}

const pieces = (text: string): readonly string[] => {
  const scanner = makeScanner(text, postgresLexical)
  const tokens: string[] = []
  for (let at = 0; at < text.length; at = scanner.end) {
    scan(scanner, at)
    if (scanner.kind === Kind.space && tokens.length > 0)
      tokens[tokens.length - 1] += text.slice(at, scanner.end)
    else tokens.push(text.slice(at, scanner.end))
  }
  return tokens
}

describe("PostgreSQL's own grammar", () => {
  it.each(corpusFiles)('accepts and refuses the statements of %s as we do, one by one', (file) => {
    for (const text of statementsOf(readCorpus(file))) {
      expect({ text, errors: errorsOf(text), accepted: accepted(text) }).toEqual({
        text,
        errors: [],
        accepted: 1,
      })
    }
  })

  it.each(goldenCases)('accepts the statements of %s that we accept, and only those', (name) => {
    for (const text of statementsOf(readInput(name))) {
      const errors = errorsOf(text)
      expect({ text, errors, fine: errors.length === 0 }).toEqual({
        text,
        errors,
        fine: accepted(text) === 1,
      })
    }
  })

  it('accepts nothing that we call an error: statements with tokens lost, doubled and swapped', () => {
    const small = corpusFiles
      .flatMap((file) =>
        corpusStatements(file).filter(
          (text, i) => text.length < 1500 && (i % 40 === 0 || file === 'sakila.sql'),
        ),
      )
      .concat(goldenCases.flatMap((name) => statementsOf(readInput(name))))
      .map(pieces)
    const mutated = fc
      .record({
        tokens: fc.nat(small.length - 1).map((i) => small[i] ?? []),
        sort: fc.constantFrom('lose', 'double', 'swap', 'borrow'),
        at: fc.nat(),
        other: fc.nat(small.length - 1).map((i) => small[i] ?? []),
        from: fc.nat(),
      })
      .map(({ tokens, sort, at, other, from }) => {
        const i = at % Math.max(1, tokens.length)
        const token = tokens[i] ?? ''
        const middle = {
          lose: [],
          double: [token, token],
          swap: [tokens[i + 1] ?? '', token],
          borrow: [other[from % Math.max(1, other.length)] ?? '', token],
        }[sort]
        return [...tokens.slice(0, i), ...middle, ...tokens.slice(sort === 'swap' ? i + 2 : i + 1)].join('')
      })
    fc.assert(
      fc.property(mutated, (text) => {
        if (accepted(text) === null || text.includes('\\')) return
        expect({ text, errors: errorsOf(text) }).toEqual({ text, errors: [] })
      }),
      { numRuns: 8000 },
    )
  })
})
