import { isQuery, type SqlToken, scanSql } from '../../schema/index.ts'
import type { Name, QName, Segment } from '../../sql/index.ts'
import type { Site } from './sites.ts'

/**
 * What a statement names that tends relations: CLUSTER, ANALYZE, VACUUM, LOCK, TRUNCATE, REINDEX,
 * REFRESH. Null for all others, and for one that is written in an unknown way.
 */
export function tendedIn({ text, span }: Segment): readonly Site[] | null {
  const head = scanSql(text.slice(span.from, Math.min(span.to, span.from + headLength)))[0]
  const noise = head?.kind === 'word' ? noiseOf.get(head.value) : undefined
  if (!head || !noise) return null
  const reader: Reader = { tokens: scanSql(text.slice(span.from, span.to)), at: 1, start: span.from }
  skipNoise(reader, noise)
  const sites: Site[] = []
  if (head.value === 'reindex') {
    const kind = reader.tokens[reader.at - 1]?.value
    if (kind === 'concurrently') return null
    const isIndex = kind === 'index'
    if (!isIndex && kind !== 'table') return null
    if (isWord(reader, 'concurrently')) reader.at++
    const name = readName(reader)
    if (!name || reader.at < reader.tokens.length) return null
    return [isIndex ? { kind: 'index', name, table: null } : { kind: 'relation', name }]
  }
  do {
    if (isWord(reader, 'only')) reader.at++
    const name = readName(reader)
    if (!name) return null
    sites.push({ kind: 'relation', name })
    if (isSymbol(reader, '*')) reader.at++
    if (isSymbol(reader, '(')) sites.push(...readColumns(reader, name))
    if (isWord(reader, 'using')) {
      reader.at++
      const index = readName(reader)
      if (index) sites.push({ kind: 'index', name: index, table: name })
    }
  } while (takeComma(reader))
  const rest = reader.tokens[reader.at]
  return rest === undefined || endings.has(rest.value) ? sites : null
}

interface Reader {
  readonly tokens: readonly SqlToken[]
  at: number
  readonly start: number
}

/** The query that EXPLAIN, DECLARE or PREPARE takes along; null for all other statements. */
export function queryWithin({ text, span }: Segment): Site | null {
  const tokens = scanSql(text.slice(span.from, span.to))
  if (tokens[0]?.kind !== 'word' || !takesQuery.has(tokens[0].value)) return null
  const start = tokens.find((token) => isQuery(text.slice(span.from + token.from, span.to)))
  return start ? { kind: 'query', raw: { from: span.from + start.from, to: span.to } } : null
}

const takesQuery: ReadonlySet<string> = new Set(['explain', 'declare', 'prepare'])

/** Enough of a statement to tell what it is. */
const headLength = 200

const tending = ['full', 'freeze', 'verbose', 'analyze', 'analyse']

/** The words that may stand between the verb and the first name, by verb. */
const noiseOf: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['cluster', new Set(['verbose'])],
  ['analyze', new Set(['verbose'])],
  ['analyse', new Set(['verbose'])],
  ['vacuum', new Set(tending)],
  ['lock', new Set(['table'])],
  ['truncate', new Set(['table'])],
  ['reindex', new Set(['verbose', 'table', 'index'])],
  ['refresh', new Set(['materialized', 'view', 'concurrently'])],
])

/** What may follow the last name. */
const endings: ReadonlySet<string> = new Set([
  'in',
  'nowait',
  'restart',
  'continue',
  'cascade',
  'restrict',
  'with',
])

function skipNoise(reader: Reader, noise: ReadonlySet<string>): void {
  for (;;) {
    const token = reader.tokens[reader.at]
    if (token?.kind === 'word' && noise.has(token.value)) reader.at++
    else if (isSymbol(reader, '(')) skipParens(reader)
    else return
  }
}

function skipParens(reader: Reader): void {
  while (reader.at < reader.tokens.length && !isSymbol(reader, ')')) reader.at++
  reader.at++
}

function readName(reader: Reader): QName | null {
  const parts: Name[] = []
  for (;;) {
    const token = reader.tokens[reader.at]
    if (token?.kind !== 'word' && token?.kind !== 'quoted') return null
    const [from, to] = [reader.start + token.from, reader.start + token.to]
    parts.push({ from, to, value: token.value, quoted: token.kind === 'quoted' })
    reader.at++
    if (!isSymbol(reader, '.')) break
    reader.at++
  }
  return { parts, from: parts[0]?.from ?? 0, to: parts.at(-1)?.to ?? 0 }
}

function readColumns(reader: Reader, table: QName): readonly Site[] {
  const sites: Site[] = []
  do {
    reader.at++
    const name = readName(reader)?.parts[0]
    if (name) sites.push({ kind: 'column', name, table })
  } while (isSymbol(reader, ','))
  reader.at++
  return sites
}

function takeComma(reader: Reader): boolean {
  if (!isSymbol(reader, ',')) return false
  reader.at++
  return true
}

function isSymbol({ tokens, at }: Reader, symbol: string): boolean {
  return tokens[at]?.kind === 'symbol' && tokens[at]?.value === symbol
}

function isWord({ tokens, at }: Reader, word: string): boolean {
  return tokens[at]?.kind === 'word' && tokens[at]?.value === word
}
