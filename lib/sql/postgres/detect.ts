import { foldName, Kind, makeScanner, scan } from '../core/index.ts'
import { postgresLexical } from './lexical.ts'

/** How many characters are looked at: enough for a file's head, and little in a large one. */
const looked = 60_000

/** Words that speak for PostgreSQL. */
const own = new Set(
  (
    'jsonb bigserial serial timestamptz tsvector plpgsql bytea uuid search_path pg_catalog nextval regclass ' +
    'extension owner gin gist materialized ilike returning inherits citext int4 int8 concurrently setof varying'
  ).split(' '),
)
/** Words that speak for another system. */
const foreign = new Set(
  (
    'engine auto_increment autoincrement unsigned tinyint mediumint longtext mediumtext varchar2 nvarchar ' +
    'nvarchar2 number clob identity_insert clustered nonclustered go pragma rowid datetime datetime2 ' +
    'uniqueidentifier interleave delimiter sysdate'
  ).split(' '),
)

/** 0 to 1: how much the text looks like PostgreSQL, by the words and marks that only it has. */
export function detectPostgres(text: string): number {
  const head = text.slice(0, looked)
  const scanner = makeScanner(head, postgresLexical)
  let speaksFor = 1
  let speaksAgainst = 1
  for (let at = 0; at < head.length; at = scanner.end) {
    scan(scanner, at)
    const { kind, end } = scanner
    if (kind === Kind.end || end <= at) break
    if (kind === Kind.dollarString) speaksFor += 3
    else if (kind === Kind.operator && end - at === 2 && head.startsWith('::', at)) speaksFor++
    else if (kind === Kind.openBracket && head[at + 1] === ']') speaksFor++
    else if (kind === Kind.other && head[at] === '`') speaksAgainst += 2
    else if (kind === Kind.operator && head[at] === '`') speaksAgainst += 2
    else if (kind === Kind.word) {
      const word = foldName(head.slice(at, end), postgresLexical)
      if (own.has(word)) speaksFor++
      else if (foreign.has(word)) speaksAgainst += 2
    }
  }
  return speaksFor / (speaksFor + speaksAgainst)
}
