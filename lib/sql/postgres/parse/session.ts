import {
  type Cursor,
  foldName,
  Kind,
  type LexicalProfile,
  type StatementNode,
  unquoteName,
} from '../../core/index.ts'
import { readQName } from './names.ts'

/** What the search path is when nobody sets it. */
const defaultPath = ['$user', 'public']

/** Reads SET; only the search path and the way of reading strings are looked into. */
export function readSet(c: Cursor): StatementNode {
  c.next()
  const local = c.eat('local')
  if (!local && c.is('session') && !c.is('characteristics', 1)) c.eat('session')
  if (c.is('role')) return { kind: 'setRole', of: 'role', role: readRole(c), local }
  if (c.is('authorization') || c.are('session', 'authorization')) {
    c.eat('session')
    return { kind: 'setRole', of: 'session', role: readRole(c), local }
  }
  if (c.eat('schema')) {
    if (!c.eatOperator('=')) c.eat('to')
    return { kind: 'setSearchPath', schemas: readPath(c), local }
  }
  if (c.is('search_path') && (c.isOperator('=', 1) || c.is('to', 1))) {
    c.next()
    c.next()
    return { kind: 'setSearchPath', schemas: readPath(c), local }
  }
  const strings = c.is(stringSetting) && (c.isOperator('=', 1) || c.is('to', 1)) ? settingAt(c, 2) : null
  c.takeRest()
  return strings === null
    ? { kind: 'other', words: 'set' }
    : { kind: 'other', words: 'set', backslashes: takesBackslashes(strings) }
}

/** Reads RESET, which may bring back the standard way of reading strings. */
export function readReset(c: Cursor): StatementNode {
  if (c.is('role', 1) || (c.is('session', 1) && c.is('authorization', 2))) {
    const of = c.is('role', 1) ? 'role' : 'session'
    c.takeRest()
    return { kind: 'setRole', of, role: null, local: false }
  }
  const strings = c.is(stringSetting, 1) || c.is('all', 1)
  c.takeRest()
  return strings ? { kind: 'other', words: 'reset', backslashes: false } : { kind: 'other', words: 'reset' }
}

/** Reads the role from the word before it; NONE and DEFAULT are none. */
function readRole(c: Cursor): string | null {
  c.next()
  if (!c.eatOperator('=')) c.eat('to')
  const plain = c.kind() === Kind.word && (c.is('none') || c.is('default'))
  const role = c.kind() === Kind.string ? c.string() : c.done ? '' : c.takeName().value
  c.takeRest()
  return plain || role === '' ? null : role
}

/** The setting by which backslashes in plain strings are or are not escapes. */
const stringSetting = 'standard_conforming_strings'

/** The value of a setting, or an empty string where there is none. */
function settingAt(c: Cursor, ahead: number): string {
  return (c.kind(ahead) === Kind.string ? c.string(ahead) : c.raw(ahead)).toLowerCase()
}

/** A truth value may be cut short as long as it is no other. */
function takesBackslashes(conforming: string): boolean {
  return ['of', 'off', 'f', 'fa', 'fal', 'fals', 'false', 'n', 'no', '0'].includes(conforming)
}

function readPath(c: Cursor): readonly string[] {
  if (c.eat('default')) return defaultPath
  const schemas: string[] = []
  while (!c.done) {
    if (c.kind() === Kind.string) {
      schemas.push(c.string())
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

/** Reads `SELECT pg_catalog.set_config('search_path', …)` and the like, as dumps have it; null for any other SELECT. */
export function readSetConfig(c: Cursor): StatementNode | null {
  let at = 1
  if (c.is('pg_catalog', at) && c.kind(at + 1) === Kind.dot) at += 2
  if (!c.is('set_config', at) || c.kind(at + 1) !== Kind.openParen) return null
  if (c.kind(at + 2) !== Kind.string || c.kind(at + 4) !== Kind.string) return null
  const setting = c.string(at + 2).toLowerCase()
  if (setting === stringSetting) {
    const backslashes = takesBackslashes(settingAt(c, at + 4))
    c.takeRest()
    return { kind: 'other', words: 'select', backslashes }
  }
  if (setting !== 'search_path') return null
  const schemas = splitPath(c.string(at + 4), c.profile)
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
