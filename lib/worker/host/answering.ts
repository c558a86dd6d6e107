import type { Steps } from '../../base/index.ts'
import type { CallName, Request, Response, WorkerCalls } from '../protocol.ts'
import { inStretches, type StretchPorts } from './stretches.ts'

/** The calls that may take so long that others want an answer in between. */
type LongCall = 'reviewMigration' | 'fixMigration' | 'reviewPlan' | 'score' | 'reviewChange' | 'report'

export type ShortCalls = Omit<WorkerCalls, LongCall>

export type LongCalls = {
  readonly [K in LongCall]: (input: Parameters<WorkerCalls[K]>[0]) => Steps<ReturnType<WorkerCalls[K]>>
}

interface AnsweringPorts extends StretchPorts {
  post(response: Response): void
}

/** Answers requests: short ones in the order they come, long ones one after another in between. */
export function answering(
  ports: AnsweringPorts,
  short: ShortCalls,
  long: LongCalls,
): (request: Request) => void {
  const waiting: Steps<void>[] = []
  let isBusy = false
  const refuse = (id: number, error: unknown): void =>
    ports.post({ type: 'failure', id, message: error instanceof Error ? error.message : String(error) })
  const next = (): void => {
    const steps = waiting.shift()
    isBusy = steps !== undefined
    if (steps) inStretches(ports, 0, () => steps, next)
  }
  /** Work that answers when it is done, and never throws. */
  function* answered(id: number, steps: Steps<unknown>): Steps<void> {
    try {
      ports.post({ type: 'answer', id, value: yield* steps })
    } catch (error) {
      refuse(id, error)
    }
  }
  return ({ id, call, input }) => {
    try {
      if (isLong(call, long)) {
        waiting.push(answered(id, carryOut(long, call, input) as Steps<unknown>))
        if (!isBusy) next()
      } else ports.post({ type: 'answer', id, value: carryOut(short, call, input) })
    } catch (error) {
      refuse(id, error)
    }
  }
}

function isLong(call: CallName, long: LongCalls): boolean {
  return call in long
}

function carryOut(calls: ShortCalls | LongCalls, call: CallName, input: Request['input']): unknown {
  const all: Partial<Record<CallName, (input: never) => unknown>> = calls
  return all[call]?.(input as never)
}
