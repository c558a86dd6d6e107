import {
  applyChange,
  composeChanges,
  isNoChange,
  noChange,
  rebaseChange,
  type TextChange,
} from '../text/index.ts'
import type { Problem, ProjectDocument, SaveRequest } from './api.ts'
import type {
  Autosave,
  AutosavePorts,
  SavedDocument,
  SaveState,
  SendOutcome,
  TextOrigin,
  UnsavedWork,
} from './autosave-ports.ts'
import { changeByLines } from './line-change.ts'
import { mergeSidecars, type Sidecar, sameSidecar } from './sidecar.ts'
import { writeNewest } from './write-newest.ts'

/** Milliseconds from the last change to its save. */
export const saveDelay = 400

/** Milliseconds that a change may wait while others keep coming. */
export const longestDelay = 2000

const firstRetry = 1000

const longestRetry = 30_000

/**
 * Saves what changes, one request at a time, so that nothing acknowledged is lost and nothing
 * unacknowledged is forgotten: a request without an answer is repeated under its own id, a conflict
 * is merged by rebasing. `from` is the saved document, or what `keep` stored last time.
 */
export function createAutosave(from: SavedDocument | UnsavedWork, ports: AutosavePorts): Autosave {
  const resumed = 'base' in from ? from : null
  let base: SavedDocument = 'base' in from ? from.base : from
  let origin: TextOrigin = resumed?.origin ?? { text: base.text, change: noChange }
  let sent: SaveRequest | null = resumed?.sent ?? null
  let pending: TextChange = resumed?.pending ?? noChange
  let sidecar: Sidecar = { layout: from.layout, dismissals: from.dismissals }
  let state: SaveState = 'saved'
  let problem: Problem | null = null
  let sentThumbnail: string | null = null
  let busy = false
  let failures = 0
  let cancelTimer: (() => void) | null = null
  let waited = 0
  let closed = false
  let waiters: (() => void)[] = []

  const dirty = (): boolean => sent !== null || !isNoChange(pending) || !sameSidecar(sidecar, base)

  const show = (next: SaveState, why: Problem | null = null): void => {
    if (next === state && why === problem) return
    state = next
    problem = why
    ports.onState(next, why)
  }

  const schedule = (delay: number, task: () => void): void => {
    cancelTimer?.()
    cancelTimer = ports.after(delay, () => {
      cancelTimer = null
      task()
    })
  }

  const keep = writeNewest(ports.keep, () => (dirty() ? { base, origin, sent, pending, ...sidecar } : null))

  const touched = (): void => {
    keep()
    if (busy || closed) return
    if (state === 'offline') return
    show('unsaved')
    const delay = Math.max(0, Math.min(saveDelay, longestDelay - waited))
    waited += delay
    schedule(delay, attempt)
  }

  const settle = (): void => {
    const woken = waiters
    waiters = []
    for (const wake of woken) wake()
  }

  const attempt = (): void => {
    if (busy || closed) return
    cancelTimer?.()
    cancelTimer = null
    waited = 0
    if (!dirty()) {
      show('saved')
      settle()
      return
    }
    busy = true
    show('saving')
    sent ??= nextRequest()
    keep()
    const request = sent
    ports.send(request).then(
      (outcome) => finish(request, outcome),
      () => finish(request, { kind: 'offline' }),
    )
  }

  const nextRequest = (): SaveRequest => {
    const change = isNoChange(pending) ? null : pending
    pending = noChange
    return {
      saveId: ports.newSaveId(),
      baseRevision: base.revision,
      change: change && { replacements: [...change.replacements] },
      layout: sameSidecar({ ...base, layout: sidecar.layout }, base) ? null : mutable(sidecar).layout,
      dismissals: sameSidecar({ ...base, dismissals: sidecar.dismissals }, base) ? null : sidecar.dismissals,
      ...facts(),
    }
  }

  /** The picture of a large diagram is large: it is sent when it has become another. */
  const facts = (): ReturnType<AutosavePorts['describe']> => {
    const { tableCount, thumbnail } = ports.describe()
    const drawn = JSON.stringify(thumbnail)
    if (drawn === sentThumbnail) return { tableCount, thumbnail: null }
    sentThumbnail = drawn
    return { tableCount, thumbnail }
  }

  const finish = (request: SaveRequest, outcome: SendOutcome): void => {
    busy = false
    // What a closed page kept names the request: whoever goes on repeats it and gets this answer.
    if (closed) return
    switch (outcome.kind) {
      case 'saved':
        failures = 0
        base = afterRequest(base, request, outcome.response.revision)
        if (request.change) origin = originAfter(origin, request.change, base.text)
        sent = null
        break
      case 'conflict':
        failures = 0
        sentThumbnail = null
        merge(outcome.current)
        break
      case 'refused':
        sentThumbnail = null
        // Taken back into the unsaved work: with the next change it may be acceptable.
        pending = composeChanges(request.change ?? noChange, pending)
        sent = null
        keep()
        show('refused', outcome.problem)
        settle()
        return
      case 'offline':
        show('offline')
        keep()
        settle()
        schedule(Math.min(longestRetry, firstRetry * 2 ** failures++), attempt)
        return
    }
    keep()
    // Whatever came meanwhile, or was merged, goes at once: the user has waited already.
    if (dirty()) attempt()
    else {
      show('saved')
      settle()
    }
  }

  /** Goes over to what the server has, carrying the unsaved work with it. */
  const merge = (current: ProjectDocument): void => {
    const mine = composeChanges(sent?.change ?? noChange, pending)
    const theirs = changeByLines(base.text, current.text)
    const before: Sidecar = { layout: base.layout, dismissals: base.dismissals }
    const merged = mergeSidecars(before, sidecar, current)
    const remote = rebaseChange(theirs, mine, 'left')
    const unchanged = isNoChange(remote) && sameSidecar(merged, sidecar)
    pending = rebaseChange(mine, theirs, 'right')
    sent = null
    sidecar = merged
    base = {
      revision: current.revision,
      text: current.text,
      layout: current.layout,
      dismissals: current.dismissals,
    }
    origin = { text: base.text, change: noChange }
    if (!unchanged) ports.onRemote({ change: remote, ...merged })
  }

  if (resumed) {
    state = 'unsaved'
    schedule(0, attempt)
  }

  return {
    changed(change) {
      if (isNoChange(change)) return
      pending = composeChanges(pending, change)
      touched()
    },
    sidecarChanged(next) {
      sidecar = next
      if (dirty()) touched()
    },
    flush: () =>
      new Promise((resolve) => {
        waiters.push(resolve)
        attempt()
      }),
    async refresh() {
      const revision = base.revision
      const current = await ports.fetch()
      // A save that is under way learns of the conflict by itself.
      if (!current || busy || sent || closed || base.revision !== revision) return
      if (current.revision <= base.revision) return
      merge(current)
      keep()
      if (dirty()) attempt()
    },
    online() {
      if (state !== 'offline') return
      failures = 0
      attempt()
    },
    state: () => state,
    close() {
      closed = true
      cancelTimer?.()
      cancelTimer = null
      settle()
    },
  }
}

/** The text and sidecar that a page with unsaved work shows. */
export function unsavedDocument(work: UnsavedWork): Sidecar & { readonly text: string } {
  const { base, sent, pending, layout, dismissals } = work
  const text = applyChange(sent?.change ? applyChange(base.text, sent.change) : base.text, pending)
  return { text, layout, dismissals }
}

/** Places in a text's change after which it is told anew. */
const mostReplacements = 200

function originAfter({ text, change }: TextOrigin, then: TextChange, now: string): TextOrigin {
  const composed = composeChanges(change, then)
  const { length } = composed.replacements
  return length > mostReplacements ? { text: now, change: noChange } : { text, change: composed }
}

function afterRequest(base: SavedDocument, request: SaveRequest, revision: number): SavedDocument {
  return {
    revision,
    text: request.change ? applyChange(base.text, request.change) : base.text,
    layout: request.layout ?? base.layout,
    dismissals: request.dismissals ?? base.dismissals,
  }
}

/** The layout as the request's type wants it; nothing writes to it. */
function mutable(sidecar: Sidecar): { layout: SaveRequest['layout'] } {
  return { layout: sidecar.layout as NonNullable<SaveRequest['layout']> }
}
