#!/usr/bin/env node
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundleServer } from './bundle.mjs'
import { generate } from './generate.mjs'
import { install } from './install.mjs'
import { isMain, root, run } from './process.mjs'
import { step } from './stamp.mjs'

// Not tsconfig.json: Next rewrites it while it builds.
const sources = [
  'app',
  'components',
  'lib',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'prisma/schema.prisma',
  'package-lock.json',
]

/** Everything between a fresh clone and a server that can start; each step only when its inputs changed. */
export async function build() {
  await install()
  await generate()
  await step(
    'pages',
    { inputs: sources, outputs: ['.next/BUILD_ID'], stamp: '.next/athena-built' },
    async () => {
      // Types that a development server left there fail the build once their page is gone.
      rmSync(join(root, '.next/dev'), { recursive: true, force: true })
      await run('node', ['node_modules/next/dist/bin/next', 'build'], { quiet: true })
    },
  )
  await bundleServer()
}

if (isMain(import.meta.url)) await build()
