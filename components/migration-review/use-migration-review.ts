import { useEffect, useState } from 'react'
import type { MigrationReviewWish } from '@/lib/worker'
import { WorkerClosed } from '../state/document-worker'
import { useActions } from '../state/use-workbench'
import type { MigrationFinding } from './review-words'

/** Milliseconds without a keystroke before a migration is reviewed. */
const rest = 250

/** The review of one text under one set of options. */
export interface MigrationReview {
  readonly wish: MigrationReviewWish
  readonly findings: readonly MigrationFinding[]
  /** Why there is no review; null where there is one. */
  readonly failure: string | null
}

/** The review of the file as it stands; null until there is one of exactly this wish. */
export function useMigrationReview(wish: MigrationReviewWish): MigrationReview | null {
  const { worker } = useActions()
  const [review, setReview] = useState<MigrationReview | null>(null)
  useEffect(() => {
    let isCurrent = true
    const show = (findings: readonly MigrationFinding[], failure: string | null): void => {
      if (isCurrent) setReview({ wish, findings, failure })
    }
    const timer = setTimeout(() => {
      worker.reviewMigration(wish).then(
        (findings) => show(findings, null),
        (error: Error) => !(error instanceof WorkerClosed) && show([], error.message),
      )
    }, rest)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [wish, worker])
  return review?.wish === wish ? review : null
}
