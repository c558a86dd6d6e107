import type { Token } from '../query/index.ts'
import { type Grammar, isSymbol, isWord, splitAtCommas, startsWith } from './shape.ts'

/** How the statements of a kind are parted; undefined for kinds that are known by their whole statement. */
export function grammarOf(kind: string): Grammar | undefined {
  return Object.hasOwn(grammars, kind) ? grammars[kind] : undefined
}

const nothing = (): ReadonlyMap<string, string> => new Map()

const grammars: Readonly<Record<string, Grammar>> = {
  publication: { members: ['for'], readMembers: readPublished, clauses: [], options: 'with' },
  subscription: {
    members: ['publication'],
    readMembers: readNames,
    clauses: [['connection']],
    options: 'with',
  },
  server: {
    members: null,
    readMembers: nothing,
    clauses: [['version'], ['foreign', 'data', 'wrapper']],
    options: 'options',
  },
  'foreign data wrapper': { members: null, readMembers: nothing, clauses: [], options: 'options' },
}

function readNames(sql: string, tokens: readonly Token[]): ReadonlyMap<string, string> {
  return new Map(
    splitAtCommas(tokens).map((part) => [
      part.map(({ value }) => value).join(''),
      sql.slice(part[0]?.from, part.at(-1)?.to),
    ]),
  )
}

/** `TABLE a, b (x) WHERE (…), TABLES IN SCHEMA s, t`: each on its own, under what it is about. */
export function readPublished(sql: string, tokens: readonly Token[]): ReadonlyMap<string, string> {
  const members = new Map<string, string>()
  let words = 'TABLE'
  for (const part of splitAtCommas(tokens)) {
    let rest = part
    if (startsWith(part, 0, ['all'])) {
      const text = sql.slice(part[0]?.from, part.at(-1)?.to)
      members.set(text.toLowerCase(), text)
      continue
    }
    if (startsWith(part, 0, ['tables', 'in', 'schema'])) {
      words = 'TABLES IN SCHEMA'
      rest = part.slice(3)
    } else if (isWord(part[0], 'table')) {
      words = 'TABLE'
      rest = part.slice(1)
    }
    const text = sql.slice(rest[0]?.from, rest.at(-1)?.to)
    members.set(`${words} ${nameOf(rest)}`, `${words} ${text}`)
  }
  return members
}

/** The name in front of a column list and a condition; `public` is searched anyway. */
function nameOf(tokens: readonly Token[]): string {
  const start = isWord(tokens[0], 'only') ? 1 : 0
  let end = start + 1
  while (isSymbol(tokens[end], '.')) end += 2
  const parts = tokens.slice(start, end).filter((token) => !isSymbol(token, '.'))
  const names = parts.map(({ value }) => value)
  return (names.length > 1 && names[0] === 'public' ? names.slice(1) : names).join('.')
}
