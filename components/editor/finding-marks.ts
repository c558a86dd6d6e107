import type { Finding } from '@/lib/rules'
import type { EntityId } from '@/lib/schema'
import type { WorkbenchActions, WorkbenchState } from '../state/contract'
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

/** Places asked for in one go, so that typing is never behind many questions. */
const batch = 150

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
      const ranges = await Promise.all(part.map((finding) => placeOf(finding.entities, actions.worker)))
      if (closed || getState().revision !== revision) return false
      const placed = part.flatMap((finding, index) => {
        const span = ranges[index]
        return span ? [{ finding, range: synced.rangeOf(span.from, span.to) }] : []
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
        const shown = findings.filter((finding) => !dismissals[finding.key]).slice(0, limit)
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

/** Where the first of the entities that the text declares stands: its name. */
async function placeOf(
  entities: readonly EntityId[],
  worker: WorkbenchActions['worker'],
): Promise<{ readonly from: number; readonly to: number } | null> {
  for (const id of entities) {
    const spans = await worker.locate({ id })
    const span = spans.find((candidate) => candidate.name !== null) ?? spans[0]
    if (span) return span.name ?? { from: span.from, to: Math.min(span.to, span.from + 80) }
  }
  return null
}
