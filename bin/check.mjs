#!/usr/bin/env node
// npm run check: what can be told without building: types, lint, unused code, architecture, units, laws.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from './generate.mjs'
import { install } from './install.mjs'
import { isMain, root, run } from './process.mjs'
import { report, runStages, vitest } from './stages.mjs'

export const checkStages = [
  ['types', types],
  ['lint', () => run('node', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'])],
  ['unused code', () => run('node', ['node_modules/knip/bin/knip.js'])],
  ['units, laws and architecture', vitest('vitest.config.ts')],
]

async function types() {
  // Next declares what style sheets and pages are to TypeScript.
  if (!existsSync(join(root, 'next-env.d.ts'))) {
    await run('node', ['node_modules/next/dist/bin/next', 'typegen'], { quiet: true })
  }
  await run('node', ['node_modules/typescript/bin/tsc', '--noEmit'])
}

if (isMain(import.meta.url)) {
  await install()
  await generate()
  report(await runStages(checkStages))
}
