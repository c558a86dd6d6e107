import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './process.mjs'

/** Installs the packages of the lock file, unless exactly those are installed. */
export async function install() {
  if (isInstalled()) return
  const start = Date.now()
  console.error('• packages …')
  // Development packages too: building needs a few, and the tests all of them.
  await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true })
  console.error(`  packages done in ${((Date.now() - start) / 1000).toFixed(1)} s`)
}

/** Compares the lock file with the one that npm leaves in node_modules when it has finished. */
function isInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installed)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const found = JSON.parse(readFileSync(installed, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    // Packages for other systems are in the lock file only.
    if (!found[path]) return entry.optional === true || entry.peer === true
    return found[path].version === entry.version && found[path].integrity === entry.integrity
  })
}
