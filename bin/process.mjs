import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Whether the module is the one that Node was started with. */
export function isMain(url) {
  const started = process.argv[1]
  return started !== undefined && realpathSync(started) === fileURLToPath(url)
}

/**
 * Runs a command in the repository and waits for its end; rejects when it fails. `quiet` keeps the
 * output back unless it fails. `node` means the Node this runs on.
 */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command === 'node' ? process.execPath : command, args, {
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      // npm is a script on Windows.
      shell: process.platform === 'win32' && command === 'npm',
    })
    const output = []
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(undefined)
      if (quiet) process.stderr.write(Buffer.concat(output))
      reject(new CommandFailed(`${command} ${args.join(' ')}`, signal ?? code))
    })
  })
}

/** A command ended with another code than 0; what it had to say has been printed. */
export class CommandFailed extends Error {
  constructor(command, code) {
    super(`${command} failed (${code})`)
    this.name = 'CommandFailed'
  }
}
