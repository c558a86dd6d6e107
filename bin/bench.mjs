#!/usr/bin/env node
// npm run bench: speed and memory on the large schemas, medians of several runs, as a table. Tests nothing.
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { benchBrowser } from './bench-browser.mjs'
import { build } from './build.mjs'
import { bundle } from './bundle.mjs'
import { ensureChromium } from './chromium.mjs'
import { root } from './process.mjs'

const corpus = 'lib/sql/fixtures/corpus'
const gitlab = ['GitLab', join(root, corpus, 'gitlab.sql')]
const pagila = ['Pagila', join(root, corpus, 'pagila.sql')]

await build()
await bundle('bench', 'lib/worker/host/host.bench.ts', 'generated/bench.mjs')

const rows = []
for (const [measurement, runs, files] of [
  ['cold', 5, [gitlab, pagila]],
  ['growth', 3, [gitlab]],
  ['keystroke', 3, [gitlab, pagila]],
  ['write', 3, [gitlab, pagila]],
  ['findings', 3, [gitlab, pagila]],
]) {
  for (const [name, path] of files) rows.push(...medians(runs, () => measure(measurement, path), name))
}
if (!process.argv.includes('--no-browser')) {
  await ensureChromium()
  rows.push(...(await benchBrowser(root)))
}

console.log(`\nNode ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`)
print(rows)

/** Rows of one measurement, each value the median of its runs. */
function medians(runs, work, input) {
  const all = Array.from({ length: runs }, work)
  return all[0].map((row, n) => ({ ...row, input, value: median(all.map((run) => run[n].value)) }))
}

function measure(measurement, path) {
  const output = execFileSync(process.execPath, ['--expose-gc', 'generated/bench.mjs', measurement, path], {
    cwd: root,
  })
  return JSON.parse(output.toString())
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

function print(rows) {
  const cells = rows.map(({ what, input, value, unit, limit, note }) => [
    what,
    input,
    `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`,
    limit === undefined ? '' : `${limit} ${unit}`,
    note ?? '',
  ])
  const head = ['what', 'input', 'median', 'aim', '']
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column].length)),
  )
  for (const row of [head, widths.map((width) => '-'.repeat(width)), ...cells]) {
    console.log(
      row
        .map((cell, column) =>
          column === 2 || column === 3 ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
        )
        .join('  '),
    )
  }
}
