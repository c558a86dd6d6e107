import { atOnce, type Steps } from '../base/index.ts'
import type { Schema } from '../schema/index.ts'
import { isReviewed } from './define.ts'
import { perTable, placesOf, rankInTable, rankOf } from './finding-places.ts'
import { rules as allRules } from './registry.ts'
import type { Finding, RawFinding, Rule, RuleContext, RuleInput } from './rule.ts'
import { type RuleSettings, type SetRule, setRule } from './rule-settings.ts'
import { partsOf, type SchemaPart, type SchemaParts, Versions } from './schema-parts.ts'
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
 * entity in the script. What is judged table by table or by parts of the schema is kept between calls, so
 * that reviewing a schema again after an edit costs only the tables and the parts the edit reached.
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
  const parts = partsOf(schema)
  const versions = wanted.perTable.map((group) => group.versions.of(group.of.map((part) => parts[part])))
  let place = 0
  for (const table of context.tables.values()) {
    for (const judged of judgedTable(table, wanted, versions, parts, failures)) {
      for (const { finding, rank, order } of judged.placed) {
        placed.push({ finding, rank: rank + place * perTable, order })
      }
    }
    place++
    if (place % tablesPerStep === 0) yield
  }
  const places = placesOf(schema)
  for (const [order, each] of wanted.wide) {
    for (const finding of runRule(each, context, parts))
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
  readonly perTable: readonly TableRules[]
  readonly wide: readonly (readonly [number, SetRule])[]
  readonly order: ReadonlyMap<Rule, number>
}

/** Rules judged table by table that read the same parts of the schema besides. */
interface TableRules {
  readonly of: readonly SchemaPart[]
  readonly versions: Versions
  readonly rules: (readonly [number, SetRule, NonNullable<Rule['checkTable']>])[]
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
    perTable: tableRules(speaking),
    wide: speaking.filter(([, { rule }]) => !rule.checkTable),
    order: new Map(speaking.map(([order, { rule }]) => [rule, order])),
  }
  if (lists.size >= mostLists) lists.clear()
  wantedRules.set(rules, lists.set(signature, wanted))
  return wanted
}

function tableRules(speaking: readonly (readonly [number, SetRule])[]): readonly TableRules[] {
  const groups = new Map<string, TableRules>()
  for (const [order, each] of speaking) {
    const { checkTable, of = [] } = each.rule
    if (!checkTable) continue
    const key = [...of].sort().join()
    const group = groups.get(key) ?? { of, versions: new Versions(), rules: [] }
    group.rules.push([order, each, checkTable])
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** What the rules of a group say of a table, and of which version of what they read besides. */
interface Judged {
  readonly version: readonly unknown[]
  readonly placed: readonly Placed[]
}

/** What the table rules say of a table; kept for as long as its context and what they read besides are the same. */
function judgedTable(
  context: TableContext,
  wanted: WantedRules,
  versions: readonly (readonly unknown[])[],
  parts: SchemaParts,
  failures: Map<Rule, Finding>,
): readonly Judged[] {
  const kept = keptFindings.get(context)
  const known = kept?.wanted === wanted ? kept.judged : nothingJudged
  if (known.length > 0 && versions.every((version, at) => known[at]?.version === version)) return known
  if (!isReviewed(context)) return nothingJudged
  let whole = true
  const judged = wanted.perTable.map(({ rules }, at) => {
    const version = versions[at] ?? []
    const same = known[at]
    if (same?.version === version) return same
    const placed: Placed[] = []
    for (const [order, each, check] of rules) {
      try {
        let found: RawFinding[] | null = null
        for (const raw of check(context, each.options, parts)) {
          found ??= []
          found.push(raw)
        }
        if (!found) continue
        for (const finding of named(each, found)) {
          placed.push({ finding, rank: rankInTable(finding, context.table), order })
        }
      } catch (error) {
        whole = false
        if (!failures.has(each.rule)) failures.set(each.rule, failureOf(each.rule, error))
      }
    }
    return { version, placed }
  })
  if (whole) keptFindings.set(context, { wanted, judged })
  return judged
}

function runRule(each: SetRule, context: RuleContext, parts: SchemaParts): readonly Finding[] {
  const { rule, options } = each
  const { checkObjects, of = [] } = rule
  try {
    if (!checkObjects) return namedAgain(each, [...rule.check(context, options)])
    const { facts } = context
    const sources = [facts, ...of.map((part) => parts[part])]
    const known = keptObjects.get(each) ?? { versions: new Versions(), found: new WeakMap() }
    keptObjects.set(each, known)
    const version = known.versions.of(sources)
    const findings =
      known.found.get(version) ?? named(each, [...checkObjects({ schema: parts, facts }, options)])
    known.found.set(version, findings)
    return findings
  } catch (error) {
    return [failureOf(rule, error)]
  }
}

/** The findings named as before where a rule yields what it yielded the last time. */
function namedAgain(each: SetRule, found: readonly RawFinding[]): readonly Finding[] {
  const last = lastNamed.get(each)
  if (last && last.found.length === found.length && found.every((raw, at) => raw === last.found[at]))
    return last.findings
  const findings = named(each, found)
  lastNamed.set(each, { found, findings })
  return findings
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

/** Judging a table that is not known yet takes a fraction of a millisecond. */
const tablesPerStep = 16
const nothingJudged: readonly Judged[] = []
const keptFindings = new WeakMap<
  TableContext,
  { readonly wanted: WantedRules; readonly judged: readonly Judged[] }
>()
/** What rules on objects found in the latest versions of what they read. */
const keptObjects = new WeakMap<
  SetRule,
  { readonly versions: Versions; readonly found: WeakMap<readonly unknown[], readonly Finding[]> }
>()
const lastNamed = new WeakMap<
  SetRule,
  { readonly found: readonly RawFinding[]; readonly findings: readonly Finding[] }
>()
/** Findings of what rules yield again as the same object, so that they stay the same object too. */
const namedFindings = new WeakMap<RawFinding, Finding>()
/** So many different settings are remembered; more than anybody goes back and forth between. */
const mostLists = 16
const wantedRules = new WeakMap<readonly Rule[], Map<string, WantedRules>>()
