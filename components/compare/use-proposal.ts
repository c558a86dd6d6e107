import { useEffect, useMemo, useState } from 'react'
import type { MigrationProposal, MigrationWish } from '@/lib/worker'
import { WorkerClosed } from '../state/document-worker'
import { useActions } from '../state/use-workbench'
import { type Answer, wishOf } from './answers'
import type { Texts } from './use-sides'

export interface PlanChoices {
  readonly strategy: MigrationWish['strategy']
  readonly version: string
  readonly tool: string
}

/** What is asked of the worker; null while a text is missing. */
export function useWish(
  texts: Texts,
  answers: readonly Answer[],
  { strategy, version }: PlanChoices,
  sizes: MigrationWish['sizes'],
): MigrationWish | null {
  return useMemo(
    () => texts && { base: texts.older, target: texts.newer, ...wishOf(answers), strategy, version, sizes },
    [texts, answers, strategy, version, sizes],
  )
}

export type Proposal =
  | { readonly state: 'working'; readonly last: MigrationProposal | null }
  | { readonly state: 'ready'; readonly last: MigrationProposal }
  | { readonly state: 'refused'; readonly message: string; readonly last: null }

/** The worker's answer to the wish; the last one stays while the next is worked out. */
export function useProposal(wish: MigrationWish | null): Proposal {
  const { worker } = useActions()
  const [proposal, setProposal] = useState<Proposal>({ state: 'working', last: null })
  useEffect(() => {
    setProposal(({ last }) => ({ state: 'working', last }))
    if (!wish) return
    let isCurrent = true
    worker.propose(wish).then(
      (answer) => {
        if (!isCurrent) return
        setProposal(
          answer.ok
            ? { state: 'ready', last: answer.value }
            : { state: 'refused', message: answer.error, last: null },
        )
      },
      (error: Error) => {
        if (!isCurrent || error instanceof WorkerClosed) return
        setProposal({ state: 'refused', message: error.message, last: null })
      },
    )
    return () => {
      isCurrent = false
    }
  }, [wish, worker])
  return proposal
}
