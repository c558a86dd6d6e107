#!/usr/bin/env node
// npm run bench: speed and memory on large schemas, as a table of medians. It tests nothing.
import { build } from './build.mjs'
import { bundle } from './bundle.mjs'
import { ensureChromium, findChromium } from './chromium.mjs'
import { run } from './process.mjs'

await build()
await ensureChromium()
await bundle('bench', 'bench/main.ts', 'generated/bench.mjs')
const browser = findChromium()
await run('node', ['--expose-gc', 'generated/bench.mjs', ...(browser ? [browser] : [])])
