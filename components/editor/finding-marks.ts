import type { Finding } from '@/lib/rules'
import type { WorkbenchActions, WorkbenchState } from '../state/contract'
import { openFindings } from '../state/review-filter'
import type { SyncedModel } from './model-sync'
import type { Disposable, monaco } from './monaco'

/** The findings of the review as marks in the text that move with it. */
export interface FindingMarks extends Disposable {
  /** Takes over the findings as they are now. */
  update(): void
  /** The findings whose mark meets the range. */
  within(range: monaco.IRange): readonly Finding[]
}

/** Findings marked at most: those beyond are in the panel only. */
const limit = 4000

/** Places asked for and marked in one go: a few milliseconds of the worker and of the page. */
const batch = 500

const looks: Record<Finding['severity'], monaco.editor.IModelDecorationOptions> = {
  error: { className: 'squiggly-error', stickiness: 1 },
  warning: { className: 'squiggly-warning', stickiness: 1 },
  info: { className: 'squiggly-info', stickiness: 1 },
}

/**
 * Marks the first entity of each finding. A mark is placed once, when its finding is new, and from
 * then on carried by the editor, so that an edit asks for the places of new findings only.
 */
export function trackFindings(
  synced: SyncedModel,
  actions: Pick<WorkbenchActions, 'worker'>,
  getState: () => WorkbenchState,
): FindingMarks {
  const { model } = synced
  const marks = new Map<string, { finding: Finding; decoration: string }>()
  let closed = false
  let running = false
  let done: Pick<WorkbenchState, 'findings' | 'dismissals'> | null = null

  const remove = (keep: ReadonlySet<string>): void => {
    const gone: string[] = []
    for (const [key, mark] of marks) {
      if (keep.has(key)) continue
      gone.push(mark.decoration)
      marks.delete(key)
    }
    if (gone.length > 0) model.deltaDecorations(gone, [])
  }

  /** Whether all got their place; not when the text moved on meanwhile: the next reading asks again. */
  const place = async (wanted: readonly Finding[]): Promise<boolean> => {
    for (let start = 0; start < wanted.length; start += batch) {
      const part = wanted.slice(start, start + batch)
      const { revision } = getState()
      const places = await actions.worker.places({ entities: part.map(({ entities }) => entities) })
      if (closed || getState().revision !== revision) return false
      const placed = part.flatMap((finding, index) => {
        const place = places[index]
        return place ? [{ finding, range: synced.rangeOf(place.from, place.to) }] : []
      })
      const ids = model.deltaDecorations(
        [],
        placed.map(({ finding, range }) => ({ range, options: looks[finding.severity] })),
      )
      placed.forEach(({ finding }, index) => {
        const decoration = ids[index]
        if (decoration !== undefined) marks.set(finding.key, { finding, decoration })
      })
    }
    return true
  }

  const update = async (): Promise<void> => {
    if (running || closed) return
    running = true
    try {
      for (;;) {
        const { findings, dismissals } = getState()
        if (findings === done?.findings && dismissals === done.dismissals) return
        const shown = openFindings(findings, dismissals).slice(0, limit)
        remove(new Set(shown.map((finding) => finding.key)))
        for (const finding of shown) {
          const mark = marks.get(finding.key)
          if (mark) mark.finding = finding
        }
        const complete = await place(shown.filter((finding) => !marks.has(finding.key)))
        if (!complete) return
        done = { findings, dismissals }
      }
    } finally {
      running = false
    }
  }

  return {
    // A worker that closes with the page refuses what it was still asked.
    update: () =>
      void update().catch((error: unknown) => {
        if (!closed) throw error
      }),
    within(range) {
      return model.getDecorationsInRange(range).flatMap((decoration) => {
        for (const mark of marks.values()) if (mark.decoration === decoration.id) return [mark.finding]
        return []
      })
    },
    dispose() {
      closed = true
      if (!model.isDisposed())
        model.deltaDecorations(
          [...marks.values()].map((mark) => mark.decoration),
          [],
        )
      marks.clear()
    },
  }
}
