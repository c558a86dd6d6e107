import {
  type ColumnConstraint,
  type ColumnNode,
  type Cursor,
  Kind,
  type LikeNode,
  type Name,
  type OptionNode,
  type QName,
  quoteShort,
  type Span,
  type SyntaxDiagnostic,
  type TableElement,
  type TypeNode,
} from '../../core/index.ts'
import { isColumnConstraint, readColumnConstraint } from './column-constraints.ts'
import { unknownConstraint } from './constraint-parts.ts'
import { isTableConstraint, readTableConstraint } from './constraints.ts'
import { beginsColumn } from './missing-comma.ts'
import { isName, readDotted, readLabel, readName, readQName } from './names.ts'
import { readOptions } from './options.ts'
import { isType, readType } from './types.ts'

/** Whether columns must have a type: not in lists that only add to columns declared elsewhere. */
export type TypeRule = 'required' | 'absent'

export interface ElementList {
  readonly elements: readonly TableElement[]
  readonly body: Span
  /** Reports of columns without a type, to be dropped when the list turns out to be that of CREATE TABLE AS. */
  readonly untyped: readonly SyntaxDiagnostic[]
}

/** Reads `( … )` of CREATE TABLE; call only at the opening parenthesis. */
export function readElements(c: Cursor, types: TypeRule): ElementList {
  const open = c.at
  const closing = c.closingIndex()
  const outer = c.limit
  c.next()
  // Nothing inside may read past the closing parenthesis.
  c.limit = closing
  const elements: TableElement[] = []
  const untyped: SyntaxDiagnostic[] = []
  while (!c.done) {
    const at = c.at
    elements.push(readElement(c, types, untyped))
    if (c.at === at && c.kind() !== Kind.comma) c.skipGroup()
    if (c.done) break
    if (c.eatKind(Kind.comma)) {
      continue
    }
    if (mayBeginElement(c) || isTableConstraint(c)) {
      c.report(`\`,\` is missing before ${quoteShort(c.raw())}`, { from: c.start(), to: c.end() })
      continue
    }
    c.reportHere('expected `,` or `)`')
    elements.push(readUnknown(c))
    c.eatKind(Kind.comma)
  }
  c.limit = outer
  c.at = closing
  const body = { from: c.endOf(open), to: c.start() }
  c.eatKind(Kind.closeParen)
  return { elements, body, untyped }
}

function readUnknown(c: Cursor): TableElement {
  const from = c.start()
  c.takeUntil(() => false)
  if (c.kind() === Kind.closeParen || c.kind() === Kind.closeBracket) c.next()
  return { ...c.spanFrom(from), kind: 'unknown' }
}

function readElement(c: Cursor, types: TypeRule, untyped: SyntaxDiagnostic[]): TableElement {
  const from = c.start()
  if (c.is('like')) return readLike(c)
  if (isTableConstraint(c)) {
    const constraint = readTableConstraint(c)
    return { from, to: c.last, kind: 'constraint', constraint }
  }
  if (c.kind() !== Kind.word && c.kind() !== Kind.quotedName) {
    c.reportHere('expected a column or a constraint')
    return readUnknown(c)
  }
  return readColumn(c, types, untyped)
}

function readLike(c: Cursor): TableElement {
  const from = c.start()
  c.next()
  const source = readQName(c, 'a table after LIKE')
  if (!source) return readUnknown(c)
  const options: string[] = []
  while (c.is('including') || c.is('excluding')) {
    options.push(`${c.word()} ${c.word(1)}`)
    c.next()
    c.next()
  }
  const node: LikeNode = { ...c.spanFrom(from), kind: 'like', source, options }
  return node
}

/** Reads a column: name, type and what belongs to it. */
export function readColumn(c: Cursor, types: TypeRule, untyped?: SyntaxDiagnostic[]): ColumnNode {
  const from = c.start()
  const name = readName(c, 'a column name') ?? nameless(c)
  let type: TypeNode | null = null
  if (types === 'absent') c.eat('with', 'options')
  else if (isType(c) && !startsOnNewLine(c) && !isColumnConstraint(c)) type = readType(c, 'a type')
  else {
    const message = `expected a type for column ${quoteShort(c.text.slice(name.from, name.to))}`
    c.report(message, name)
    const report = c.diagnostics[c.diagnostics.length - 1]
    if (report && untyped) untyped.push(report)
  }
  const storage =
    c.is('storage') && c.kind(1) === Kind.word && c.eat('storage') ? readLabel(c, 'a storage') : null
  const compression =
    c.is('compression') && c.eat('compression') ? readLabel(c, 'a compression method') : null
  const options: readonly OptionNode[] =
    c.is('options') && c.kind(1) === Kind.openParen && c.eat('options') ? readOptions(c) : []
  let collation: QName | null = null
  const constraints: ColumnConstraint[] = []
  for (;;) {
    if (c.is('collate')) {
      c.next()
      const first = readLabel(c, 'a collation')
      if (first) collation = readDotted(c, first)
    } else if (isColumnConstraint(c) && !beginsElement(c)) constraints.push(readColumnConstraint(c))
    else break
  }
  if (!c.done && c.kind() !== Kind.comma && !mayBeginElement(c)) constraints.push(readStray(c))
  return {
    from,
    to: Math.max(from, c.last),
    kind: 'column',
    name,
    type,
    collation,
    storage,
    compression,
    options,
    constraints,
  }
}

/** A word that cannot go on a column is taken for the next element if it begins a line or looks like one. */
function mayBeginElement(c: Cursor): boolean {
  return (c.onNewLine && (isName(c) || isTableConstraint(c))) || beginsElement(c) || beginsColumn(c)
}

/** A key with its columns is a table constraint whose comma is missing. */
function beginsElement(c: Cursor): boolean {
  let ahead = 0
  if (c.is('constraint')) ahead = 2
  if (c.is('primary', ahead) && c.is('key', ahead + 1)) return c.kind(ahead + 2) === Kind.openParen
  if (c.is('unique', ahead)) return c.kind(ahead + 1) === Kind.openParen
  return c.is('foreign', ahead) && c.is('key', ahead + 1)
}

/** Words that go on a type or a column, so that the word before them is no name. */
const afterType = new Set([
  'generated',
  'storage',
  'compression',
  'options',
  'without',
  'precision',
  'varying',
])

/** A type on the next line is fine unless the line is an element of its own: `id` newline `name text`. */
function startsOnNewLine(c: Cursor): boolean {
  if (!c.onNewLine || !isName(c) || !isType(c, 1)) return false
  if (c.is('national') || c.is('interval') || c.is('array', 1)) return false
  return !afterType.has(c.word(1))
}

function readStray(c: Cursor): ColumnConstraint {
  const from = c.start()
  c.reportHere('expected a constraint, `,` or `)`')
  c.takeUntil(() => mayBeginElement(c))
  if (c.kind() === Kind.closeParen || c.kind() === Kind.closeBracket) c.next()
  return unknownConstraint(c, from, null)
}

function nameless(c: Cursor): Name {
  return { from: c.last, to: c.last, value: '', quoted: false }
}
