#!/usr/bin/env node
// npm start: from whatever state the clone is in to a serving Athena. Only Node's own modules up to the install.
import { build } from './build.mjs'
import { bundleServer } from './bundle.mjs'
import { generate } from './generate.mjs'
import { install } from './install.mjs'
import { CommandFailed, root } from './process.mjs'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Athena needs Node 20.19 or newer; this is ${process.version}.`)
  process.exit(1)
}

const development = process.argv.includes('--dev')
try {
  if (development) {
    await install()
    await generate()
    await bundleServer()
  } else await build()
} catch (error) {
  console.error(error instanceof CommandFailed ? error.message : error)
  process.exit(1)
}

// The server runs in this very process, so that whoever ends this one ends the server.
process.chdir(root)
process.env.NODE_ENV = development ? 'development' : 'production'
process.env.NEXT_TELEMETRY_DISABLED = '1'
process.setSourceMapsEnabled(true)
await import('../generated/serve.mjs')
