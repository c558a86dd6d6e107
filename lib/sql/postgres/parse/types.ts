import { type Cursor, Kind, type QName, type Raw, type TypeNode } from '../../core/index.ts'
import { functionKeywords, reservedKeywords } from '../keywords.ts'
import { readDotted, readLabel } from './names.ts'

/** Whether a type can begin here. */
export function isType(c: Cursor, ahead = 0): boolean {
  const kind = c.kind(ahead)
  if (kind === Kind.quotedName) return true
  return kind === Kind.word && !reservedKeywords.has(c.word(ahead))
}

/** Reads a type with its arguments and array bounds; null, with a report, when there is none. */
export function readType(c: Cursor, what: string): TypeNode | null {
  const from = c.start()
  const setof = c.is('setof') && isType(c, 1) && c.eat('setof')
  if (!isType(c)) {
    c.reportHere(`expected ${what}`)
    return null
  }
  let name = ''
  let path: QName | null = null
  let args: readonly Raw[] = []
  if (c.kind() === Kind.quotedName || c.kind(1) === Kind.dot) {
    const first = readLabel(c, what)
    if (!first) return null
    path = readDotted(c, first)
    name = path.parts.map((part) => part.value).join('.')
  } else name = readWords(c)
  if (c.kind() === Kind.openParen) args = readArgs(c)
  name += readSuffix(c, name)
  if (args.length === 0 && c.kind() === Kind.openParen && name.includes(' ')) args = readArgs(c)
  if (c.kind() === Kind.operator && c.raw() === '%' && c.is('type', 1)) {
    c.next()
    c.next()
    name += '%type'
  }
  const dimensions = readDimensions(c)
  return { from, to: c.last, name, path, args, dimensions, setof }
}

const pairs: Readonly<Record<string, string>> = {
  double: 'precision',
  character: 'varying',
  char: 'varying',
  nchar: 'varying',
  bit: 'varying',
}

/** The words of a built-in type up to its arguments. */
function readWords(c: Cursor): string {
  const first = c.takeName().value
  const second = pairs[first]
  if (second && c.eat(second)) return `${first} ${second}`
  if (first === 'national' && (c.is('character') || c.is('char'))) {
    const word = c.takeName().value
    return c.eat('varying') ? `national ${word} varying` : `national ${word}`
  }
  return first
}

const fields = ['year', 'month', 'day', 'hour', 'minute', 'second']

/** What stands behind the arguments: time zones and interval fields. */
function readSuffix(c: Cursor, name: string): string {
  if (name === 'timestamp' || name === 'time') {
    for (const word of ['with', 'without']) {
      if (c.eat(word, 'time', 'zone')) return ` ${word} time zone`
    }
    return ''
  }
  if (name !== 'interval') return ''
  const first = fields.find((field) => c.eat(field))
  if (!first) return ''
  for (const field of fields) if (c.eat('to', field)) return ` ${first} to ${field}`
  return ` ${first}`
}

function readArgs(c: Cursor): Raw[] {
  const closing = c.closingIndex()
  c.next()
  const args: Raw[] = []
  while (c.at < closing) {
    args.push(c.takeUntil(() => c.at >= closing))
    if (c.at < closing && !c.eatKind(Kind.comma)) break
  }
  c.at = closing
  c.eatKind(Kind.closeParen)
  return args
}

function readDimensions(c: Cursor): number {
  let count = 0
  if (c.is('array') && !functionKeywords.has(c.word())) {
    c.next()
    count = 1
    if (c.kind() === Kind.openBracket) c.skipGroup()
    return count
  }
  while (c.kind() === Kind.openBracket) {
    c.skipGroup()
    count++
  }
  return count
}
