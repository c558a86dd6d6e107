#!/usr/bin/env node
// npm run judge: which findings in the real schemas nobody has judged; with a file of verdicts, keeps them.
import { bundle } from './bundle.mjs'
import { run } from './process.mjs'

const entry = 'lib/rules/precision/testing/judge.ts'
await bundle('judge', entry, 'generated/judge.mjs')
await run('node', ['generated/judge.mjs', ...process.argv.slice(2)])
