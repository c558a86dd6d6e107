import type { CallName, FindingsMessage, Request, Response, WorkerCalls } from '@/lib/worker'

/** The document worker as the page sees it: every call answered by a promise. */
export type DocumentWorker = {
  readonly [K in CallName]: (input: Parameters<WorkerCalls[K]>[0]) => Promise<ReturnType<WorkerCalls[K]>>
}

export interface DocumentWorkerHandle {
  readonly calls: DocumentWorker
  /** Ends the worker; calls under way are refused. */
  close(): void
}

const callNames = Object.keys({
  catalogue: 0,
  open: 0,
  edit: 0,
  write: 0,
  consequences: 0,
  fixAll: 0,
  locate: 0,
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
  compare: 0,
  migrate: 0,
} satisfies Record<CallName, 0>) as readonly CallName[]

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

/** Starts the worker; `onFindings` hears each review, `onCrash` a failure of the worker itself. */
export function startDocumentWorker(
  onFindings: (message: FindingsMessage) => void,
  onCrash: (message: string) => void,
): DocumentWorkerHandle {
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

  const calls = Object.fromEntries(
    callNames.map((call) => [call, (input: Request['input']) => ask(call, input)]),
  ) as unknown as DocumentWorker
  return {
    calls,
    close() {
      worker.terminate()
      closed = true
      refuseAll(new WorkerClosed())
    },
  }
}
