import { readFileSync } from 'node:fs'
import { joinQualified, parseOps, type SchemaOpInput, type Table } from '../lib/schema/index.ts'
import { dialectOf } from '../lib/sql/index.ts'
import { type DocumentState, editDocument, openDocument, writeOps } from '../lib/sync/index.ts'
import { invertChange, makeChange } from '../lib/text/index.ts'
import { type Figure, median, milliseconds, ninetieth, timings } from './measure.ts'
import { createRng } from './rng.ts'

const corpus = (name: string): string => readFileSync(`lib/sql/fixtures/corpus/${name}.sql`, 'utf8')

/** Reading, editing and writing, without a browser. */
export function readingFigures(): readonly Figure[] {
  const gitlab = corpus('gitlab')
  const pagila = corpus('pagila')
  const memoryBefore = residentMegabytes()
  const firstStart = performance.now()
  const document = openDocument(gitlab, 'postgres')
  const first = performance.now() - firstStart
  const memory = residentMegabytes() - memoryBefore
  return [
    {
      what: 'GitLab, first read of a fresh process',
      median: milliseconds(first),
      target: '≤ 1000 ms',
      note: `${(gitlab.length / 1e6).toFixed(1)} MB, ${document.schema.tables.size} tables, ${memory.toFixed(0)} MB of memory (target ≤ 300)`,
    },
    ...growthFigures(gitlab),
    ...largeFigures(gitlab),
    editFigure('GitLab', document),
    editFigure('Pagila', openDocument(pagila, 'postgres')),
    writeFigure('GitLab', document),
    writeFigure('Pagila', openDocument(pagila, 'postgres')),
  ]
}

/**
 * Parsing once, twice and four times the text: linear growth keeps the ratio at the multiple. Every size
 * is warmed up alike, in turns, and each run begins with a heap that holds nothing of the run before.
 */
function growthFigures(text: string): readonly Figure[] {
  const { parse } = dialectOf('postgres')
  const sizes = [1, 2, 4].map((times) => ({ times, input: flat(text.repeat(times)), taken: [] as number[] }))
  const rounds = 7
  const warmUp = 2
  for (let round = -warmUp; round < rounds; round++) {
    for (const { input, taken } of sizes) {
      globalThis.gc?.()
      const start = performance.now()
      parse(input)
      if (round >= 0) taken.push(performance.now() - start)
    }
  }
  const medians = sizes.map(({ taken }) => median(taken.sort((a, b) => a - b)))
  const [once = Number.NaN] = medians
  return sizes.map(({ times }, at) => {
    const taken = medians[at] ?? Number.NaN
    return {
      what: `GitLab ×${times}, parse`,
      median: milliseconds(taken),
      target: '',
      note: `ratio to once ${(taken / once).toFixed(2)}`,
    }
  })
}

/** A repeated text is put together when it is first read: that is no part of reading it. */
function flat(text: string): string {
  text.charCodeAt(0)
  return text
}

/** Texts as large as the app takes: one of many statements, and ones of a single huge statement. */
function largeFigures(schema: string): readonly Figure[] {
  const size = 20 * 2 ** 20
  const fill = (line: string): string => line.repeat(Math.floor(size / line.length))
  const texts: readonly (readonly [string, string])[] = [
    ['many schemas', copiesOf(schema, Math.floor(size / schema.length))],
    ['one INSERT', `INSERT INTO t VALUES\n${fill("(1, 'one', now(), NULL),\n")}(0);\n`],
    ['one COPY block', `COPY t (a, b) FROM stdin;\n${fill('1\tone two three\n')}\\.\n`],
    ['one string', `COMMENT ON TABLE t IS '${fill('all work and no play ')}';\n`],
    ['one open string', `SELECT '${fill('never closed ')}`],
    ['brackets never closed', fill('((((((((')],
  ]
  return texts.map(([name, text]) => {
    const whole = textTime(text)
    const half = textTime(text.slice(0, text.length / 2))
    return {
      what: `20 MB, ${name}, open`,
      median: milliseconds(whole.time),
      target: '',
      note: `${(whole.time / half.time).toFixed(1)} times the first half; ${whole.segments} segments, ${whole.memory.toFixed(0)} MB of memory`,
    }
  })
}

function textTime(text: string): {
  readonly time: number
  readonly segments: number
  readonly memory: number
} {
  const before = heapMegabytes()
  const start = performance.now()
  const document = openDocument(text, 'postgres')
  const time = performance.now() - start
  const memory = heapMegabytes() - before
  return { time, segments: document.tree.segments.length, memory }
}

/** The schema so many times, each time in a namespace of its own. */
function copiesOf(schema: string, times: number): string {
  const into = (n: number): string => `CREATE SCHEMA copy_${n};\nSET search_path = copy_${n};\n`
  return Array.from({ length: times }, (_, n) => into(n) + schema).join('\n')
}

/** One keystroke at places all over the text, and taking it back. */
function editFigure(name: string, document: DocumentState): Figure {
  const random = createRng(7)
  let state = document
  const times = timings(200, 20, () => {
    const at = Math.floor(random() * state.text.length)
    const change = makeChange([{ from: at, to: at, insert: 'x' }])
    const back = invertChange(state.text, change)
    state = editDocument(state, change).state
    state = editDocument(state, back).state
  }).map((both) => both / 2)
  return {
    what: `${name}, reading after a keystroke`,
    median: milliseconds(median(times)),
    target: '≤ 10 ms',
    note: `nine in ten ≤ ${milliseconds(ninetieth(times))}`,
  }
}

/** The commonest canvas edits, each on another table. */
function writeFigure(name: string, document: DocumentState): Figure {
  const tables = [...document.schema.tables.values()].filter((table) => table.columns.length > 1)
  const times = timings(60, 6, (run) => {
    const table = tables[(Math.abs(run) * 37) % tables.length]
    if (table) writeOps(document, parseOps([editOf(table, run)]))
  })
  return {
    what: `${name}, a canvas edit to text`,
    median: milliseconds(median(times)),
    target: '≤ 16 ms',
    note: `nine in ten ≤ ${milliseconds(ninetieth(times))}`,
  }
}

function editOf(table: Table, run: number): SchemaOpInput {
  const at = joinQualified(table.schema, table.name)
  const column = table.columns.at(-1)?.name ?? ''
  const kinds: readonly SchemaOpInput[] = [
    { op: 'column.add', table: at, column: { name: 'bench_column', type: 'text' } },
    { op: 'column.rename', table: at, column, to: `${column}_renamed` },
    { op: 'column.setDefault', table: at, column, default: 'NULL' },
    { op: 'table.setComment', table: at, comment: 'said by the bench' },
  ]
  return kinds[Math.abs(run) % kinds.length] as SchemaOpInput
}

/** What is held in use, garbage left out. */
function heapMegabytes(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 2 ** 20
}

function residentMegabytes(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss / 2 ** 20
}
