import type { DiagramLayout } from '../layout/index.ts'
import {
  composeChanges,
  invertChange,
  isNoChange,
  makeChange,
  rebaseChange,
  type TextChange,
} from '../text/index.ts'

/** What one user action did, as the history is told of it. */
export interface NewStep {
  readonly change: TextChange | null
  /** The text before the change; null when there is none. */
  readonly inverseOf: string | null
  readonly layout: LayoutStep | null
  /** Who made it. Steps of one origin that follow each other as typing does become one. */
  readonly origin: string
}

/** What to do now to go one step back or forth: the change is of the text as it stands. */
export interface Step {
  readonly change: TextChange | null
  readonly layout: LayoutStep | null
  readonly origin: string
}

export interface LayoutStep {
  readonly before: DiagramLayout
  readonly after: DiagramLayout
}

/** One undo and redo stack over text and layout. */
export interface History {
  /** Remembers a step taken at `time` (milliseconds, any origin); what was undone is forgotten. */
  push(step: NewStep, time: number): void
  /** The step to take to undo the last, null when there is none. */
  undo(): Step | null
  redo(): Step | null
  canUndo(): boolean
  canRedo(): boolean
  /** Carries all steps over a change that somebody else made to the text as it stands. */
  remote(change: TextChange): void
  /** Ends the current run of typing: what follows is a step of its own. */
  seal(): void
}

interface Entry {
  readonly forth: TextChange
  readonly back: TextChange
  readonly layout: LayoutStep | null
  readonly origin: string
  /** When its last keystroke came; null once it takes no more. */
  readonly openSince: number | null
}

/** Longest pause within one run of typing, in milliseconds. */
const typingPause = 800

/** Steps kept; the oldest go first. */
const maxSteps = 1000

/** An empty history; undoing gives the exact text back (law S6). */
export function createHistory(): History {
  let done: readonly Entry[] = []
  let undone: readonly Entry[] = []

  return {
    push(step, time) {
      const entry = entryOf(step, time)
      if (!entry) return
      const last = done.at(-1)
      const joined = last && undone.length === 0 ? join(last, entry, time) : null
      done = joined ? [...done.slice(0, -1), joined] : [...done, entry].slice(-maxSteps)
      undone = []
    },
    undo() {
      const entry = done.at(-1)
      if (!entry) return null
      done = done.slice(0, -1)
      undone = [...undone, { ...entry, openSince: null }]
      return stepOf(entry, entry.back)
    },
    redo() {
      const entry = undone.at(-1)
      if (!entry) return null
      undone = undone.slice(0, -1)
      done = [...done, { ...entry, openSince: null }]
      return stepOf(entry, entry.forth)
    },
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
    remote(change) {
      done = carryBack(done, change)
      undone = carryForth(undone, change)
    },
    seal() {
      done = done.map((entry) => ({ ...entry, openSince: null }))
    },
  }
}

function entryOf(step: NewStep, time: number): Entry | null {
  const forth = step.change ?? makeChange([])
  if (isNoChange(forth) && !step.layout) return null
  if (!isNoChange(forth) && step.inverseOf === null) throw new Error('store: a change came without its text')
  const back = step.inverseOf === null ? forth : invertChange(step.inverseOf, forth)
  return { forth, back, layout: step.layout, origin: step.origin, openSince: time }
}

function stepOf(entry: Entry, change: TextChange): Step {
  return { change: isNoChange(change) ? null : change, layout: entry.layout, origin: entry.origin }
}

/** Both as one entry when the second goes on typing where the first stopped; null otherwise. */
function join(first: Entry, second: Entry, time: number): Entry | null {
  if (first.openSince === null || time - first.openSince > typingPause || first.origin !== second.origin)
    return null
  if (first.layout || second.layout) return null
  if (!continuesTyping(first, second)) return null
  return {
    forth: composeChanges(first.forth, second.forth),
    back: composeChanges(second.back, first.back),
    layout: null,
    origin: first.origin,
    openSince: time,
  }
}

/** Typing on, deleting on backwards or forwards: small, at the place where the last one ended. */
function continuesTyping(first: Entry, second: Entry): boolean {
  const next = only(second.forth)
  const undo = only(first.back)
  const last = only(first.forth)
  if (!next || !undo || !last) return false
  // A line break begins a new step, so that undo goes line by line; so does anything pasted.
  if (/[\n\r]/.test(next.insert) || next.insert.length > 2 || next.to - next.from > 2) return false
  const [start, end] = [undo.from, undo.to]
  const inserting = next.from === next.to && next.insert !== ''
  const deleting = next.insert === '' && next.to > next.from
  if (inserting) return next.from === end && last.insert !== ''
  if (deleting) return next.to === end || next.from === start
  return false
}

function only(change: TextChange) {
  return change.replacements.length === 1 ? change.replacements[0] : undefined
}

/** Rebases the ways back: the newest starts at the text as it stands, each older one where that leads. */
function carryBack(entries: readonly Entry[], change: TextChange): readonly Entry[] {
  const out: Entry[] = []
  let other = change
  for (const entry of [...entries].reverse()) {
    const back = rebaseChange(entry.back, other, 'right')
    const before = rebaseChange(other, entry.back, 'left')
    out.push({ ...entry, back, forth: rebaseChange(entry.forth, before, 'right'), openSince: null })
    other = before
  }
  return out.reverse()
}

/** Rebases the ways forth: the one undone last starts at the text as it stands. */
function carryForth(entries: readonly Entry[], change: TextChange): readonly Entry[] {
  const out: Entry[] = []
  let other = change
  for (const entry of [...entries].reverse()) {
    const forth = rebaseChange(entry.forth, other, 'right')
    const after = rebaseChange(other, entry.forth, 'left')
    out.push({ ...entry, forth, back: rebaseChange(entry.back, after, 'right'), openSince: null })
    other = after
  }
  return out.reverse()
}
