import { type EntityId, isQuery, mentionsInSql, parseEntityId, scanSql } from '../../schema/index.ts'
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
import { candidates } from './candidates.ts'
import { readTargetColumns } from './copy-columns.ts'
import { readOpaque } from './opaque.ts'
import {
  add,
  type Finder,
  type Mention,
  type MentionTarget,
  means,
  type Place,
  pathAt,
  resolve,
} from './place.ts'
import { type Site, sitesOf } from './sites.ts'
import { queryWithin, tendedIn } from './tending.ts'

export type { Mention, MentionTarget }

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
  return namesOf(state, target).filter((each) => each.form !== 'alias')
}

/** The same, and the places where a select item that is called after the target can say so itself. */
export function namesOf(state: DocumentState, target: MentionTarget): readonly Mention[] {
  const finder: Finder = { state, target, found: [], defaultPath: [dialectOf(state.dialect).defaultSchema] }
  for (const index of candidates(state, target)) {
    const segment = state.tree.segments[index]
    if (segment) readSegment(finder, segment, index)
  }
  return finder.found.sort((a, b) => a.from - b.from)
}

/** The search path that is in force at a statement. */
export function searchPathAt(state: DocumentState, index: number): readonly string[] {
  const target = { kind: 'relation' as const, schema: '', name: '' }
  return pathAt({ state, target, found: [], defaultPath: [dialectOf(state.dialect).defaultSchema] }, index)
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
  const sites = node.kind === 'other' ? tendedIn(segment) : null
  const query = node.kind === 'other' ? queryWithin(segment) : null
  for (const site of sites ?? (query ? [query] : sitesOf(node, segment.span))) readSite(place, site)
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
      if (target.kind === 'column' && site.type.path && site.type.name.endsWith('%type'))
        readColumnPath(place, site.type.path)
      if (target.kind !== 'type' && target.kind !== 'relation') return
      const { type } = site
      if (type.path && type.name.endsWith('%type')) readColumnPath(place, type.path)
      else if (type.path) {
        if (means(place, type.path, target)) add(place, type.path, 'qualified')
      } else if (type.name === target.name && place.path.includes(target.schema)) {
        const word = scanSql(place.segment.text.slice(type.from, type.to)).find(
          (token) => token.value === target.name,
        )
        if (word) add(place, { from: type.from + word.from, to: type.from + word.to }, 'qualified')
      }
      return
    }
    case 'signature':
      readSignature(place, site.raw)
      return
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

/** The last name of each argument is its type. */
function readSignature(place: Place, raw: Span): void {
  const { target } = place.finder
  if (target.kind !== 'type' && target.kind !== 'relation') return
  const tokens = scanSql(place.segment.text.slice(raw.from, raw.to))
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1]
    const isLast = next === undefined || next.value === ',' || next.value === ')' || next.value === '['
    if (!isLast || token.kind === 'symbol' || token.value !== target.name) continue
    const space = tokens[at - 1]?.value === '.' ? tokens[at - 2] : undefined
    if (space ? space.value !== target.schema : !place.path.includes(target.schema)) continue
    add(place, { from: raw.from + (space?.from ?? token.from), to: raw.from + token.to }, 'qualified')
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
  // An index that is named by itself is found along the path, or by its schema.
  if (fits && 'parts' in name && !table) add(place, name, 'qualified')
  else if (fits) add(place, last, 'name')
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
