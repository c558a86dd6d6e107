#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isMain, root } from './process.mjs'
import { step } from './stamp.mjs'

/** Bundles the server of `npm start` into `generated/serve.mjs`; packages stay in node_modules. */
export function bundleServer() {
  return bundle('server', 'lib/server/serve.ts', 'generated/serve.mjs')
}

/** Bundles the command line into `generated/cli.mjs`. */
export function bundleCli() {
  return bundle('command line', 'lib/cli/index.ts', 'generated/cli.mjs')
}

/** Bundles any entry of the repository for Node, unless its sources are as they were. */
export async function bundle(name, entry, outfile) {
  if (!existsSync(join(root, entry))) throw new Error(`bundle: there is no ${entry}`)
  await step(
    name,
    {
      inputs: ['lib', 'bench', 'bin/bundle.mjs', 'prisma/schema.prisma', 'package-lock.json'],
      outputs: [outfile],
      stamp: `${outfile}.stamp`,
    },
    async () => {
      const { build } = await import('esbuild')
      await build({
        absWorkingDir: root,
        entryPoints: [entry],
        outfile,
        bundle: true,
        platform: 'node',
        target: 'node20',
        format: 'esm',
        packages: 'external',
        sourcemap: 'linked',
        logLevel: 'warning',
        loader: { '.sql': 'text', '.md': 'text' },
      })
    },
  )
}

if (isMain(import.meta.url)) await bundleServer()
