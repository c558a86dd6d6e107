import { type Cursor, Kind, type Name, type QName, quoteShort, readUnicodeEscapes } from '../../core/index.ts'
import { functionKeywords, reservedKeywords } from '../keywords.ts'

/** Whether a token can be an identifier without quotes being missing. */
export function isName(c: Cursor, ahead = 0): boolean {
  const kind = c.kind(ahead)
  if (kind === Kind.quotedName) return true
  if (kind !== Kind.word) return false
  const word = c.word(ahead)
  return !reservedKeywords.has(word) && !functionKeywords.has(word)
}

/** Reads an identifier; a reserved word is reported and taken all the same. Null when there is none. */
export function readName(c: Cursor, what: string): Name | null {
  const kind = c.kind()
  if (isVariable(c)) return takeVariable(c)
  if (kind !== Kind.quotedName && kind !== Kind.word) {
    c.reportHere(`expected ${what}`)
    return null
  }
  if (kind === Kind.word && !isName(c)) {
    const word = c.raw()
    const message = `${quoteShort(word)} is a reserved word; as ${what} it must be quoted: "${word}"`
    c.report(message, { from: c.start(), to: c.end() })
  }
  return takeName(c)
}

/** Whether a variable of the client stands here, as `:schema` and `:"table"` in scripts for psql. */
function isVariable(c: Cursor): boolean {
  if (c.kind() !== Kind.colon || c.start(1) !== c.end()) return false
  return c.kind(1) === Kind.word || c.kind(1) === Kind.quotedName
}

/** What a variable will stand for only its user knows; until then it names itself. */
function takeVariable(c: Cursor): Name {
  const from = c.start()
  c.next()
  c.next()
  return { from, to: c.last, value: c.text.slice(from, c.last), quoted: false }
}

/** Reads any word or quoted name, reserved or not, as labels and roles may be. */
export function readLabel(c: Cursor, what: string): Name | null {
  const kind = c.kind()
  if (isVariable(c)) return takeVariable(c)
  if (kind === Kind.quotedName || kind === Kind.word) return takeName(c)
  c.reportHere(`expected ${what}`)
  return null
}

/** Reads `a.b.c`; null when not even the first part is there. */
export function readQName(c: Cursor, what: string): QName | null {
  const first = readName(c, what)
  return first && readDotted(c, first)
}

/** Reads a routine's name, which may be one of the words that name functions only. */
export function readRoutineName(c: Cursor, what: string): QName | null {
  const first = functionKeywords.has(c.word()) ? takeName(c) : readName(c, what)
  return first && readDotted(c, first)
}

/** Goes on with the parts after a first one. */
export function readDotted(c: Cursor, first: Name): QName {
  const parts = [first]
  while (c.kind() === Kind.dot) {
    c.next()
    const part = readLabel(c, 'a name after the dot')
    if (!part) break
    parts.push(part)
  }
  return { from: first.from, to: (parts[parts.length - 1] as Name).to, parts }
}

/** Reads `( a, b )` as names, with the place between the parentheses; null when none opens. */
export function readNameList(
  c: Cursor,
  what: string,
): { readonly names: readonly Name[]; readonly span: { readonly from: number; readonly to: number } } | null {
  if (c.kind() !== Kind.openParen) return null
  const open = c.at
  const closing = c.closingIndex()
  c.next()
  const names: Name[] = []
  while (c.at < closing) {
    const name = c.kind() === Kind.comma ? null : readName(c, what)
    if (name) names.push(name)
    else if (c.kind() === Kind.comma) c.reportHere(`expected ${what}`)
    if (c.at >= closing) break
    if (!c.eatKind(Kind.comma)) {
      c.reportHere('expected `,` or `)`')
      while (c.at < closing && c.kind() !== Kind.comma) c.skipGroup()
      c.eatKind(Kind.comma)
    } else if (c.at >= closing) c.reportHere(`expected ${what}`)
  }
  c.at = closing
  const bounds = { from: c.endOf(open), to: c.start() }
  c.eatKind(Kind.closeParen)
  return { names, span: bounds }
}

function takeName(c: Cursor): Name {
  const name = c.takeName()
  if (!name.quoted || !/^u&/i.test(c.text.slice(name.from, name.from + 2))) return name
  if (!c.is('uescape') || c.kind(1) !== Kind.string) return name
  const sign = c.raw(1).slice(1, -1)
  c.next()
  c.next()
  const inner = c.text.slice(name.from + 3, name.to - 1).replaceAll('""', '"')
  return { ...name, to: c.last, value: readUnicodeEscapes(inner, sign) }
}
