import type { Column, DataType } from '../../schema/index.ts'
import { Kind } from '../core/index.ts'
import { isName, readTokens, type SqlToken } from './lower/tokens.ts'
import { quoteIdentifier } from './quote.ts'
import {
  aliases,
  grammarOnly,
  grammarOnlyCharacter,
  intervalFields,
  plain,
  serials,
  serialTypes,
} from './type-spellings.ts'

/** Where a user's own type lives, given its written schema or null; null when it is not known. */
export type TypeResolver = (schema: string | null, name: string) => string | null

/** The form in which `format_type` prints a type, e.g. `int4` → `integer`; unknown names stay as they are. */
export function canonicalType(written: string): string {
  return readDataType(written, (schema) => schema).display
}

/** Whether a type as written is one of the engine's own. */
export function isBuiltinType(written: string): boolean {
  return shapeOf(written).builtin !== null
}

/** Reads a type as written. Built-in types are read once for each spelling and shared. */
export function readDataType(written: string, resolve: TypeResolver): DataType {
  const shape = shapeOf(written)
  if (shape.builtin) return shape.builtin
  return userType(shape, resolve(shape.schema, shape.name))
}

function shapeOf(written: string): Shape {
  let shape = shapes.get(written)
  if (!shape) {
    shape = readShape(written)
    if (shapes.size > 20_000) shapes.clear()
    shapes.set(written, shape)
  }
  return shape
}

/** The pseudo-type that a written type is, or null. */
export function serialOf(written: string): Column['serial'] {
  const word = written.trim().toLowerCase()
  return Object.hasOwn(serials, word) ? (serials[word] ?? null) : null
}

/** A user's type in another place or under another name. */
export function movedType(type: DataType, schema: string, name: string): DataType {
  return userType({ ...type, builtin: null }, schema, name)
}

/** `schema.name` quoted as the engine prints it: without `public`, which every session searches. */
export function displayName(schema: string | null, name: string): string {
  const hidden = schema === null || schema === 'public' || schema === 'pg_catalog' || schema === 'pg_temp'
  return hidden ? quoteIdentifier(name) : `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`
}

interface Shape {
  readonly builtin: DataType | null
  readonly schema: string | null
  readonly name: string
  readonly args: readonly string[]
  readonly dimensions: number
  readonly written: string
}

const shapes = new Map<string, Shape>()

function readShape(writtenText: string): Shape {
  const written = writtenText.trim()
  const tokens = readTokens(written)
  const cursor = { at: 0 }
  let setof = false
  if (tokens[0]?.value === 'setof' && tokens[0].kind === Kind.word && tokens.length > 1) {
    setof = true
    cursor.at++
  }
  const path = readPath(tokens, cursor)
  const base = path.words.length > 0 ? path.words.join(' ') : (path.names.at(-1) ?? written)
  let args = readArguments(written, tokens, cursor)
  let tail = readWords(tokens, cursor)
  if (args.length === 0) args = readArguments(written, tokens, cursor)
  let dimensions = 0
  if (tail.at(-1) === 'array') {
    tail = tail.slice(0, -1)
    dimensions = 1
  }
  dimensions += countBrackets(tokens, cursor)
  const spelled = tail.length > 0 ? `${base} ${tail.join(' ')}` : base
  const shape = { schema: path.schema, name: base, args, dimensions, written }
  const known = path.schema === null || path.schema === 'pg_catalog' ? readBuiltin(path, spelled, args) : null
  if (!known) return { ...shape, builtin: null }
  const display = known.display + (dimensions + known.dimensions > 0 ? '[]' : '')
  return {
    ...shape,
    builtin: {
      display: setof ? `SETOF ${display}` : display,
      name: known.name,
      schema: null,
      args: known.args,
      dimensions: dimensions + known.dimensions,
      written,
    },
  }
}

interface Path {
  readonly schema: string | null
  readonly names: readonly string[]
  /** Keyword spelling of several words; empty when the type is a (quoted or qualified) name. */
  readonly words: readonly string[]
  readonly quoted: boolean
}

function readPath(tokens: readonly SqlToken[], cursor: { at: number }): Path {
  const names: string[] = []
  const words: string[] = []
  let quoted = false
  for (;;) {
    const token = tokens[cursor.at]
    if (!isName(token)) break
    if (token.kind === Kind.quotedName) quoted = true
    names.push(token.value)
    cursor.at++
    if (tokens[cursor.at]?.kind !== Kind.dot) break
    cursor.at++
  }
  if (names.length === 1 && !quoted) {
    words.push(names[0] ?? '')
    if (words[0] !== 'interval') words.push(...readWords(tokens, cursor, 'array'))
  }
  return { schema: names.length > 1 ? (names.at(-2) ?? null) : null, names, words, quoted }
}

function readWords(tokens: readonly SqlToken[], cursor: { at: number }, stop?: string): readonly string[] {
  const words: string[] = []
  for (;;) {
    const token = tokens[cursor.at]
    if (!token || token.kind !== Kind.word || token.value === stop) return words
    words.push(token.value)
    cursor.at++
  }
}

function readArguments(
  written: string,
  tokens: readonly SqlToken[],
  cursor: { at: number },
): readonly string[] {
  if (tokens[cursor.at]?.kind !== Kind.openParen) return []
  const args: string[] = []
  let part = ''
  for (cursor.at++; cursor.at < tokens.length; cursor.at++) {
    const token = tokens[cursor.at]
    if (!token || token.kind === Kind.closeParen) break
    if (token.kind === Kind.comma) {
      args.push(part)
      part = ''
    } else part += written.slice(token.from, token.to)
  }
  cursor.at++
  args.push(part)
  return args
}

function countBrackets(tokens: readonly SqlToken[], cursor: { at: number }): number {
  let count = 0
  for (; cursor.at < tokens.length; cursor.at++) {
    if (tokens[cursor.at]?.kind === Kind.openBracket) count++
  }
  return count
}

interface Builtin {
  readonly name: string
  readonly display: string
  readonly args: readonly string[]
  readonly dimensions: number
}

function readBuiltin(path: Path, spelled: string, args: readonly string[]): Builtin | null {
  const asName = path.words.length === 0
  if (asName) {
    if (spelled === 'char') return { name: '"char"', display: '"char"', args: [], dimensions: 0 }
    if (spelled === 'any') return { name: '"any"', display: '"any"', args: [], dimensions: 0 }
    if (grammarOnly.has(spelled) || grammarOnlyCharacter.has(spelled) || spelled.includes(' ')) return null
  }
  if (spelled.startsWith('_')) {
    const element = readBuiltin({ ...path, words: [] }, spelled.slice(1), [])
    return element && { ...element, dimensions: 1 }
  }
  const serial = asName ? null : serialOf(spelled)
  if (serial) return { name: serialTypes[serial], display: serialTypes[serial], args: [], dimensions: 0 }
  if (path.words[0] === 'interval' || spelled === 'interval') return readInterval(spelled, args)
  if (plain.has(spelled)) return { name: spelled, display: spelled, args: [], dimensions: 0 }
  const name = Object.hasOwn(aliases, spelled) ? aliases[spelled] : undefined
  return name === undefined ? null : withArguments(name, spelled, args, asName)
}

function withArguments(name: string, spelled: string, args: readonly string[], asName: boolean): Builtin {
  const make = (display: string, kept: readonly string[], base = name) => ({
    name: base,
    display,
    args: kept,
    dimensions: 0,
  })
  const first = args[0]
  switch (name) {
    case 'double precision':
      if (spelled === 'float' && first !== undefined && Number(first) <= 24) return make('real', [], 'real')
      return make(name, [])
    case 'numeric': {
      if (first === undefined) return make(name, [])
      const kept = [first, args[1] ?? '0']
      return make(`numeric(${kept.join(',')})`, kept)
    }
    case 'character':
    case 'bpchar':
      // Without a length the keyword means one character, the catalogue's name means no limit.
      if (first !== undefined) return make(`character(${first})`, [first], 'character')
      return name === 'bpchar' ? make('bpchar', []) : make('character(1)', ['1'])
    case 'bit':
      if (first !== undefined) return make(`bit(${first})`, [first])
      return asName ? make('"bit"', []) : make('bit(1)', ['1'])
    case 'character varying':
    case 'bit varying':
      return first === undefined ? make(name, []) : make(`${name}(${first})`, [first])
    case 'time without time zone':
    case 'time with time zone':
    case 'timestamp without time zone':
    case 'timestamp with time zone': {
      if (first === undefined) return make(name, [])
      const precision = String(Math.min(6, Number(first)))
      const [word = name, ...zone] = name.split(' ')
      return make(`${word}(${precision}) ${zone.join(' ')}`, [precision])
    }
    default:
      return make(name, [])
  }
}

function readInterval(spelled: string, args: readonly string[]): Builtin | null {
  const fields = spelled.split(' ').slice(1)
  if (!fields.every((field) => intervalFields.has(field))) return null
  const base = ['interval', ...fields].join(' ')
  const kept = args[0] === undefined ? [] : [String(Math.min(6, Number(args[0])))]
  return { name: base, display: kept.length > 0 ? `${base}(${kept[0]})` : base, args: kept, dimensions: 0 }
}

function userType(shape: Shape, schema: string | null, moved?: string): DataType {
  const name = moved ?? shape.name
  const base = displayName(schema, name)
  const args = shape.args.length > 0 ? `(${shape.args.join(',')})` : ''
  return {
    display: `${base}${args}${shape.dimensions > 0 ? '[]' : ''}`,
    name,
    schema,
    args: shape.args,
    dimensions: shape.dimensions,
    written: shape.written,
  }
}
