import type { TextChange } from '@/lib/text'
import type { CallName, FindingsMessage, Reading, Request, Response, WorkerCalls } from '@/lib/worker'
import { createEditQueue } from './edit-queue'

/** The document worker as the page sees it: every call answered by a promise, on the text as it stands. */
export type DocumentWorker = {
  readonly [K in Exclude<CallName, 'edit'>]: (
    input: Parameters<WorkerCalls[K]>[0],
  ) => Promise<ReturnType<WorkerCalls[K]>>
}

export interface DocumentWorkerHandle {
  readonly calls: DocumentWorker
  /** Tells of a change of the text; its reading comes through `onReading`, perhaps with that of later ones. */
  edit(change: TextChange, revision: number): void
  /** Ends the worker; calls under way are refused. */
  close(): void
}

const callNames = Object.keys({
  catalogue: 0,
  open: 0,
  write: 0,
  consequences: 0,
  setReview: 0,
  baseline: 0,
  score: 0,
  reviewChange: 0,
  report: 0,
  fixAll: 0,
  locate: 0,
  places: 0,
  entityAt: 0,
  references: 0,
  symbolAt: 0,
  complete: 0,
  describe: 0,
  typeProblem: 0,
  format: 0,
  export: 0,
  zip: 0,
  excerpt: 0,
  adopt: 0,
  takeOver: 0,
  compare: 0,
  effect: 0,
  propose: 0,
  reviewMigration: 0,
  fixMigration: 0,
  reviewPlan: 0,
  migrate: 0,
} satisfies Record<keyof DocumentWorker, 0>) as readonly (keyof DocumentWorker)[]

/** Why a call has no answer: the page let go of the worker. Not a failure. */
export class WorkerClosed extends Error {
  constructor() {
    super('The project was closed.')
  }
}

/** Hands an answer on where there still is a page to hear it; other failures come through `onCrash` too. */
export function unlessClosed<T>(call: Promise<T>, onAnswer: (answer: T) => void): void {
  call.then(onAnswer, (error: unknown) => {
    if (!(error instanceof WorkerClosed)) console.warn(error)
  })
}

export interface WorkerListeners {
  /** A reading after an edit, with the time at which the first change in it was made. */
  readonly onReading: (reading: Reading, since: number) => void
  /** An edit that has no reading. */
  readonly onFailure: (error: Error) => void
  readonly onFindings: (message: FindingsMessage) => void
  /** A failure of the worker itself. */
  readonly onCrash: (message: string) => void
}

export function startDocumentWorker(listeners: WorkerListeners): DocumentWorkerHandle {
  const { onReading, onFailure, onFindings, onCrash } = listeners
  const worker = new Worker(new URL('../workers/document.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let last = 0
  let closed = false

  const ask = (call: CallName, input: Request['input']): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new WorkerClosed())
      last += 1
      waiting.set(last, { resolve, reject })
      worker.postMessage({ id: last, call, input })
    })
  const refuseAll = (reason: Error): void => {
    for (const call of waiting.values()) call.reject(reason)
    waiting.clear()
  }

  worker.addEventListener('message', (event: MessageEvent<Response>) => {
    const response = event.data
    if (response.type === 'findings') return onFindings(response)
    const call = waiting.get(response.id)
    waiting.delete(response.id)
    if (response.type === 'answer') call?.resolve(response.value)
    else call?.reject(new Error(response.message))
  })
  worker.addEventListener('error', (event) => {
    refuseAll(new Error(event.message))
    onCrash(event.message)
  })

  const edits = createEditQueue(({ change, revision, since }) =>
    ask('edit', { change, revision }).then((reading) => onReading(reading as Reading, since), onFailure),
  )
  const calls = Object.fromEntries(
    callNames.map((call) => [
      call,
      (input: Request['input']) => {
        edits.flush()
        return ask(call, input)
      },
    ]),
  ) as unknown as DocumentWorker
  return {
    calls,
    edit: (change, revision) => edits.push({ change, revision, since: performance.now() }),
    close() {
      worker.terminate()
      closed = true
      refuseAll(new WorkerClosed())
    },
  }
}
