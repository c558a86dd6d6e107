import { run } from './process.mjs'
import { step } from './stamp.mjs'

/** Installs the packages of the lock file when they are missing or the lock changed. */
export function install() {
  return step(
    'packages',
    {
      inputs: ['package-lock.json'],
      outputs: ['node_modules/next/package.json'],
      stamp: 'node_modules/.athena-installed',
    },
    // Development packages too: building needs a few, and the tests all of them.
    () => run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']),
  )
}
