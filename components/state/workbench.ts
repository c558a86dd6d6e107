import { toast } from 'sonner'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { err, ok } from '@/lib/base'
import type { DiagramLayout, Placement } from '@/lib/layout'
import { emptySchema, parseOps, type SchemaOpInput } from '@/lib/schema'
import { createHistory, type Dismissals, type NewStep, type Step, unsavedDocument } from '@/lib/store'
import { isNoChange, type TextChange } from '@/lib/text'
import { applyFindings, applyReading, type Reading, type ReviewInputs, schemaOf } from '@/lib/worker'
import { createThumbnails } from '../canvas/thumbnail'
import { useEditorView } from '../editor/editor-view'
import { api } from './api-client'
import { createChangingText } from './changing-text'
import type { Origin, TextEvent, WorkbenchActions, WorkbenchState } from './contract'
import { startDocumentWorker, unlessClosed, WorkerClosed } from './document-worker'
import { keptDiagnostics, keptIds } from './kept'
import { createPersistence, type OpenedProject } from './persistence'
import { carryDismissals, carryLayout, carrySelection } from './renames'
import { wholeReview } from './review-filter'
import { createReviewKeeper } from './review-keeper'
import { waiverComment } from './text-waiver'
import { withEffect } from './with-effect'
import { withChanges } from './workload-fixes'
import { previewProblem, writeProblem } from './write-problem'

export interface Workbench {
  readonly store: StoreApi<WorkbenchState>
  readonly actions: WorkbenchActions
  /** Saves what is pending and lets go of the worker. */
  close(): void
}

/** Milliseconds without a keystroke after which nobody is typing. */
const typingRest = 200

/** How often a write is tried again when the text moved while it was being worked out. */
const writeAttempts = 4

/** The state of one open project: text, history, reading, layout and autosave, wired together. */
export function createWorkbench(opened: OpenedProject): Workbench {
  const { project } = opened
  const store = createStore<WorkbenchState>(() => initialState(opened))
  const listeners = new Set<(event: TextEvent) => void>()
  const history = createHistory()
  const { getState: get, setState: set } = store

  const worker = startDocumentWorker({
    onReading: (reading, since) => absorb(reading, since),
    onFailure: (error) => failed(error),
    onFindings: (message) => set({ findings: applyFindings(get().findings, message) }),
    onCrash: (message) => set({ phase: 'failed', failure: `The reader stopped: ${message}` }),
  })
  const textAfter = createChangingText(get().text)
  const thumbnailOf = createThumbnails()
  const autosave = createPersistence(opened, {
    describe: () => {
      const { schema, layout, phase } = get()
      if (phase !== 'ready') return { tableCount: null, thumbnail: null }
      return { tableCount: schema.tables.size, thumbnail: thumbnailOf(schema, layout) }
    },
    onState: (saveState, saveProblem) => set({ saveState, saveProblem }),
    onRemote: ({ change, layout, dismissals }) => {
      set({ layout, dismissals })
      changeText(change, 'remote')
      tellReviewer({ waivers: dismissals })
    },
  })
  const tellReviewer = (inputs: ReviewInputs): void =>
    unlessClosed(worker.calls.setReview(inputs), (inputReports) => set({ inputReports }))
  const sidecarChanged = (): void => {
    const { layout, dismissals } = get()
    autosave.sidecarChanged({ layout, dismissals })
  }

  const absorb = (reading: Reading, asked: number): void => {
    const state = get()
    const { renamed } = reading
    const layout = carryLayout(state.layout, renamed)
    const dismissals = carryDismissals(state.dismissals, renamed)
    set({
      phase: 'ready',
      schema: applyReading(state.schema, reading),
      schemaRevision: reading.revision,
      diagnostics: keptDiagnostics(state.diagnostics, reading.diagnostics),
      stale: keptIds(state.stale, reading.stale),
      statements: reading.statements,
      readTime: performance.now() - asked,
      layout,
      dismissals,
      selection: carrySelection(state.selection, renamed),
    })
    if (dismissals !== state.dismissals) tellReviewer({ waivers: dismissals })
    if (layout !== state.layout || dismissals !== state.dismissals) sidecarChanged()
  }

  const failed = (error: Error): void => {
    if (!(error instanceof WorkerClosed)) set({ phase: 'failed', failure: error.message })
  }

  let rest: ReturnType<typeof setTimeout> | undefined
  const changeText = (change: TextChange, origin: Origin): void => {
    if (isNoChange(change)) return
    const state = get()
    const text = textAfter(change)
    const revision = state.revision + 1
    const typing = origin === 'editor'
    // First of all: the worker reads while the page goes on.
    worker.edit(change, revision)
    const comparison = state.comparison?.of === 'fix' ? null : state.comparison
    set({ text, revision, typing, comparison })
    clearTimeout(rest)
    if (typing) rest = setTimeout(() => set({ typing: false }), typingRest)
    for (const listener of listeners) listener({ change, origin, revision })
    if (origin === 'remote') history.remote(change)
    else autosave.changed(change)
  }

  const remember = (step: NewStep): void => {
    history.push(step, performance.now())
    showHistory()
  }
  const showHistory = (): void => set({ canUndo: history.canUndo(), canRedo: history.canRedo() })

  const setLayout = (layout: DiagramLayout): void => {
    set({ layout })
    sidecarChanged()
  }

  /** Changes the project's queries, as far as the changes fit together; how many did. */
  const changeWorkload = (changes: readonly TextChange[]): number => {
    const workload = get().review?.workload ?? null
    if (workload === null || changes.length === 0) return 0
    const { text, taken } = withChanges(workload, changes)
    if (taken > 0) keeper.set({ workload: text })
    return taken
  }

  /** Writes go one after another: each must be worked out on the text that the one before it left. */
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const run = queue.then(task, task)
    queue = run.catch(() => undefined)
    return run
  }

  const work = async (ops: readonly SchemaOpInput[]) => {
    const parsed = parseOps(ops)
    for (let attempt = 1; ; attempt++) {
      const revision = get().revision
      const outcome = await worker.calls.write({ ops: parsed, revision })
      const moved = get().revision !== revision
      if (!moved || attempt === writeAttempts) return { outcome, moved }
    }
  }

  const replay = (step: Step | null, direction: 'back' | 'forth'): void => {
    if (!step) return
    const layout = step.layout?.[direction === 'back' ? 'before' : 'after']
    if (step.change) changeText(step.change, 'history')
    if (layout) setLayout(layout)
    showHistory()
  }

  let nonce = 0
  const reveal = (from: number, to: number): void => {
    nonce += 1
    set({ reveal: { from, to, nonce } })
  }

  const actions: WorkbenchActions = {
    applyOps: (ops, origin) =>
      inTurn(async () => {
        const { outcome, moved } = await work(ops)
        if (!outcome.ok) {
          const { message, reason } = writeProblem(outcome.error)
          toast.error(message, { description: reason })
          return outcome
        }
        if (moved) {
          const error = {
            code: 'not-carried',
            message: 'The text keeps changing; try again.',
            op: 0,
          } as const
          toast.error(error.message)
          return err(error)
        }
        const { change, unresolved } = outcome.value
        remember({ change, inverseOf: get().text, layout: null, origin })
        changeText(change, origin)
        if (unresolved.length > 0) useEditorView.getState().setMentions(unresolved)
        return ok({ unresolved })
      }),
    async applyFix({ ops, workload }) {
      if (ops.length > 0) await actions.applyOps(ops, 'assistant')
      if (workload) changeWorkload([workload])
    },
    async fixAll(keys) {
      const wanted = new Set(keys)
      const changes = get().findings.flatMap(({ key, fix }) =>
        fix?.workload && fix.ops.length === 0 && wanted.has(key) ? [fix.workload] : [],
      )
      const { ops, fixed, left } = await worker.calls.fixAll({ keys })
      const outcome = ops.length > 0 ? await actions.applyOps(ops, 'assistant') : null
      const before = get().review?.workload ?? null
      const rewritten = changeWorkload(changes)
      const done = (outcome?.ok ? fixed : 0) + rewritten
      if (done === 0) return null
      const undo = (): void => {
        if (outcome?.ok) actions.undo()
        if (rewritten > 0) keeper.set({ workload: before })
      }
      return { fixed: done, left: Math.max(0, left - rewritten), undo }
    },
    previewOps: async (ops) => {
      const { outcome } = await work(ops)
      return outcome.ok
        ? ok(outcome.value.change)
        : err({ ...outcome.error, message: previewProblem(outcome.error) })
    },
    edit(change, origin) {
      const before = get().text
      changeText(change, origin)
      remember({ change, inverseOf: before, layout: null, origin })
    },
    undo: () => replay(history.undo(), 'back'),
    redo: () => replay(history.redo(), 'forth'),
    select(ids, origin) {
      set({ selection: ids })
      const last = ids.at(-1)
      if (last === undefined || origin === 'editor') return
      unlessClosed(worker.calls.locate({ id: last }), (spans) => {
        const span = spans[0]
        if (span) reveal(span.name?.from ?? span.from, span.name?.to ?? span.to)
      })
    },
    jumpTo: (offset) => reveal(offset, offset),
    setCursor(offset) {
      unlessClosed(worker.calls.entityAt({ offset }), (cursorEntity) => {
        if (cursorEntity !== get().cursorEntity) set({ cursorEntity })
      })
    },
    place(placements) {
      const before = get().layout
      const layout = withPlacements(before, placements)
      remember({ change: null, inverseOf: null, layout: { before, after: layout }, origin: 'canvas' })
      setLayout(layout)
    },
    settle: (placements) => setLayout(withPlacements(get().layout, placements)),
    setLayout(layout) {
      remember({
        change: null,
        inverseOf: null,
        layout: { before: get().layout, after: layout },
        origin: 'canvas',
      })
      setLayout(layout)
    },
    waive(key, waiver) {
      const entry = { ...waiver, at: new Date().toISOString() }
      setDismissals({ ...get().dismissals, [key]: entry })
    },
    async waiveInText({ rule, entities }, { reason, until }) {
      const { revision } = get()
      for (const id of entities) {
        const spans = await worker.calls.locate({ id })
        const span = spans.find(({ role }) => role === 'declaration') ?? spans[0]
        if (!span) continue
        if (get().revision !== revision) return false
        const change = waiverComment(get().text, span.from, { rule, reason, ...(until && { until }) })
        actions.edit(change, 'assistant')
        return true
      }
      return false
    },
    restoreFinding(key) {
      const { [key]: _gone, ...rest } = get().dismissals
      setDismissals(rest)
    },
    async compare(input) {
      if (!input) return set({ comparison: null })
      const { entities, marks, formerNames } = await worker.calls.compare(input)
      const { dialect, schema } = get()
      const compared = schemaOf(entities, emptySchema(dialect, schema.searchPath))
      set({ comparison: { of: 'schemas', title: input.title, schema: compared, marks, formerNames } })
    },
    setReview: (patch) => keeper.set(patch),
    async takeBaseline() {
      const { review } = get()
      if (!review) return
      const baseline = await worker.calls.baseline({})
      keeper.set({ settings: { ...review.settings, baseline } })
    },
    filterReview: (reviewFilter) => set({ reviewFilter }),
    async showEffect(effect) {
      const { comparison, revision } = get()
      if (comparison?.of === 'fix') set({ comparison: null })
      if (!effect) return false
      const found = await worker.calls.effect({ ops: parseOps(effect.ops) })
      if (!found.ok || found.value.entities.length === 0 || get().revision !== revision) return false
      const { marks, formerNames } = found.value
      const schema = withEffect(get().schema, found.value)
      set({ comparison: { of: 'fix', title: effect.title, schema, marks, formerNames } })
      return true
    },
    async rename(name) {
      await api.rename(project.id, name)
      set({ projectName: name })
    },
    async renameBranch(name) {
      set({ branch: await api.renameBranch({ project: project.id, branch: project.branch.id }, name) })
    },
    async previewTakeOver(branch) {
      const place = { project: project.id, branch: project.branch.id }
      const [base, theirs] = await Promise.all([
        api.branchBase(place, branch),
        api.project(project.id, branch),
      ])
      const { revision } = get()
      const taken = await worker.calls.takeOver({ base: base.text, theirs: theirs.text, revision })
      return taken.ok ? ok({ ...taken.value, revision, layout: theirs.layout }) : taken
    },
    takeOver({ change, revision, layout: theirs }) {
      if (get().revision !== revision) return false
      const before = get().layout
      // Theirs first: what has a place here keeps it.
      const layout = { ...before, placements: { ...theirs.placements, ...before.placements } }
      remember({ change, inverseOf: get().text, layout: { before, after: layout }, origin: 'assistant' })
      setLayout(layout)
      changeText(change, 'assistant')
      return true
    },
    save: () => autosave.flush(),
    onText(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    worker: worker.calls,
  }

  const setDismissals = (dismissals: Dismissals): void => {
    set({ dismissals })
    sidecarChanged()
    tellReviewer({ waivers: dismissals })
  }

  // Before the text, which may take long to read.
  unlessClosed(worker.calls.catalogue({}), (catalogue) => set({ catalogue }))
  const asked = performance.now()
  worker.calls
    .open({ dialect: project.dialect, text: get().text, revision: 0 })
    .then((reading) => absorb(reading, asked), failed)
  tellReviewer({ waivers: get().dismissals })
  const keeper = createReviewKeeper(project.id, (review, changed) => {
    set({ review })
    tellReviewer(changed)
  })

  return {
    store,
    actions,
    close() {
      clearTimeout(rest)
      keeper.close()
      autosave.close()
      worker.close()
    },
  }
}

function initialState({ project, from }: OpenedProject): WorkbenchState {
  const { text, layout, dismissals } = 'base' in from ? unsavedDocument(from) : from
  return {
    projectId: project.id,
    projectName: project.name,
    branch: project.branch,
    dialect: project.dialect,
    catalogue: {
      rules: [],
      profiles: [],
      reportFormats: [],
      exporters: [],
      strategies: [],
      migrationTools: [],
    },
    phase: 'loading',
    failure: null,
    text,
    revision: 0,
    typing: false,
    schema: emptySchema(project.dialect, []),
    schemaRevision: -1,
    diagnostics: [],
    stale: new Set(),
    statements: 0,
    findings: [],
    dismissals,
    review: null,
    inputReports: { statistics: null, workload: null },
    reviewFilter: wholeReview,
    layout,
    selection: [],
    cursorEntity: null,
    reveal: null,
    saveState: 'saved',
    saveProblem: null,
    comparison: null,
    canUndo: false,
    canRedo: false,
    readTime: 0,
  }
}

function withPlacements(
  layout: DiagramLayout,
  placements: Readonly<Record<string, Placement>>,
): DiagramLayout {
  return { ...layout, placements: { ...layout.placements, ...placements } }
}
