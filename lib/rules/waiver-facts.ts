import { factsOf } from './define.ts'
import type { RuleFacts } from './rule.ts'

/** What may be wrong with a waiver; the ids are those of its findings. */
export type WaiverFault = 'waiver-expired' | 'waiver-unknown-rule' | 'waiver-unused' | 'waiver-without-reason'

/** What is told of a finding about a waiver, as of those of rules. */
export function waiverFacts(id: string): RuleFacts | null {
  const known = Object.entries(told).find(([fault]) => fault === id)
  if (!known) return null
  const [, text] = known
  return {
    ...factsOf({ tags: ['policy'] }),
    id,
    ...text,
    category: 'design',
    severity: id === 'waiver-unused' ? 'info' : 'warning',
    catalogue: [],
    source: 'docs/review.md',
    ignoreWhen: 'Never: it can be put right or taken out.',
    fixable: false,
  }
}

const told: Readonly<Record<WaiverFault, Pick<RuleFacts, 'title' | 'detects' | 'rationale' | 'remedy'>>> = {
  'waiver-expired': {
    title: 'Waiver past its day',
    detects: 'A waiver whose last day is over, or is no day of the calendar.',
    rationale: 'It was given for a time. What it covered counts again.',
    remedy: 'Do what was put off, or give it another day with the reason of today.',
  },
  'waiver-unknown-rule': {
    title: 'Waiver of a rule that is not there',
    detects: 'A waiver that names no rule, or one that is not known.',
    rationale: 'Nobody is spared anything by it, and a reader believes that something is.',
    remedy: 'Correct the id, or take the waiver out.',
  },
  'waiver-unused': {
    title: 'Waiver that nothing needs',
    detects: 'A waiver of a rule that finds nothing at that place any more.',
    rationale: 'The fault is gone. Left where it is, the waiver would hide the next one.',
    remedy: 'Take the waiver out.',
  },
  'waiver-without-reason': {
    title: 'Waiver without a reason',
    detects: 'A waiver that does not say why; it covers nothing.',
    rationale: 'Whoever comes later cannot tell a decision from a nuisance put aside.',
    remedy: 'Write the reason behind the rule: `-- athena:ignore wide-table: imported as it is`.',
  },
}
