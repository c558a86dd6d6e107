import {
  type EntityId,
  entityId,
  isQuery,
  mentionsInSql,
  parseEntityId,
  type QualifiedName,
  type SqlMention,
  type SqlTarget,
  scanSql,
} from '../../schema/index.ts'
import {
  dialectOf,
  type Name,
  type QName,
  type Segment,
  type SourceSpan,
  type Span,
  type StatementNode,
} from '../../sql/index.ts'
import type { DocumentState } from '../document.ts'
import { isBroken } from '../stand-ins.ts'
import { type Site, sitesOf } from './sites.ts'

/** What is looked for in the text. */
export type MentionTarget =
  | SqlTarget
  | { readonly kind: 'constraint'; readonly schema: string; readonly table: string; readonly name: string }
  | { readonly kind: 'index'; readonly schema: string; readonly name: string }

/**
 * A place that means the target, or may mean it. `text` and `offset` are the fragment that `sql`
 * is relative to; for a plain name `sql` is null and `from`, `to` cover the name, or the dotted name.
 */
export interface Mention extends Span {
  readonly segment: number
  readonly certain: boolean
  readonly form: SqlMention['form']
}

/** Every place that certainly means the entity, for find references and rename (absolute offsets). */
export function findMentions(state: DocumentState, id: EntityId): readonly SourceSpan[] {
  const target = targetOfId(id)
  if (!target) return state.sources.locate(id)
  return mentionsOf(state, target)
    .filter((mention) => mention.certain)
    .map(({ from, to, segment }) => ({ from, to, segment, role: 'alteration', name: { from, to } }))
}

function targetOfId(id: EntityId): MentionTarget | null {
  const { kind, parts } = parseEntityId(id)
  const [schema = '', second = '', third = ''] = parts
  switch (kind) {
    case 'table':
    case 'view':
    case 'sequence':
      return { kind: 'relation', schema, name: second }
    case 'column':
      return { kind: 'column', schema, table: second, column: third }
    case 'enum':
    case 'domain':
    case 'composite':
    case 'range':
      return { kind: 'type', schema, name: second }
    case 'primaryKey':
    case 'unique':
    case 'foreignKey':
    case 'check':
    case 'exclusion':
      return { kind: 'constraint', schema, table: second, name: third }
    case 'index':
      return { kind: 'index', schema, name: parts.at(-1) ?? '' }
    default:
      return null
  }
}

/** Every place that means the target or may mean it, in text order. Looks into statements that hold its name only. */
export function mentionsOf(state: DocumentState, target: MentionTarget): readonly Mention[] {
  const finder: Finder = { state, target, found: [], defaultPath: [dialectOf(state.dialect).defaultSchema] }
  for (const index of candidates(state, target)) {
    const segment = state.tree.segments[index]
    if (segment) readSegment(finder, segment, index)
  }
  return finder.found.sort((a, b) => a.from - b.from)
}

interface Finder {
  readonly state: DocumentState
  readonly target: MentionTarget
  readonly found: Mention[]
  readonly defaultPath: readonly string[]
}

/** Segments whose text holds the name; for a column, its table's name too. */
function candidates(state: DocumentState, target: MentionTarget): readonly number[] {
  const lower = lowerText(state)
  const wanted = (target.kind === 'column' ? target.column : target.name).toLowerCase()
  const owner = target.kind === 'column' ? target.table.toLowerCase() : null
  const first = owner ?? wanted
  const { starts, segments } = state.tree
  const found: number[] = []
  if (lower.length !== state.text.length) return [...segments.keys()]
  let index = 0
  for (let at = lower.indexOf(first); at >= 0; at = lower.indexOf(first, at + 1)) {
    index = segmentAt(starts, at, index)
    const end = (starts[index] ?? 0) + (segments[index]?.text.length ?? 0)
    const fits = owner === null || lower.slice(starts[index], end).includes(wanted)
    if (fits) found.push(index)
    at = end - 1
  }
  return found
}

/** The text in lower case, made once for a state. */
function lowerText(state: DocumentState): string {
  const known = lowerTexts.get(state.tree)
  if (known !== undefined) return known
  const lower = state.text.toLowerCase()
  lowerTexts.set(state.tree, lower)
  return lower
}

const lowerTexts = new WeakMap<DocumentState['tree'], string>()

function segmentAt(starts: readonly number[], offset: number, from: number): number {
  let low = from
  let high = starts.length - 1
  while (low < high) {
    const mid = (low + high + 1) >> 1
    if ((starts[mid] ?? 0) <= offset) low = mid
    else high = mid - 1
  }
  return low
}

function readSegment(finder: Finder, segment: Segment, index: number): void {
  if (segment.kind === 'trivia' || segment.kind === 'copyData' || segment.kind === 'meta') return
  const start = finder.state.tree.starts[index] ?? 0
  const place: Place = { finder, segment, index, start, path: pathAt(finder, index) }
  if (!segment.node || isBroken(segment)) {
    readOpaque(place, segment.span)
    return
  }
  const { node } = segment
  if (node.kind === 'createSchema') {
    // Unqualified names inside mean the schema that is being made.
    const inside = node.name ? { ...place, path: [node.name.value, ...place.path] } : place
    for (const element of node.elements) {
      for (const site of sitesOf(element.node, element)) readSite(inside, site)
    }
    return
  }
  if (node.kind === 'do') {
    readBlock(place, node.elements)
    return
  }
  if (node.kind === 'other' && changesRows(segment)) {
    readSite(place, { kind: 'query', raw: segment.span })
    return
  }
  for (const site of sitesOf(node, segment.span)) readSite(place, site)
  if (node.kind === 'copy') readTargetColumns(place)
}

/** Whether a statement reads or changes rows, so that its names are looked up as those of a query. */
function changesRows(segment: Segment): boolean {
  return isQuery(segment.text.slice(segment.span.from, segment.span.to))
}

/** What the block does is read as statements; what is around them may mean anything. */
function readBlock(place: Place, elements: Extract<StatementNode, { kind: 'do' }>['elements']): void {
  let { from } = place.segment.span
  for (const element of elements) {
    readOpaque(place, { from, to: element.from })
    for (const site of sitesOf(element.node, element)) readSite(place, site)
    from = element.to
  }
  readOpaque(place, { from, to: place.segment.span.to })
}

interface Place {
  readonly finder: Finder
  readonly segment: Segment
  readonly index: number
  readonly start: number
  readonly path: readonly string[]
}

function readSite(place: Place, site: Site): void {
  const { target } = place.finder
  switch (site.kind) {
    case 'relation':
      if (target.kind === 'relation' && means(place, site.name, target)) add(place, site.name, 'qualified')
      return
    case 'typeName':
      if (target.kind === 'type' && means(place, site.name, target)) add(place, site.name, 'qualified')
      return
    case 'type': {
      if (target.kind !== 'type' && target.kind !== 'relation') return
      const { type } = site
      if (type.path) {
        if (means(place, type.path, target)) add(place, type.path, 'qualified')
      } else if (type.name === target.name && place.path.includes(target.schema)) {
        const word = scanSql(place.segment.text.slice(type.from, type.to)).find(
          (token) => token.value === target.name,
        )
        if (word) add(place, { from: type.from + word.from, to: type.from + word.to }, 'qualified')
      }
      return
    }
    case 'column':
      if (target.kind !== 'column' || site.name.value !== target.column) return
      if (means(place, site.table, { schema: target.schema, name: target.table }))
        add(place, site.name, 'name')
      return
    case 'columnPath':
      readColumnPath(place, site.name)
      return
    case 'constraint':
      if (target.kind !== 'constraint' || site.name.value !== target.name) return
      if (means(place, site.table, { schema: target.schema, name: target.table }))
        add(place, site.name, 'name')
      return
    case 'index':
      readIndex(place, site.name, site.table)
      return
    case 'expression':
    case 'query':
      readSql(place, site)
      return
    case 'opaque':
      readOpaque(place, site.raw)
      return
  }
}

function readColumnPath(place: Place, name: QName): void {
  const { target } = place.finder
  const owner = name.parts.slice(0, -1)
  const column = name.parts.at(-1)
  const first = owner[0]
  const last = owner.at(-1)
  if (!column || !first || !last) return
  const table: QName = { parts: owner, from: first.from, to: last.to }
  if (target.kind === 'relation' && means(place, table, target)) add(place, table, 'qualified')
  if (target.kind === 'column' && column.value === target.column) {
    if (means(place, table, { schema: target.schema, name: target.table })) add(place, column, 'name')
  }
}

/** A key's index goes by the key's name. */
function readIndex(place: Place, name: QName | Name, table: QName | null): void {
  const { target } = place.finder
  if (target.kind !== 'index' && target.kind !== 'constraint') return
  const parts = 'parts' in name ? name.parts : [name]
  const last = parts.at(-1)
  if (!last || last.value !== target.name) return
  const written = parts.length > 1 ? parts.at(-2)?.value : undefined
  const lent = table && table.parts.length > 1 ? table.parts.at(-2)?.value : undefined
  const space = written ?? lent
  const fits = space !== undefined ? space === target.schema : place.path.includes(target.schema)
  if (fits) add(place, last, 'name')
}

function readSql(place: Place, site: Extract<Site, { readonly kind: 'expression' | 'query' }>): void {
  const { target, state } = place.finder
  if (target.kind === 'constraint' || target.kind === 'index') return
  const relation = site.kind === 'expression' && site.table ? resolve(place, site.table) : null
  const sql = place.segment.text.slice(site.raw.from, site.raw.to)
  const context = { schema: state.schema, searchPath: place.path, relation, rowNames: ['new', 'old'] }
  for (const mention of mentionsInSql(sql, target, context)) {
    place.finder.found.push({
      from: place.start + site.raw.from + mention.from,
      to: place.start + site.raw.from + mention.to,
      segment: place.index,
      certain: mention.certain,
      form: mention.form,
    })
  }
}

/** Every token of the name may mean it. */
function readOpaque(place: Place, raw: Span): void {
  const { target } = place.finder
  const wanted = target.kind === 'column' ? target.column : target.name
  const sql = place.segment.text.slice(raw.from, raw.to)
  for (const token of scanSql(sql)) {
    const isName = token.kind === 'word' || token.kind === 'quoted'
    if (isName && token.value === wanted) addOpaque(place, raw.from + token.from, raw.from + token.to)
    else if (token.kind === 'string' && token.value.toLowerCase().includes(wanted.toLowerCase())) {
      readString(place, raw.from + token.from, sql.slice(token.from, token.to), wanted)
    }
  }
}

/** A body in quotes or dollars: its own tokens, once more. */
function readString(place: Place, from: number, written: string, wanted: string): void {
  const open = written.startsWith('$') ? written.indexOf('$', 1) + 1 : written.indexOf("'") + 1
  for (const token of scanSql(written.slice(open, -1))) {
    const isName = token.kind === 'word' || token.kind === 'quoted'
    if (isName && token.value === wanted) addOpaque(place, from + open + token.from, from + open + token.to)
  }
}

function addOpaque(place: Place, from: number, to: number): void {
  place.finder.found.push({
    from: place.start + from,
    to: place.start + to,
    segment: place.index,
    certain: false,
    form: 'name',
  })
}

/** `COPY t (a, b)`: the table and its listed columns are certain. */
function readTargetColumns(place: Place): void {
  const { target, found } = place.finder
  const { span, text } = place.segment
  const sql = text.slice(span.from, span.to)
  const tokens = scanSql(sql)
  let at = 1
  const parts: Name[] = []
  for (; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || (token.kind !== 'word' && token.kind !== 'quoted')) break
    parts.push({
      from: span.from + token.from,
      to: span.from + token.to,
      value: token.value,
      quoted: token.kind === 'quoted',
    })
    if (tokens[at + 1]?.value !== '.') {
      at++
      break
    }
    at++
  }
  const first = parts[0]
  const last = parts.at(-1)
  if (!first || !last) return
  const table: QName = { parts, from: first.from, to: last.to }
  const certain = (from: number, to: number, form: Mention['form']) => {
    const index = found.findIndex((each) => each.from === place.start + from && !each.certain)
    if (index >= 0) found.splice(index, 1)
    if (!found.some((each) => each.from === place.start + from)) add(place, { from, to }, form)
  }
  if (target.kind === 'relation' && means(place, table, target)) {
    const opaque = found.findIndex((each) => each.from === place.start + last.from && !each.certain)
    if (opaque >= 0) found.splice(opaque, 1)
    certain(table.from, table.to, 'qualified')
  }
  if (target.kind !== 'column' || tokens[at]?.value !== '(') return
  if (!means(place, table, { schema: target.schema, name: target.table })) return
  for (let i = at + 1; i < tokens.length && tokens[i]?.value !== ')'; i++) {
    const token = tokens[i]
    if (token && token.kind !== 'symbol' && token.value === target.column) {
      certain(span.from + token.from, span.from + token.to, 'name')
    }
  }
}

function add(place: Place, span: Span, form: Mention['form']): void {
  place.finder.found.push({
    from: place.start + span.from,
    to: place.start + span.to,
    segment: place.index,
    certain: true,
    form,
  })
}

/** Whether a written name means the target, along the search path of its statement. */
function means(place: Place, name: QName, target: QualifiedName): boolean {
  const last = name.parts.at(-1)
  if (!last || last.value !== target.name) return false
  const space = name.parts.at(-2)
  return space ? space.value === target.schema : place.path.includes(target.schema)
}

function resolve(place: Place, name: QName): QualifiedName | null {
  const last = name.parts.at(-1)
  if (!last) return null
  const space = name.parts.at(-2)
  if (space) return { schema: space.value, name: last.value }
  const { tables, views } = place.finder.state.schema
  for (const schema of place.path) {
    for (const kind of ['table', 'view'] as const) {
      const id = entityId(kind, schema, last.value)
      if (tables.has(id) || views.has(id)) return { schema, name: last.value }
    }
  }
  return { schema: place.path[0] ?? '', name: last.value }
}

/** The search path in force at a statement. */
function pathAt(finder: Finder, index: number): readonly string[] {
  let paths = pathsOfTree.get(finder.state.tree)
  if (!paths) {
    paths = []
    for (const [at, segment] of finder.state.tree.segments.entries()) {
      if (segment.node?.kind === 'setSearchPath') paths.push({ at, schemas: segment.node.schemas })
    }
    pathsOfTree.set(finder.state.tree, paths)
  }
  return paths.findLast((each) => each.at < index)?.schemas ?? finder.defaultPath
}

const pathsOfTree = new WeakMap<
  DocumentState['tree'],
  { readonly at: number; readonly schemas: readonly string[] }[]
>()
