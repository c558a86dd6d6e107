import type * as query from '../../query/index.ts'
import { columnOf, type Level, type Names, type Seen, type SeenColumn, Undecided } from './names.ts'
import { meaningOf } from './read-expression.ts'
import { resolved } from './resolve.ts'
import { outputsOf, resolvedQuery } from './rows.ts'
import { type Expression, operator } from './tree.ts'

/** An entry of a FROM list as what it gives, and what the query sees of it. */
export interface ReadSource extends Level {
  readonly means: Expression
}

/** A FROM list; later entries may look at earlier ones where they say LATERAL. */
export function readSources(
  names: Names,
  sources: readonly query.Source[],
): { readonly means: readonly Expression[]; readonly level: Level } {
  const read: ReadSource[] = []
  for (const source of sources) read.push(readSource(names, source, read))
  return { means: read.map(({ means }) => means), level: joinedLevel(read) }
}

/** What is seen of several entries together. */
export function joinedLevel(read: readonly Level[]): Level {
  return { seen: read.flatMap(({ seen }) => seen), columns: read.flatMap(({ columns }) => columns) }
}

function readSource(names: Names, source: query.Source, before: readonly Level[]): ReadSource {
  switch (source.is) {
    case 'relation':
      return readRelation(names, source, before)
    case 'derived': {
      const inner = source.lateral ? { ...names, levels: [joinedLevel(before), ...names.levels] } : names
      const rows = resolvedQuery(inner, source.query)
      const id = nextId(names)
      const columns = rows.outputs.map(({ name, type }, at) => columnOf(id, name, String(at), type))
      const seen = renamed({ id, name: null, columns, open: rows.open }, source.alias)
      return { means: operator('derived', rows.means), seen: [seen], columns: seen.columns }
    }
    case 'function':
      return readFunction(names, source, before)
    case 'join':
      return readJoin(names, source, before)
    case 'unread':
      throw new Undecided()
  }
}

function nextId({ counter }: Names): string {
  return `#${counter.next++}`
}

/** The source under its alias; the names of columns may be given for the first of them. */
function renamed(source: Seen, alias: query.Alias | null): Seen {
  if (!alias) return source
  const columns = source.columns.map((column, at) => {
    const given = alias.columns[at]
    return given ? { ...column, name: given.name.value } : column
  })
  if (alias.columns.length > columns.length && source.open) throw new Undecided()
  return { ...source, name: alias.name?.value ?? source.name, columns }
}

function readRelation(names: Names, source: query.Relation, before: readonly Level[]): ReadSource {
  const path = source.name.map(({ value }) => value)
  const last = path.at(-1) ?? ''
  const id = nextId(names)
  const sampled = source.sample ? [sampleOf(names, source.sample, before)] : []
  const common = path.length === 1 ? names.tables.get(last) : undefined
  const found = common ? null : (names.scope.find?.(path) ?? null)
  const own = found ? outputsOf(found, names.scope) : (common?.columns ?? null)
  const columns = (own ?? []).map(({ name, type }, at) =>
    columnOf(id, name, common ? String(at) : name, type),
  )
  const seen = renamed({ id, name: last, columns, open: own === null }, source.alias)
  return {
    means: operator(
      source.only ? 'only' : 'relation',
      { is: 'name', parts: common ? [common.id] : found ? [found.id] : path, quoted: true },
      ...sampled,
    ),
    seen: [seen],
    columns: seen.columns,
  }
}

function sampleOf(names: Names, sample: query.Sample, before: readonly Level[]): Expression {
  const inner = { ...names, levels: [joinedLevel(before), ...names.levels] }
  const means = (each: query.Expression) => resolved(inner, meaningOf(each))
  return operator(
    `sample ${sample.method.map(({ value }) => value).join('.')}`,
    ...sample.args.map(means),
    ...(sample.repeatable ? [operator('repeatable', means(sample.repeatable))] : []),
  )
}

/** The columns of functions of the engine that give more than one value or name their own. */
const given: Readonly<Record<string, readonly string[]>> = {
  json_each: ['key', 'value'],
  jsonb_each: ['key', 'value'],
  json_each_text: ['key', 'value'],
  jsonb_each_text: ['key', 'value'],
  json_array_elements: ['value'],
  jsonb_array_elements: ['value'],
  json_array_elements_text: ['value'],
  jsonb_array_elements_text: ['value'],
}
const scalars: ReadonlySet<string> = new Set([
  'generate_series',
  'unnest',
  'generate_subscripts',
  'regexp_split_to_table',
  'string_to_table',
  'json_object_keys',
  'jsonb_object_keys',
  'regexp_matches',
])

function readFunction(names: Names, source: query.FunctionTable, before: readonly Level[]): ReadSource {
  const inner = { ...names, levels: [joinedLevel(before), ...names.levels] }
  const calls = source.calls.map(({ call, columns }) =>
    operator(
      'called',
      resolved(inner, meaningOf(call)),
      ...columns.map(({ name, type }) => operator(`column ${name.value} ${type?.canonical ?? ''}`)),
    ),
  )
  const id = nextId(names)
  const [only] = source.calls
  const name = only?.call.is === 'call' && only.call.name.length === 1 ? (only.call.name[0]?.value ?? '') : ''
  const alias = source.alias?.name?.value ?? name
  const listed = source.alias?.columns ?? []
  const engine = source.calls.length === 1 && Object.hasOwn(given, name) ? given[name] : undefined
  const own = engine ?? (scalars.has(name) && source.calls.length === 1 ? [alias] : [])
  const count = Math.max(own.length, listed.length - (source.ordinality ? 1 : 0))
  const columns = Array.from({ length: count }, (_, at) => columnOf(id, own[at] ?? '', String(at), null))
  const ordinality = source.ordinality ? [columnOf(id, 'ordinality', 'ordinality', 'bigint')] : []
  const typed = listed.some(({ type }) => type !== null)
  const types = typed
    ? listed.map((each) => operator(`column ${each.name.value} ${each.type?.canonical}`))
    : []
  const isOpen = own.length === 0 && listed.length === 0
  const seen = renamed({ id, name: alias, columns: [...columns, ...ordinality], open: isOpen }, source.alias)
  return {
    means: operator(source.ordinality ? 'function with ordinality' : 'function', ...calls, ...types),
    seen: [{ ...seen, name: alias, ...(own.length === 1 && !source.ordinality ? { scalar: true } : {}) }],
    columns: seen.columns,
  }
}

function readJoin(names: Names, source: query.Join, before: readonly Level[]): ReadSource {
  const left = readSource(names, source.left, before)
  const right = readSource(names, source.right, [...before, left])
  const both = joinedLevel([left, right])
  const using = source.natural ? commonNames(left, right) : (source.using?.map(({ value }) => value) ?? null)
  const inner = { ...names, levels: [both, ...names.levels] }
  const pairs = (using ?? []).map((name) => [named(left, name), named(right, name)] as const)
  const means = operator(
    `join ${source.kind}${using ? ' using' : ''}`,
    left.means,
    right.means,
    ...pairs.map(([a, b]) => operator('pair', a.means, b.means)),
    ...(source.on ? [resolved(inner, meaningOf(source.on))] : []),
  )
  const columns = using ? merged(source.kind, left, right, using) : both.columns
  if (source.usingAlias) throw new Undecided()
  if (!source.alias) return { means, seen: both.seen, columns }
  if (both.seen.some(({ open }) => open)) throw new Undecided()
  const seen = renamed({ id: nextId(names), name: null, columns, open: false }, source.alias)
  return { means, seen: [seen], columns: seen.columns }
}

/** The columns that a natural join finds on both sides. */
function commonNames(left: Level, right: Level): readonly string[] {
  if ([...left.seen, ...right.seen].some(({ open }) => open)) throw new Undecided()
  return left.columns
    .map(({ name }) => name)
    .filter((name) => right.columns.some((each) => each.name === name))
}

function named(level: Level, name: string): SeenColumn {
  const [found, ...more] = level.columns.filter((each) => each.name === name)
  if (!found || more.length > 0) throw new Undecided()
  return found
}

/** What USING makes one comes first; it is what the side has that no row of the join lacks. */
function merged(
  kind: query.Join['kind'],
  left: Level,
  right: Level,
  using: readonly string[],
): readonly SeenColumn[] {
  const once = using.map((name): SeenColumn => {
    const [a, b] = [named(left, name), named(right, name)]
    if (kind === 'full') return { name, means: operator('merged', a.means, b.means), type: a.type }
    return kind === 'right' ? b : a
  })
  const others = ({ columns }: Level) => columns.filter(({ name }) => !using.includes(name))
  return [...once, ...others(left), ...others(right)]
}
