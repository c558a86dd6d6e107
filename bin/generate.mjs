#!/usr/bin/env node
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { prismaSchema, providers } from './prisma-schema.mjs'
import { isMain, root, run } from './process.mjs'
import { step } from './stamp.mjs'

/** Writes both Prisma clients into `generated/` when the models changed. */
export async function generate() {
  await step(
    'clients',
    {
      inputs: ['prisma/schema.prisma', 'bin/prisma-schema.mjs', 'package-lock.json'],
      outputs: providers.map((p) => `generated/${p}/client.ts`),
    },
    async () => {
      for (const provider of providers) {
        const folder = join(root, 'generated', provider)
        rmSync(folder, { recursive: true, force: true })
        mkdirSync(folder, { recursive: true })
        const schema = join(root, 'generated', `${provider}.prisma`)
        writeFileSync(schema, prismaSchema(provider, `./${provider}`))
        // Generating needs no engine, but Prisma looks for one and would download it; any file satisfies it.
        await run(
          'node',
          ['node_modules/prisma/build/index.js', 'generate', '--schema', schema, '--no-hints'],
          {
            quiet: true,
            env: {
              PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
              PRISMA_HIDE_UPDATE_MESSAGE: '1',
              CHECKPOINT_DISABLE: '1',
            },
          },
        )
      }
    },
  )
}

if (isMain(import.meta.url)) await generate()
