import type { EntityId, Routine, Schema, SchemaOpInput, Table, View } from '../../schema/index.ts'
import type { query, Span } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import type { WorkloadStatement } from '../../workload/index.ts'
import { tokensOf } from '../expression.ts'
import type { RuleContext } from '../rule.ts'
import { labelOf } from '../table-context.ts'
import { blocksOf } from './blocks.ts'
import { type Block, type BoundSource, findRelation } from './scope.ts'

/** A statement that a rule judges, wherever it stands. */
export interface JudgedQuery {
  readonly context: RuleContext
  /** The text that all offsets of the statement are in. */
  readonly sql: string
  readonly statement: query.Statement
  readonly blocks: readonly Block[]
  /** Whether all of it was understood. */
  readonly isWhole: boolean
  /** Where it stands; `workload` and `migration` are statements as they are sent. */
  readonly origin: 'view' | 'materialized view' | 'routine' | 'workload' | 'migration'
  /** What to call it at the beginning of a sentence: `The view paying_customers`. */
  readonly label: string
  readonly runs: WorkloadStatement | null
}

/** What a query rule yields; where the query stands, the rule need not know. */
export interface QueryFinding {
  /** The part it is about. */
  readonly at: Span
  readonly message: string
  readonly evidence: string
  readonly confidence: number
  readonly fix: QueryFix | null
  readonly guide?: { readonly question: string; readonly choices: readonly QueryFix[] }
  /** Entities that it is about beside the one whose query it is. */
  readonly entities?: readonly EntityId[]
}

/** Replacements in the text of the query, or ops on the schema. */
export interface QueryFix {
  readonly title: string
  readonly safety: 'safe' | 'weigh'
  readonly edits?: readonly Replacement[]
  readonly ops?: readonly SchemaOpInput[]
}

/** A query of the schema with what it takes to change it. */
export interface StoredQuery {
  readonly judged: JudgedQuery
  readonly owner: View | Routine
  /** The op that gives the query another text; null where its text cannot be changed in place. */
  readonly setText: ((sql: string) => SchemaOpInput) | null
}

/** A query of the workload, and where it stands in the workload's text. */
export interface SentQuery {
  readonly judged: JudgedQuery
  readonly statement: WorkloadStatement
}

/**
 * The queries of views and of routines that could be read. A query is the same object from reading to
 * reading while its text and the relations that it reads are the same.
 */
export function storedQueries(context: RuleContext): readonly StoredQuery[] {
  const known = stored.get(context.schema)
  if (known?.context === context) return known.queries
  const queries: StoredQuery[] = []
  for (const view of context.schema.views.values())
    queries.push(...kept(context, view, () => queriesOfView(context, view)))
  for (const routine of context.schema.routines.values()) {
    if (Object.hasOwn(bodies, routine.language ?? ''))
      queries.push(...kept(context, routine, () => queriesOfRoutine(context, routine)))
  }
  stored.set(context.schema, { context, queries })
  return queries
}

/** The queries of the workload that could be read; kept in the same way. */
export function sentQueries(context: RuleContext): readonly SentQuery[] {
  const { workload } = context
  if (!workload) return []
  const known = sent.get(workload)
  if (known?.context === context) return known.queries
  const queries = workload.statements.flatMap((statement) =>
    kept(context, statement, (): readonly SentQuery[] => {
      const label = statement.label ? `The query ${statement.label}` : 'The query'
      const judged = judgedQuery(context, statement.text, 'workload', label, statement)
      return judged ? [{ judged, statement }] : []
    }),
  )
  sent.set(workload, { context, queries })
  return queries
}

/** What was made of an owner before, where all that it rests on is the same. */
function kept<Query extends { readonly judged: JudgedQuery }>(
  context: RuleContext,
  owner: View | Routine | WorkloadStatement,
  make: () => readonly Query[],
): readonly Query[] {
  const known = keptQueries.get(owner)
  if (known && isSame(known, context)) return known.queries as readonly Query[]
  const queries = make()
  const relations = queries.flatMap(({ judged }) =>
    judged.blocks.flatMap(({ sources }) => sources.map(readBy)),
  )
  keptQueries.set(owner, { context, relations: relations.flatMap((each) => each ?? []), queries })
  return queries
}

interface Kept {
  readonly context: RuleContext
  readonly relations: readonly {
    readonly name: readonly query.Name[]
    readonly record: Table | View | null
  }[]
  readonly queries: readonly { readonly judged: JudgedQuery }[]
}

function isSame({ context: before, relations }: Kept, now: RuleContext): boolean {
  return (
    before.facts === now.facts &&
    before.statistics === now.statistics &&
    before.workload === now.workload &&
    before.schema.extensions.size === now.schema.extensions.size &&
    relations.every(({ name, record }) => findRelation(now.schema, name) === record)
  )
}

/** The relation of the schema that a source was found to be; null for what is looked up nowhere. */
function readBy({ node, table, view, columns }: BoundSource): Kept['relations'][number] | null {
  if ('is' in node && node.is !== 'relation') return null
  // A common table expression has its columns from the query itself.
  if (!table && !view && columns !== null) return null
  return { name: node.name, record: table ?? view }
}

function queriesOfView(context: RuleContext, view: View): readonly StoredQuery[] {
  const origin = view.kind === 'materialized' ? ('materialized view' as const) : ('view' as const)
  const judged = judgedQuery(context, view.query, origin, `The ${origin} ${labelOf(context.facts, view)}`)
  const ref = view.id.slice(view.id.indexOf(':') + 1)
  if (!judged) return []
  const setText = (sql: string): SchemaOpInput => ({ op: 'view.setQuery', view: ref, query: sql })
  return [{ judged, owner: view, setText }]
}

/** A statement as rules judge it; null where it is none that reads or changes rows, or cannot be read. */
export function judgedQuery(
  context: RuleContext,
  sql: string,
  origin: JudgedQuery['origin'],
  label: string,
  runs: WorkloadStatement | null = null,
): JudgedQuery | null {
  const reading = readingOf(context, sql)
  if (!reading?.statement) return null
  const { statement } = reading
  let blocks: readonly Block[] | null = null
  return {
    context,
    sql,
    statement,
    get blocks() {
      blocks ??= blocksOf(statement, context.schema)
      return blocks
    },
    isWhole: reading.unread.length === 0,
    origin,
    label,
    runs,
  }
}

function readingOf({ facts }: RuleContext, sql: string): query.QueryReading | null {
  const known = readings.get(sql)
  if (known !== undefined) return known
  if (readings.size > 5_000) readings.clear()
  const reading = facts.dialect.readQuery?.(sql) ?? null
  readings.set(sql, reading)
  return reading
}

function queriesOfRoutine(context: RuleContext, routine: Routine): readonly StoredQuery[] {
  const { definition } = routine
  const body = bodyOf(definition)
  if (!body) return []
  const label = `The ${routine.kind} ${labelOf(context.facts, routine)}`
  const kind = 'routine'
  const spans = bodies[routine.language ?? '']?.(context, body.text) ?? []
  return spans.flatMap(({ from, to }): readonly StoredQuery[] => {
    const judged = judgedQuery(context, body.text.slice(from, to), kind, label)
    if (!judged) return []
    const setText = (sql: string): SchemaOpInput => ({
      op: 'object.alter',
      kind,
      object: routine.id.slice(routine.id.indexOf(':') + 1),
      definition: definition.slice(0, body.from + from) + sql + definition.slice(body.from + to),
    })
    return [{ judged, owner: routine, setText }]
  })
}

/** Where statements stand in a body, by its language. Of a block only those that change rows: others have words of its own. */
const bodies: Readonly<Record<string, (context: RuleContext, body: string) => readonly Span[]>> = {
  sql: ({ facts }, body) => {
    const tree = facts.dialect.parse(body)
    return tree.segments.flatMap(({ kind, span }, at) => {
      const start = tree.starts[at] ?? 0
      return kind === 'statement' ? [{ from: start + span.from, to: start + span.to }] : []
    })
  },
  plpgsql: (_, body) => {
    const tokens = tokensOf(body)
    return tokens.flatMap((token, at): readonly Span[] => {
      const before = tokens[at - 1]
      const begins = before?.kind === 'word' ? openers.has(before.value) : before?.value === ';'
      if (token.kind !== 'word' || !changes.has(token.value) || !begins) return []
      const end = tokens.slice(at).find((each) => each.kind === 'symbol' && each.value === ';')
      return end ? [{ from: token.from, to: end.from }] : []
    })
  },
}
const openers: ReadonlySet<string> = new Set(['begin', 'then', 'else', 'loop'])
const changes: ReadonlySet<string> = new Set(['insert', 'update', 'delete'])

/** The text of a routine between its dollars, and where it begins in the definition; null where it is written otherwise. */
function bodyOf(definition: string): { readonly text: string; readonly from: number } | null {
  const tokens = tokensOf(definition)
  const body = tokens.find(
    (token, at) =>
      token.kind === 'string' && tokens[at - 1]?.kind === 'word' && tokens[at - 1]?.value === 'as',
  )
  if (!body || definition.charAt(body.from) !== '$') return null
  return { text: body.value, from: definition.indexOf('$', body.from + 1) + 1 }
}

const stored = new WeakMap<
  Schema,
  { readonly context: RuleContext; readonly queries: readonly StoredQuery[] }
>()
const sent = new WeakMap<object, { readonly context: RuleContext; readonly queries: readonly SentQuery[] }>()
const keptQueries = new WeakMap<object, Kept>()
const readings = new Map<string, query.QueryReading | null>()
