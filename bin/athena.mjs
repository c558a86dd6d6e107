#!/usr/bin/env node
// The command line. Bundles itself when its sources changed, then runs in the caller's folder.
import { bundleCli } from './bundle.mjs'
import { install } from './install.mjs'
import { CommandFailed } from './process.mjs'

try {
  await install()
  await bundleCli()
} catch (error) {
  console.error(error instanceof CommandFailed ? error.message : error)
  process.exit(2)
}
// A reader that has seen enough (head, a pager left early) is no error.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
await import('../generated/cli.mjs')
