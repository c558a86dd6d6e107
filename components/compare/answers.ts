import type { EntityId } from '@/lib/schema'
import { parseEntityId } from '@/lib/schema'
import type { MigrationProposal, MigrationWish } from '@/lib/worker'

export type Question = MigrationProposal['questions'][number]

/** A question and what was answered. */
export interface Answer {
  readonly question: Question
  readonly answer: 'renamed' | 'dropped'
}

/** The answers with another; what was said of the parts of a thing is asked again when the thing is. */
export function answered(answers: readonly Answer[], next: Answer): readonly Answer[] {
  return [...withoutAnswer(answers, next.question), next]
}

/** The answers without that to the question, and without those about parts of what it is about. */
export function withoutAnswer(answers: readonly Answer[], question: Question): readonly Answer[] {
  return answers.filter(
    (each) => each.question.from !== question.from && !isPartOf(each.question.from, question.from),
  )
}

/** The answers as the plan takes them. */
export function wishOf(answers: readonly Answer[]): Pick<MigrationWish, 'renames' | 'dropped'> {
  const renamed = answers.filter(({ answer }) => answer === 'renamed')
  return {
    renames: renamed.map(({ question: { from, to } }) => ({ from, to })),
    dropped: answers.filter(({ answer }) => answer === 'dropped').map(({ question }) => question.from),
  }
}

/** `public.users.email`: an id as people read it. */
export function nameOfId(id: EntityId): string {
  return parseEntityId(id).parts.join('.')
}

function isPartOf(id: EntityId, whole: EntityId): boolean {
  const [own, other] = [parseEntityId(id), parseEntityId(whole)]
  return own.parts.length > other.parts.length && other.parts.every((part, at) => part === own.parts[at])
}
