import { atOnce, type Steps } from '../base/index.ts'
import { type EntityId, entityId, parseEntityId, type Schema, type Table } from '../schema/index.ts'
import { isReviewed } from './define.ts'
import { rules as allRules } from './registry.ts'
import type { Finding, RawFinding, Rule, RuleContext, RuleInput, RuleSeverity } from './rule.ts'
import { type RuleSettings, type SetRule, setRule } from './rule-settings.ts'
import { buildContext, type ReviewInputs, type TableContext } from './table-context.ts'

export interface ReviewOptions extends ReviewInputs {
  /** The rules to run, whatever their stance; when left out those that are recommended or set on. */
  readonly rules?: readonly Rule[]
  /** Rules switched on or off, other severities, options; by rule id. */
  readonly settings?: RuleSettings
}

/** The rule id of findings that tell of a rule that threw. */
export const ruleFailure = 'rule-failure'

/**
 * Runs the rules over a schema. Never throws: a rule that does is reported as a finding of
 * `rule-failure` and the others go on. Findings are sorted by severity, then by the place of their
 * entity in the script. What is judged table by table is kept between calls, so that reviewing a
 * schema again after an edit costs only the tables the edit reached.
 */
export function reviewSchema(schema: Schema, options: ReviewOptions = {}): readonly Finding[] {
  return atOnce(reviewInSteps(schema, options))
}

/**
 * The same review, which stops after every few tables and after every other rule: between two steps
 * the caller may do something else, or drop the rest.
 */
export function* reviewInSteps(schema: Schema, options: ReviewOptions = {}): Steps<readonly Finding[]> {
  const context = buildContext(schema, options)
  yield
  const wanted = rulesFor(options, schema.dialect)
  const placed: Placed[] = []
  const failures = new Map<Rule, Finding>()
  let place = 0
  for (const table of context.tables.values()) {
    for (const { finding, rank, order } of judgedTable(table, wanted, failures)) {
      placed.push({ finding, rank: rank + place * perTable, order })
    }
    place++
    if (place % tablesPerStep === 0) yield
  }
  const places = placesOf(schema)
  for (const [order, each] of wanted.wide) {
    for (const finding of runRule(each, context))
      placed.push({ finding, rank: rankOf(finding, places), order })
    yield
  }
  for (const [rule, finding] of failures) {
    placed.push({ finding, rank: rankOf(finding, places), order: wanted.order.get(rule) ?? 0 })
  }
  placed.sort((a, b) => a.rank - b.rank || a.order - b.order)
  return placed.map((each) => each.finding)
}

/** A finding with its place in the review; within a table's kept findings the table's own place is left out. */
interface Placed {
  readonly finding: Finding
  readonly rank: number
  readonly order: number
}

/** The rules of a review, split into those judged table by table and the others; remembered by list. */
interface WantedRules {
  readonly perTable: readonly (readonly [number, SetRule, NonNullable<Rule['checkTable']>])[]
  readonly wide: readonly (readonly [number, SetRule])[]
  readonly order: ReadonlyMap<Rule, number>
}

function rulesFor(options: ReviewOptions, dialect: string): WantedRules {
  const rules = options.rules ?? allRules
  const { settings = {}, statistics = null, workload = null } = options
  const missing: readonly RuleInput[] = [
    ...(statistics ? [] : (['statistics'] as const)),
    ...(workload ? [] : (['workload'] as const)),
  ]
  const signature = JSON.stringify([dialect, missing, options.rules === undefined, settings])
  const lists = wantedRules.get(rules) ?? new Map<string, WantedRules>()
  const known = lists.get(signature)
  if (known) return known
  const speaking = [...rules.entries()].flatMap(([order, rule]) => {
    if (!rule.dialects.includes(dialect) || rule.reads.some((input) => missing.includes(input))) return []
    const byDefault = options.rules !== undefined || rule.stance === 'recommended'
    const set = setRule(rule, settings[rule.id], byDefault)
    return set ? [[order, set] as const] : []
  })
  const wanted: WantedRules = {
    perTable: speaking.flatMap(([order, each]) =>
      each.rule.checkTable ? [[order, each, each.rule.checkTable] as const] : [],
    ),
    wide: speaking.filter(([, { rule }]) => !rule.checkTable),
    order: new Map(speaking.map(([order, { rule }]) => [rule, order])),
  }
  if (lists.size >= mostLists) lists.clear()
  wantedRules.set(rules, lists.set(signature, wanted))
  return wanted
}

/** What the table rules say of a table; kept for as long as its context is the same object. */
function judgedTable(
  context: TableContext,
  wanted: WantedRules,
  failures: Map<Rule, Finding>,
): readonly Placed[] {
  const kept = keptFindings.get(context)
  if (kept?.wanted === wanted) return kept.placed
  if (!isReviewed(context)) return noFindings
  const placed: Placed[] = []
  let whole = true
  for (const [order, each, check] of wanted.perTable) {
    const { rule } = each
    try {
      let found: RawFinding[] | null = null
      for (const raw of check(context, each.options)) {
        found ??= []
        found.push(raw)
      }
      if (!found) continue
      for (const finding of named(each, found)) {
        placed.push({ finding, rank: rankInTable(finding, context.table), order })
      }
    } catch (error) {
      whole = false
      if (!failures.has(rule)) failures.set(rule, failureOf(rule, error))
    }
  }
  if (whole) keptFindings.set(context, { wanted, placed })
  return placed
}

function runRule(each: SetRule, context: RuleContext): readonly Finding[] {
  try {
    return named(each, [...each.rule.check(context, each.options)])
  } catch (error) {
    return [failureOf(each.rule, error)]
  }
}

/** Gives each finding the rule's facts and a key that edits elsewhere do not change. */
function named({ rule, severity }: SetRule, found: readonly RawFinding[]): readonly Finding[] {
  if (found.length === 0) return []
  const byFirst = new Map<string, number>()
  for (const raw of found) {
    const [first = ''] = subjectsOf(raw)
    byFirst.set(first, (byFirst.get(first) ?? 0) + 1)
  }
  const used = new Map<string, number>()
  return found.map((raw) => {
    const [first = '', ...others] = subjectsOf(raw)
    const alone = byFirst.get(first) === 1
    const base = [`${rule.id}:${first}`, ...(alone ? [] : others)].join('~')
    const times = (used.get(base) ?? 0) + 1
    used.set(base, times)
    const key = times === 1 ? base : `${base}#${times}`
    const known = namedFindings.get(raw)
    if (known?.key === key && known.severity === severity) return known
    const finding: Finding = {
      key,
      rule: rule.id,
      severity,
      category: rule.category,
      entities: raw.entities,
      message: raw.message,
      evidence: raw.evidence,
      confidence: raw.confidence,
      fix: raw.fix,
      ...(raw.guide ? { guide: raw.guide } : {}),
      ...(raw.inWorkload ? { inWorkload: raw.inWorkload } : {}),
    }
    namedFindings.set(raw, finding)
    return finding
  })
}

/** What a finding is about, the most specific first: a query that is no entity by what it is called. */
function subjectsOf({ entities, inWorkload }: RawFinding): readonly string[] {
  return inWorkload?.query === undefined ? entities : [inWorkload.query, ...entities]
}

function failureOf(rule: Rule, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error)
  return {
    key: `${ruleFailure}:${rule.id}`,
    rule: ruleFailure,
    severity: 'warning',
    category: rule.category,
    entities: [],
    message: `The rule ${rule.id} failed and was left out: ${reason}`,
    evidence: 'The fault is in the rule, not in the schema; the other rules ran.',
    confidence: 1,
    fix: null,
  }
}

const severities: Readonly<Record<RuleSeverity, number>> = { error: 0, warning: 1, info: 2 }
const perTable = 10_000
/** Judging a table that is not known yet takes a fraction of a millisecond. */
const tablesPerStep = 16
const noFindings: readonly Placed[] = []
const keptFindings = new WeakMap<
  TableContext,
  { readonly wanted: WantedRules; readonly placed: readonly Placed[] }
>()
/** Findings of what rules yield again as the same object, so that they stay the same object too. */
const namedFindings = new WeakMap<RawFinding, Finding>()
/** So many different settings are remembered; more than anybody goes back and forth between. */
const mostLists = 16
const wantedRules = new WeakMap<readonly Rule[], Map<string, WantedRules>>()
const innerPlaces = new WeakMap<Table, ReadonlyMap<string, number>>()

interface Places {
  readonly schema: Schema
  readonly byId: ReadonlyMap<EntityId, number>
}

/** Where top-level entities stand: tables first, in their order, then everything else by kind. */
function placesOf(schema: Schema): Places {
  const byId = new Map<EntityId, number>()
  for (const entities of [
    schema.tables,
    schema.views,
    schema.routines,
    schema.sequences,
    schema.enums,
    schema.domains,
    schema.schemas,
    schema.extensions,
  ]) {
    for (const id of entities.keys()) byId.set(id, byId.size)
  }
  return { schema, byId }
}

function rankOf(finding: Finding, places: Places): number {
  const severity = severities[finding.severity] * 1e12
  const id = finding.entities[0]
  if (id === undefined) return severity
  const top = places.byId.get(id)
  if (top !== undefined) return severity + top * perTable
  const { parts } = parseEntityId(id)
  const [space = '', name = '', child = ''] = parts
  const owner = entityId('table', space, name)
  const place = places.byId.get(owner)
  if (place === undefined) return severity + places.byId.size * perTable
  return severity + place * perTable + innerPlace(places.schema.tables.get(owner), child)
}

/** The place of a table rule's finding among those of its table. */
function rankInTable(finding: Finding, table: Table): number {
  const severity = severities[finding.severity] * 1e12
  const [id] = finding.entities
  if (id === undefined || id === table.id) return severity
  return severity + innerPlace(table, parseEntityId(id).parts[2] ?? '')
}

function innerPlace(table: Table | undefined, child: string): number {
  if (!table) return 0
  let places = innerPlaces.get(table)
  if (!places) {
    places = new Map(table.columns.map((column, at) => [column.name, at + 1]))
    innerPlaces.set(table, places)
  }
  return places.get(child) ?? perTable - 1
}
