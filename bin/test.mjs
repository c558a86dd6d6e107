#!/usr/bin/env node
// npm test: everything that proves the application, from a fresh clone on. Ends with "N passed, N failed".
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { build } from './build.mjs'
import { bundleCli } from './bundle.mjs'
import { checkStages } from './check.mjs'
import { ensureChromium } from './chromium.mjs'
import { generate } from './generate.mjs'
import { install } from './install.mjs'
import { root } from './process.mjs'
import { playwright, report, runStages, vitest } from './stages.mjs'

await install()
await generate()

const differential = 'vitest.differential.config.ts'
report(
  await runStages([
    ...checkStages,
    ...(existsSync(join(root, differential)) ? [['differential', vitest(differential)]] : []),
    ['build', buildAll],
    ['end to end', endToEnd],
  ]),
)

async function buildAll() {
  await build()
  await bundleCli()
}

async function endToEnd() {
  if (!existsSync(join(root, '.next/BUILD_ID'))) throw new Error('there is no build to test')
  await ensureChromium()
  return playwright({ ATHENA_E2E_PORT: String(await freePort()) })()
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
