import { toast } from 'sonner'
import type { ProjectReview, ProjectReviewPatch } from '@/lib/store'
import { api } from './api-client'

/** Milliseconds after the last change until it is kept. */
const rest = 400

export interface ReviewKeeper {
  /** Takes over what the patch holds, and keeps it with the project a moment later. */
  set(patch: Partial<ProjectReview>): void
  /** Keeps at once what is not kept yet. */
  close(): void
}

/** What the review of a project is set to: fetched once, told on each change, kept with the project. */
export function createReviewKeeper(
  project: string,
  onChange: (review: ProjectReview, changed: Partial<ProjectReview>) => void,
): ReviewKeeper {
  let review: ProjectReview | null = null
  let unsaved: ProjectReviewPatch = {}
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const take = (next: ProjectReview, changed: Partial<ProjectReview>): void => {
    review = next
    onChange(next, changed)
  }
  const keep = (): void => {
    clearTimeout(timer)
    if (Object.keys(unsaved).length === 0) return
    const patch = unsaved
    unsaved = {}
    api.keepReview(project, patch).catch((error: Error) => {
      unsaved = { ...patch, ...unsaved }
      toast.error(`The review settings are not kept: ${error.message}`)
    })
  }
  api.review(project).then(
    (found) => {
      if (!closed) take(found, found)
    },
    (error: Error) => {
      if (!closed) toast.error(`The review settings are not known: ${error.message}`)
    },
  )
  return {
    set(patch) {
      if (!review) return
      take({ ...review, ...patch }, patch)
      unsaved = { ...unsaved, ...(patch as ProjectReviewPatch) }
      clearTimeout(timer)
      timer = setTimeout(keep, rest)
    },
    close() {
      closed = true
      keep()
    },
  }
}
