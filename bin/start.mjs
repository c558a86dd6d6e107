#!/usr/bin/env node
// npm start: from whatever state the clone is in to a serving Athena. Only Node's own modules up to the install.
import { spawn } from 'node:child_process'
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

const server = spawn(
  process.execPath,
  ['--enable-source-maps', 'generated/serve.mjs', ...(development ? ['--dev'] : [])],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: development ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  },
)
// The terminal's Ctrl+C reaches the server by itself; a signal sent to this process alone does not.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
process.on('SIGINT', () => {})
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
