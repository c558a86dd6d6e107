import { err, ok, type Result } from '../base/index.ts'
import type { TextFault } from './csv.ts'

interface Placed {
  readonly from: number
  readonly to: number
}

/** A JSON value that knows its place. */
export type JsonNode = Placed &
  (
    | { readonly kind: 'string'; readonly value: string }
    /** A number, true, false or null as written. */
    | { readonly kind: 'plain'; readonly value: string }
    | { readonly kind: 'array'; readonly items: readonly JsonNode[]; readonly written: string }
    | {
        readonly kind: 'object'
        /** Names, their values, and where the names stand. */
        readonly entries: readonly (readonly [string, JsonNode, Placed])[]
        readonly written: string
      }
  )

/** Whether a text looks like JSON that holds something: an object or an array. */
export function isJsonText(text: string): boolean {
  const first = text.trimStart().charAt(0)
  const last = text.trimEnd().at(-1)
  return (first === '{' && last === '}') || (first === '[' && last === ']')
}

/** Reads JSON with places; several documents one after the other (JSON lines) are read as an array. */
export function readJson(text: string): Result<JsonNode, TextFault> {
  const items: JsonNode[] = []
  try {
    let at = blanksFrom(text, text.startsWith('\uFEFF') ? 1 : 0)
    do {
      const node = valueAt(text, at, 0)
      items.push(node)
      at = blanksFrom(text, node.to)
    } while (at < text.length)
  } catch (error) {
    if (error instanceof JsonFault) return err({ at: error.at, message: error.message })
    throw error
  }
  const [only] = items
  if (only && items.length === 1) return ok(only)
  return ok({ kind: 'array', items, written: text, from: 0, to: text.length })
}

/** Thrown inside, caught by the reader. */
class JsonFault extends Error {
  readonly at: number
  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}

const deepest = 200
const plainValue = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y

function valueAt(text: string, at: number, depth: number): JsonNode {
  if (depth > deepest) throw new JsonFault(at, `Values are nested more than ${deepest} deep.`)
  const first = text.charAt(at)
  if (first === '"') return stringAt(text, at)
  if (first === '{') return objectAt(text, at, depth)
  if (first === '[') return arrayAt(text, at, depth)
  plainValue.lastIndex = at
  const found = plainValue.exec(text)?.[0]
  if (found === undefined) throw new JsonFault(at, `A JSON value is expected${butFound(text, at)}.`)
  return { kind: 'plain', value: found, from: at, to: at + found.length }
}

function stringAt(text: string, from: number): JsonNode & { readonly kind: 'string' } {
  for (let at = from + 1; at < text.length; at++) {
    const ch = text.charAt(at)
    if (ch === '\\') at++
    else if (ch === '"') return { kind: 'string', value: unescaped(text, from, at + 1), from, to: at + 1 }
  }
  throw new JsonFault(from, 'A string is opened here and never closed.')
}

function unescaped(text: string, from: number, to: number): string {
  try {
    return String(JSON.parse(text.slice(from, to)))
  } catch {
    throw new JsonFault(from, 'A string holds a character that JSON does not allow.')
  }
}

function arrayAt(text: string, from: number, depth: number): JsonNode {
  const items: JsonNode[] = []
  let at = blanksFrom(text, from + 1)
  while (text.charAt(at) !== ']') {
    const item = valueAt(text, at, depth + 1)
    items.push(item)
    at = afterItem(text, item.to, ']')
  }
  return { kind: 'array', items, written: text.slice(from, at + 1), from, to: at + 1 }
}

function objectAt(text: string, from: number, depth: number): JsonNode {
  const entries: (readonly [string, JsonNode, Placed])[] = []
  let at = blanksFrom(text, from + 1)
  while (text.charAt(at) !== '}') {
    if (text.charAt(at) !== '"') throw new JsonFault(at, `A name is expected${butFound(text, at)}.`)
    const name = stringAt(text, at)
    const colon = blanksFrom(text, name.to)
    if (text.charAt(colon) !== ':') throw new JsonFault(colon, `A colon is expected${butFound(text, colon)}.`)
    const value = valueAt(text, blanksFrom(text, colon + 1), depth + 1)
    entries.push([name.value, value, { from: name.from, to: name.to }])
    at = afterItem(text, value.to, '}')
  }
  return { kind: 'object', entries, written: text.slice(from, at + 1), from, to: at + 1 }
}

/** Where the next item begins, or the closing bracket stands. */
function afterItem(text: string, from: number, close: ']' | '}'): number {
  const at = blanksFrom(text, from)
  const ch = text.charAt(at)
  if (ch === close) return at
  if (ch !== ',') throw new JsonFault(at, `A comma or ${close} is expected${butFound(text, at)}.`)
  const next = blanksFrom(text, at + 1)
  if (text.charAt(next) === close) throw new JsonFault(at, 'A comma stands before the closing bracket.')
  return next
}

function blanksFrom(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++
  return at
}

function butFound(text: string, at: number): string {
  return at < text.length ? `, but here is ${text.charAt(at)}` : ', but the text ends'
}
