import { readFileSync } from 'node:fs'
import { joinQualified, parseEntityId, parseOps, type SchemaOpInput } from '../../schema/index.ts'
import { applyChange, type TextChange } from '../../text/index.ts'
import type { CallName, Reading, Request, Response, WorkerCalls } from '../protocol.ts'
import { createHost } from './index.ts'

/**
 * Measures the document worker on real files; started by `bin/bench.mjs` in a process of its own for
 * each measurement, so that every cold read is cold. Prints rows as JSON.
 */
const [measurement = '', path = ''] = process.argv.slice(2)
const text = readFileSync(path, 'utf8')

interface Row {
  readonly what: string
  readonly value: number
  readonly unit: 'ms' | 'MiB'
  readonly limit?: number
}

const measurements: Readonly<Record<string, () => readonly Row[]>> = {
  cold: () => {
    globalThis.gc?.()
    const before = process.memoryUsage.rss()
    const elapsed = timed(() => openHost(text))
    const grown = (process.memoryUsage.rss() - before) / 1024 / 1024
    return [
      { what: 'cold read', value: elapsed, unit: 'ms', limit: 1000 },
      { what: 'memory of the cold read', value: grown, unit: 'MiB', limit: 300 },
    ]
  },
  growth: () =>
    [1, 2, 4].map((times) => {
      // Each copy in a schema of its own, as if the file were as long.
      const copies = Array.from({ length: times }, (_, n) =>
        n === 0 ? text : text.replaceAll('public.', `copy${n}.`),
      )
      const whole = copies.join('\n')
      return {
        what: `cold read of ${times}× the text`,
        value: timed(() => openHost(whole)),
        unit: 'ms' as const,
      }
    }),
  keystroke: () => {
    const host = openHost(text)
    const times = placesIn(text, 60).map((at) =>
      host.edit({ replacements: [{ from: at, to: at, insert: 'x' }] }),
    )
    return [{ what: 'reading after a keystroke', value: median(times.slice(10)), unit: 'ms', limit: 10 }]
  },
  write: () => {
    const host = openHost(text)
    const tables = host.tables().slice(0, 60)
    const times = tables.map((table, n) =>
      host.write([{ op: 'column.add', table, column: { name: `bench_${n}`, type: 'integer' } }]),
    )
    return [{ what: 'canvas edit to text', value: median(times.slice(10)), unit: 'ms', limit: 16 }]
  },
  findings: () => {
    const host = openHost(text)
    const times = placesIn(text, 30).map((at) => {
      host.edit({ replacements: [{ from: at, to: at, insert: 'x' }] })
      return host.review()
    })
    return [{ what: 'findings after an edit', value: median(times.slice(5)), unit: 'ms', limit: 200 }]
  },
}

const rows = measurements[measurement]?.()
if (!rows) throw new Error(`bench: no measurement ${measurement}`)
process.stdout.write(JSON.stringify(rows))

/** A host with a document open, called as the page calls it. */
function openHost(document: string) {
  let answer: unknown
  let deferred: (() => void)[] = []
  const send = createHost({
    post: (response: Response) => {
      if (response.type === 'failure') throw new Error(response.message)
      if (response.type === 'answer') answer = response.value
    },
    defer: (task) => deferred.push(task),
    now: () => performance.now(),
  })
  const call = <K extends CallName>(
    name: K,
    input: Parameters<WorkerCalls[K]>[0],
  ): ReturnType<WorkerCalls[K]> => {
    send({ id: 0, call: name, input } as Request<K>)
    return answer as ReturnType<WorkerCalls[K]>
  }
  let current = document
  let revision = 0
  const opened: Reading = call('open', { dialect: 'postgres', text: document, revision })
  const edit = (change: TextChange): number => {
    current = applyChange(current, change)
    revision++
    return timed(() => call('edit', { change, revision }))
  }
  return {
    edit,
    /** Milliseconds until the text change of the ops is known. */
    write(ops: readonly SchemaOpInput[]): number {
      const parsed = parseOps(ops)
      let change: TextChange = { replacements: [] }
      const elapsed = timed(() => {
        const written = call('write', { ops: parsed, revision })
        if (!written.ok) throw new Error(written.error.message)
        change = written.value.change
      })
      edit(change)
      return elapsed
    },
    /** Milliseconds of what the host does when no message waits. */
    review(): number {
      const tasks = deferred
      deferred = []
      return timed(() => {
        for (const task of tasks) task()
      })
    },
    /** Qualified names of the tables, in the order of the text. */
    tables: () =>
      opened.put.flatMap(({ id }) => {
        const { kind, parts } = parseEntityId(id)
        return kind === 'table' ? [joinQualified(...parts)] : []
      }),
  }
}

/** Offsets spread over a text, each in the middle of a column's line. */
function placesIn(document: string, count: number): readonly number[] {
  const lines = [...document.matchAll(/^ {4}\w+(?= \w+.*,$)/gm)]
  const step = Math.max(1, Math.floor(lines.length / count))
  // From the end, so that earlier edits do not move later places.
  return lines
    .filter((_, n) => n % step === 0)
    .slice(0, count)
    .map((match) => match.index + match[0].length)
    .reverse()
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
