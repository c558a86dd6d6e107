import {
  type Finding,
  type RuleCategory,
  ruleOf,
  type Waiver,
  type WaiverFault,
  waiverFacts,
} from '../../rules/index.ts'
import { type EntityId, parseEntityId } from '../../schema/index.ts'
import type { SourceSpan, Span } from '../../sql/index.ts'
import type { CommentWaiver } from './comments.ts'

/** A waiver of a configuration file. */
export interface FileWaiver {
  readonly rule: string
  /** The object's name, with its schema or without; absent: wherever the rule finds something. */
  readonly on?: string
  readonly reason: string
  readonly author?: string
  readonly until?: string
}

/** A waiver of a project, on the key of a finding. */
export type KeyWaivers = Readonly<
  Record<string, { readonly reason: string; readonly author?: string; readonly until?: string }>
>

export interface Waivers {
  readonly comments: readonly CommentWaiver[]
  readonly file: readonly FileWaiver[]
  readonly keys: KeyWaivers
}

/** What is told of a finding, whatever it is of. */
type Waivable = Pick<Finding, 'key' | 'rule' | 'entities'>

/** What waivers are held against. */
export interface WaiverContext<F> {
  /** The day, YYYY-MM-DD: a waiver holds to the end of its last one. */
  readonly today: string
  /** Whether there is a rule of that id. */
  readonly isRule: (rule: string) => boolean
  /** Whether the rule has judged the text as it stands, so that a waiver it does not need is left over. */
  readonly hasJudged: (rule: string) => boolean
  /** Whether what a comment covers holds the finding. */
  readonly isCovered: (finding: F, waiver: CommentWaiver) => boolean
}

export interface Waived<F> {
  /** All of them, those that are waived with their waiver. */
  readonly findings: readonly (F & { readonly waiver?: Waiver })[]
  /** What is wrong with the waivers themselves. */
  readonly faults: readonly Finding[]
}

/** Marks the findings that are waived, and finds what is wrong with waivers. */
export function waiveAll<F extends Waivable>(
  findings: readonly F[],
  waivers: Waivers,
  context: WaiverContext<F>,
): Waived<F> {
  const offers = [
    ...waivers.comments.flatMap((waiver) => commentOffers(waiver, context)),
    ...waivers.file.map((waiver) => fileOffer(waiver)),
    ...Object.entries(waivers.keys).map(([key, waiver]) => keyOffer(key, waiver)),
  ]
  if (offers.length === 0) return { findings, faults: [] }
  const used = new Set<Offer<F>>()
  const byRule = new Map<string, Offer<F>[]>()
  for (const offer of offers) {
    const same = byRule.get(offer.rule)
    if (same) same.push(offer)
    else byRule.set(offer.rule, [offer])
  }
  const judged = findings.map((finding) => {
    const fitting = (byRule.get(finding.rule) ?? []).filter((offer) => offer.fits(finding))
    for (const offer of fitting) used.add(offer)
    const offer = fitting.find((each) => faultOf(each, context) === null)
    return offer ? { ...finding, waiver: offer.waiver } : finding
  })
  const faults = offers.flatMap((offer) => {
    const fault = faultOf(offer, context)
    if (fault) return [faultFinding(fault, offer)]
    if (used.has(offer) || !context.hasJudged(offer.rule)) return []
    return [faultFinding('waiver-unused', offer)]
  })
  return { findings: judged, faults: numbered(faults) }
}

/** Whether a comment is about a finding of a schema: its object stands in what the comment covers. */
export function isCoveredBy(
  { covers }: CommentWaiver,
  { entities, inText }: Pick<Finding, 'entities' | 'inText'>,
  locate: (id: EntityId) => readonly SourceSpan[],
): boolean {
  if (covers.of === 'file') return true
  if (covers.of === 'nothing') return false
  const { from, to } = covers
  const within = (span: Span) => from <= span.from && span.to <= to
  if (inText && within(inText)) return true
  // A whole statement speaks for what it makes, not for what is mentioned beside it.
  const meant = covers.of === 'statement' ? entities.slice(0, 1) : entities
  return meant.some((id) => locate(id).some((span) => span.role !== 'drop' && within(span)))
}

/** A waiver of one rule, wherever it is said. */
interface Offer<F> {
  readonly rule: string
  readonly waiver: Waiver
  readonly fits: (finding: F) => boolean
  /** Where it is said, as people are told, and in the text. */
  readonly place: string
  readonly inText: Span | null
}

function commentOffers<F>(waiver: CommentWaiver, { isCovered }: WaiverContext<F>): readonly Offer<F>[] {
  const rules = waiver.rules.length > 0 ? waiver.rules : ['']
  return rules.map((rule) => ({
    rule,
    waiver: { reason: waiver.reason, author: null, until: waiver.until, said: 'text' },
    fits: (finding) => isCovered(finding, waiver),
    place: 'The comment',
    inText: { from: waiver.from, to: waiver.to },
  }))
}

function fileOffer(given: FileWaiver): Offer<Waivable> {
  const { rule, on } = given
  return {
    rule,
    waiver: waiverOf(given, 'file'),
    fits: ({ entities }) => on === undefined || entities.slice(0, 1).some((id) => isCalled(id, on)),
    place: on === undefined ? 'The configuration' : `The configuration, for ${on},`,
    inText: null,
  }
}

function keyOffer(key: string, given: KeyWaivers[string]): Offer<Waivable> {
  const colon = key.indexOf(':')
  return {
    rule: colon < 0 ? key : key.slice(0, colon),
    waiver: waiverOf(given, 'project'),
    fits: (finding) => finding.key === key,
    place: `The project, for ${nameIn(key.slice(colon + 1))},`,
    inText: null,
  }
}

function waiverOf({ reason, author, until }: KeyWaivers[string], said: 'file' | 'project'): Waiver {
  return { reason: reason.trim(), author: author ?? null, until: until ?? null, said }
}

/** Whether the object, or the one that it is part of, has that name. */
function isCalled(id: EntityId, name: string): boolean {
  const { parts } = parseEntityId(id)
  return parts.some((_, at) =>
    [parts.slice(0, at + 1), parts.slice(1, at + 1)].some(
      (path) => path.length > 0 && path.join('.') === name,
    ),
  )
}

function faultOf<F>({ rule, waiver }: Offer<F>, { today, isRule }: WaiverContext<F>): WaiverFault | null {
  if (!isRule(rule)) return 'waiver-unknown-rule'
  if (waiver.until !== null && (!isDay(waiver.until) || waiver.until < today)) return 'waiver-expired'
  return waiver.reason === '' ? 'waiver-without-reason' : null
}

function faultFinding<F>(fault: WaiverFault, { rule, waiver, place, inText }: Offer<F>): Finding {
  const facts = waiverFacts(fault)
  const category: RuleCategory = ruleOf(rule)?.category ?? 'design'
  return {
    key: `${fault}:${rule}`,
    rule: fault,
    severity: facts?.severity ?? 'warning',
    category,
    entities: [],
    message: messageOf(fault, rule, waiver, place),
    evidence: waiver.reason === '' ? 'No reason is given.' : `Its reason: ${waiver.reason}`,
    confidence: 1,
    fix: null,
    ...(inText ? { inText } : {}),
  }
}

function messageOf(fault: WaiverFault, rule: string, { until }: Waiver, place: string): string {
  switch (fault) {
    case 'waiver-expired':
      return isDay(until ?? '')
        ? `${place} waives ${rule} until ${until}, which is over.`
        : `${place} waives ${rule} until ${until}, which is no day (YYYY-MM-DD).`
    case 'waiver-unknown-rule':
      return rule === ''
        ? `${place} waives no rule: none is named.`
        : `${place} waives ${rule}, which is no rule.`
    case 'waiver-unused':
      return `${place} waives ${rule}, which finds nothing there.`
    case 'waiver-without-reason':
      return `${place} waives ${rule} without saying why.`
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** What the key says the finding is about, as people call it. */
function nameIn(key: string): string {
  const [first = ''] = key.split('~')
  const colon = first.indexOf(':')
  return colon < 0 ? first : parseEntityId(first as EntityId).parts.join('.')
}

function numbered(findings: readonly Finding[]): readonly Finding[] {
  const used = new Map<string, number>()
  return findings.map((finding) => {
    const times = (used.get(finding.key) ?? 0) + 1
    used.set(finding.key, times)
    return times === 1 ? finding : { ...finding, key: `${finding.key}#${times}` }
  })
}
