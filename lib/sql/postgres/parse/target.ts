import {
  type Cursor,
  Kind,
  type Name,
  type ObjectTarget,
  type ObjectWord,
  type QName,
  type Span,
} from '../../core/index.ts'
import { readDotted, readLabel, readQName } from './names.ts'

/** The words that name a sort of object, the longer ones first, with how such an object is written. */
const sorts: readonly (readonly [words: string, word: ObjectWord])[] = [
  ['foreign table', 'foreign table'],
  ['foreign data wrapper', 'other'],
  ['materialized view', 'materialized view'],
  ['event trigger', 'other'],
  ['access method', 'other'],
  ['operator class', 'other'],
  ['operator family', 'other'],
  ['operator', 'other'],
  ['text search configuration', 'other'],
  ['text search dictionary', 'other'],
  ['text search parser', 'other'],
  ['text search template', 'other'],
  ['procedural language', 'other'],
  ['large object', 'other'],
  ['user mapping', 'other'],
  ['property graph', 'other'],
  ['schema', 'schema'],
  ['table', 'table'],
  ['view', 'view'],
  ['column', 'column'],
  ['constraint', 'constraint'],
  ['index', 'index'],
  ['sequence', 'sequence'],
  ['type', 'type'],
  ['domain', 'domain'],
  ['function', 'function'],
  ['procedure', 'procedure'],
  ['routine', 'routine'],
  ['aggregate', 'aggregate'],
  ['trigger', 'trigger'],
  ['rule', 'rule'],
  ['policy', 'policy'],
  ['extension', 'extension'],
  ['database', 'other'],
  ['role', 'other'],
  ['user', 'other'],
  ['group', 'other'],
  ['tablespace', 'other'],
  ['server', 'other'],
  ['language', 'other'],
  ['cast', 'other'],
  ['transform', 'other'],
  ['collation', 'other'],
  ['conversion', 'other'],
  ['statistics', 'other'],
  ['publication', 'other'],
  ['subscription', 'other'],
  ['parameter', 'other'],
]

export interface Sort {
  readonly words: string
  readonly word: ObjectWord
}

const split = sorts.map(([words, word]) => ({ words, word, list: words.split(' ') }))

/** Reads the words that say what sort of object follows; null and nowhere when they are none. */
export function readSort(c: Cursor): Sort | null {
  for (const { words, word, list } of split) if (c.eat(...list)) return { words, word }
  return null
}

/** Reads an object of that sort; null, with a report, when no name is there. */
export function readTarget(c: Cursor, sort: Sort): ObjectTarget | null {
  const from = c.start()
  const { words } = sort
  if (
    sort.word === 'constraint' ||
    sort.word === 'trigger' ||
    sort.word === 'rule' ||
    sort.word === 'policy'
  ) {
    return readDependent(c, sort)
  }
  if (sort.word === 'other') return readOther(c, sort)
  const name = isRoutine(sort) ? readAnyName(c, `a ${words}`) : readQName(c, `the name of a ${words}`)
  if (!name) return null
  const args = isRoutine(sort) ? c.takeParens() : null
  return { ...c.spanFrom(from), word: sort.word, words, name, args, on: null }
}

function isRoutine({ word }: Sort): boolean {
  return word === 'function' || word === 'procedure' || word === 'routine' || word === 'aggregate'
}

/** Reads `name ON table`. */
function readDependent(c: Cursor, sort: Sort): ObjectTarget | null {
  const from = c.start()
  const name = readAnyName(c, `a ${sort.words}`)
  if (!name) return null
  let on: QName | null = null
  let { word, words } = sort
  if (c.eat('on')) {
    if (
      word === 'constraint' &&
      c.is('domain') &&
      !c.is('is', 1) &&
      (c.kind(1) === Kind.word || c.kind(1) === Kind.quotedName)
    ) {
      c.next()
      word = 'domain constraint'
      words = 'domain constraint'
    }
    on = readQName(c, 'a table after ON')
  }
  return { ...c.spanFrom(from), word, words, name, args: null, on }
}

function readOther(c: Cursor, sort: Sort): ObjectTarget | null {
  const from = c.start()
  const { words, word } = sort
  const startIndex = c.at
  // Operators, casts and large objects have no name of the common sort; their text stands for it.
  let name: QName | null
  if (words === 'operator' || words === 'cast' || words === 'transform' || words === 'large object') {
    const raw = c.takeUntil(
      (at) =>
        at.is('is') ||
        at.is('to') ||
        at.is('from') ||
        at.is('owner') ||
        at.is('rename') ||
        at.is('set') ||
        isBehaviour(at),
    )
    name = raw.to > raw.from ? wholeName(c, startIndex, raw) : null
  } else name = readAnyName(c, `the name of the ${words}`)
  if (!name) return null
  let on: QName | null = null
  if (words === 'operator class' || words === 'operator family') {
    if (c.eat('using')) on = readAnyName(c, 'an index method')
  } else if (words === 'user mapping') {
    if (c.eat('server')) on = readAnyName(c, 'a server')
  }
  return { ...c.spanFrom(from), word, words, name, args: c.takeParens(), on }
}

function isBehaviour(c: Cursor): boolean {
  return c.is('cascade') || c.is('restrict')
}

/** All tokens read since an index as one name, the same however they are laid out. */
export function wholeName(c: Cursor, startIndex: number, { from, to }: Span): QName {
  const words: string[] = []
  for (let i = startIndex; i < c.at; i++) words.push(c.text.slice(c.startOf(i), c.endOf(i)))
  const part: Name = { from, to, value: words.join(' '), quoted: false }
  return { from, to, parts: [part] }
}

function readAnyName(c: Cursor, what: string): QName | null {
  const first = readLabel(c, what)
  return first && readDotted(c, first)
}
