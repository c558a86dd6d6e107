import type { QualifiedName } from '../../schema/index.ts'
import { type Dialect, dialectOf, type RenderStyle, type StatementNode } from '../../sql/index.ts'
import type { DocumentState } from '../document.ts'
import { isBroken } from '../stand-ins.ts'
import { columnStyleOf } from './column-style.ts'
import { type CreateTableStatement, type Statement, statementAt } from './statements.ts'
import { commasBetween, lineStart } from './trivia.ts'

/** How the elements of one list are laid out. */
export interface ListLayout {
  readonly kind: 'lines' | 'inline'
  readonly commas: 'trailing' | 'leading'
  readonly indent: string
  /** What stands between two elements on one line. */
  readonly separator?: string
}

/** The style of a statement, or of the document's tables when it is null. */
export function styleOf(state: DocumentState, statement: Statement | null): RenderStyle {
  const dialect = dialectOf(state.dialect)
  const model = statement ?? firstStatement(state)
  const lower = model !== null && isLower(model.segment.text.charAt(model.segment.span.from))
  const qualified = model !== null && isQualified(model.node)
  const create = model?.node.kind === 'createTable' ? (model as CreateTableStatement) : firstTable(state)
  const layout = create && layoutOf(create)
  // What goes into the list itself stands where the others do; elsewhere only the words are alike.
  const isInside = model !== null && model === create && statement !== null
  const columns =
    create && columnStyleOf(create, isInside && layout?.kind === 'lines' ? leadOf(layout) : null)
  const identifier = create && namesLike(create, dialect)
  return {
    ...columns,
    keyword: (isInside ? columns?.keyword : null) ?? ((words) => (lower ? words.toLowerCase() : words)),
    name: (name) => writeName(state, identifier ?? dialect.quote, name, qualified),
    ...(identifier ? { identifier } : {}),
    indent: layout ? blanksOf(layout.indent) : '    ',
    eol: eolOf(state.text),
    usingBtree: state.text.length > 0 && writesBtree(state),
  }
}

/** The line ending that the text uses; LF for a text of one line. */
export function eolOf(text: string): string {
  const at = text.indexOf('\n')
  return at > 0 && text.charAt(at - 1) === '\r' ? '\r\n' : '\n'
}

/** How the column list of a table is laid out. */
export function layoutOf(create: CreateTableStatement): ListLayout {
  const { text } = create.segment
  const { elements, body } = create.node
  const first = elements[0]
  if (!first || !body) return { kind: 'lines', commas: 'trailing', indent: '    ' }
  const second = elements[1]
  const own = (at: number) => text.slice(lineStart(text, at), at)
  if (!second) {
    const lead = own(first.from)
    return isBlank(lead) && lineStart(text, first.from) > body.from
      ? { kind: 'lines', commas: 'trailing', indent: lead }
      : { kind: 'inline', commas: 'trailing', indent: '' }
  }
  const comma = commasBetween(text, first.to, second.from)[0]
  const secondLine = lineStart(text, second.from)
  if (secondLine <= first.to) {
    const separator = text.slice(first.to, second.from)
    const isPlain = separator.trim() === ','
    return { kind: 'inline', commas: 'trailing', indent: '', ...(isPlain ? { separator } : {}) }
  }
  const leading = comma !== undefined && comma >= secondLine
  const lead = own(second.from)
  return leading
    ? { kind: 'lines', commas: 'leading', indent: lead }
    : { kind: 'lines', commas: 'trailing', indent: isBlank(lead) ? lead : '    ' }
}

/** What stands before an element on its line. */
export function leadOf({ commas, indent }: ListLayout): string {
  return commas === 'trailing' || indent.includes(',') ? indent : `${indent}, `
}

function writeName(
  state: DocumentState,
  quote: (name: string) => string,
  name: QualifiedName,
  qualified: boolean,
): string {
  const { searchPath } = state.schema
  const home = searchPath[0] ?? dialectOf(state.dialect).defaultSchema
  if (name.schema === '' || (!qualified && name.schema === home)) return quote(name.name)
  return `${quote(name.schema)}.${quote(name.name)}`
}

/** How a table's declaration writes names that need no quotes: in quotes all the same, in capitals, or as they are. */
function namesLike({ node, segment }: CreateTableStatement, dialect: Dialect) {
  const names = node.elements.flatMap((each) => (each.kind === 'column' ? [each.name] : []))
  const all = [...node.name.parts, ...names]
  if (names.length === 0) return null
  if (all.every((each) => each.quoted)) {
    return all.some((each) => isPlain(each.value, dialect)) ? always(dialect) : null
  }
  const bare = all.filter((each) => !each.quoted).map(({ from, to }) => segment.text.slice(from, to))
  return bare.every((each) => each !== each.toLowerCase() && each === each.toUpperCase())
    ? (name: string) => (isPlain(name, dialect) ? name.toUpperCase() : dialect.quote(name))
    : null
}

function isPlain(name: string, dialect: Dialect): boolean {
  return dialect.quote(name) === name
}

/** Quotes every name, in the marks that the dialect sets around one that needs them. */
function always(dialect: Dialect): (name: string) => string {
  const mark = dialect.quote(' ').charAt(0)
  return (name) => (isPlain(name, dialect) ? `${mark}${name}${mark}` : dialect.quote(name))
}

function isQualified(node: StatementNode): boolean {
  if (!('name' in node) || !node.name) return false
  if (node.kind === 'createIndex') return node.table.parts.length > 1
  return 'parts' in node.name && node.name.parts.length > 1
}

function firstStatement(state: DocumentState): Statement | null {
  return firstTable(state) ?? find(state, (node) => node.kind !== 'other' && node.kind !== 'broken')
}

/** The first table that the text creates: the model for new ones. */
export function firstTable(state: DocumentState): CreateTableStatement | null {
  return find(state, (node) => node.kind === 'createTable') as CreateTableStatement | null
}

const limit = 4000

/** The first good statement of a kind among the first few thousand. */
export function find(state: DocumentState, fits: (node: StatementNode) => boolean): Statement | null {
  const { segments, starts } = state.tree
  for (let index = 0; index < Math.min(segments.length, limit); index++) {
    const segment = segments[index]
    if (!segment?.node || !fits(segment.node) || isBroken(segment)) continue
    return statementAt(index, starts[index] ?? 0, segment, segment.node)
  }
  return null
}

function writesBtree(state: DocumentState): boolean {
  const index = find(state, (node) => node.kind === 'createIndex')
  return (
    index?.node.kind === 'createIndex' && index.node.method !== null && index.node.method.value === 'btree'
  )
}

/** The indentation for a statement of its own, whatever its model puts before an element. */
function blanksOf(indent: string): string {
  const comma = indent.indexOf(',')
  if (comma >= 0) return '    '
  return indent === '' || indent.trim() !== '' ? '    ' : indent
}

function isLower(ch: string): boolean {
  return ch >= 'a' && ch <= 'z'
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
