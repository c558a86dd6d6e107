import type { CallName, WorkerCalls } from '@/lib/worker'

/** The document worker as the page sees it: every call answered by a promise. */
export type DocumentWorker = {
  readonly [K in CallName]: (input: Parameters<WorkerCalls[K]>[0]) => Promise<ReturnType<WorkerCalls[K]>>
}
