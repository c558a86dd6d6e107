import type { Rule } from '../rule.ts'
import type { Judgement } from './judgement.ts'
import { type Sighting, sampleOf } from './sample.ts'

/** What the judgements say of one rule. */
export interface Precision {
  readonly rule: Rule
  /** All its findings in the real schemas. */
  readonly sightings: readonly Sighting[]
  /** Judgements whose finding is still made. */
  readonly judged: readonly Judgement[]
  readonly wrong: readonly Judgement[]
  /** Findings of the sample that nobody judged. */
  readonly open: readonly Sighting[]
  /** Judged right, and no longer found. */
  readonly lost: readonly Judgement[]
}

/** Holds a rule's findings against its judgements. */
export function precisionOf(
  rule: Rule,
  sightings: readonly Sighting[],
  judgements: readonly Judgement[],
): Precision {
  const made = new Set(sightings.map((each) => placeOf(each.script, each.finding.key)))
  const known = new Set(judgements.map((each) => placeOf(each.script, each.finding)))
  const judged = judgements.filter((each) => made.has(placeOf(each.script, each.finding)))
  return {
    rule,
    sightings,
    judged,
    wrong: judged.filter((each) => each.verdict === 'wrong'),
    open: sampleOf(sightings).filter((each) => !known.has(placeOf(each.script, each.finding.key))),
    lost: judgements.filter(
      (each) => each.verdict === 'right' && !made.has(placeOf(each.script, each.finding)),
    ),
  }
}

/** Whether more than one in ten of the judged findings is wrong; one wrong of fewer than ten is too many too. */
export function isImprecise(precision: Precision): boolean {
  return precision.wrong.length * 10 > precision.judged.length
}

function placeOf(script: string, key: string): string {
  return `${script}\u0000${key}`
}
