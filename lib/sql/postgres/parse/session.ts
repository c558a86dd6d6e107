import {
  type Cursor,
  foldName,
  Kind,
  type LexicalProfile,
  type StatementNode,
  stringValue,
  unquoteName,
} from '../../core/index.ts'
import { readQName } from './names.ts'

/** What the search path is when nobody sets it. */
const defaultPath = ['$user', 'public']

/** Reads SET; only the search path is looked into. */
export function readSet(c: Cursor): StatementNode {
  c.next()
  const local = c.eat('local')
  if (!local && c.is('session') && !c.is('characteristics', 1)) c.eat('session')
  if (c.eat('schema')) {
    if (!c.eatOperator('=')) c.eat('to')
    return { kind: 'setSearchPath', schemas: readPath(c), local }
  }
  if (c.is('search_path') && (c.isOperator('=', 1) || c.is('to', 1))) {
    c.next()
    c.next()
    return { kind: 'setSearchPath', schemas: readPath(c), local }
  }
  c.takeRest()
  return { kind: 'other', words: 'set' }
}

function readPath(c: Cursor): readonly string[] {
  if (c.eat('default')) return defaultPath
  const schemas: string[] = []
  while (!c.done) {
    if (c.kind() === Kind.string) {
      schemas.push(stringValue(c.raw()))
      c.next()
    } else if (c.kind() === Kind.word || c.kind() === Kind.quotedName) schemas.push(c.takeName().value)
    else {
      c.reportHere('expected a schema')
      c.next()
      continue
    }
    if (!c.eatKind(Kind.comma)) break
  }
  return schemas.filter((schema) => schema !== '')
}

/** Reads `SELECT pg_catalog.set_config('search_path', …)`, as dumps have it; null for any other SELECT. */
export function readSetConfig(c: Cursor): StatementNode | null {
  let at = 1
  if (c.is('pg_catalog', at) && c.kind(at + 1) === Kind.dot) at += 2
  if (!c.is('set_config', at) || c.kind(at + 1) !== Kind.openParen) return null
  if (c.kind(at + 2) !== Kind.string || c.kind(at + 4) !== Kind.string) return null
  if (stringValue(c.raw(at + 2)).toLowerCase() !== 'search_path') return null
  const schemas = splitPath(stringValue(c.raw(at + 4)), c.profile)
  const local = c.is('true', at + 6)
  c.takeRest()
  return { kind: 'setSearchPath', schemas, local }
}

/** The schemas of a path in one string: `a, "B"`. */
function splitPath(text: string, profile: LexicalProfile): readonly string[] {
  const schemas: string[] = []
  let from = 0
  let quoted = false
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '"') quoted = !quoted
    if (i < text.length && (text[i] !== ',' || quoted)) continue
    const part = text.slice(from, i).trim()
    from = i + 1
    if (part !== '') schemas.push(part.startsWith('"') ? unquoteName(part, profile) : foldName(part, profile))
  }
  return schemas
}

/** Reads COPY; what matters is whether lines of data follow. */
export function readCopy(c: Cursor): StatementNode {
  c.next()
  c.eat('binary')
  const table = c.kind() === Kind.openParen ? null : readQName(c, 'a table')
  let fromStdin = false
  while (!c.done) {
    if (c.eat('from', 'stdin')) fromStdin = true
    else c.skipGroup()
  }
  return { kind: 'copy', fromStdin, table }
}
