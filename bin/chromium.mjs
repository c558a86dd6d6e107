import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { run } from './process.mjs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The Chromium for the tests: CHROMIUM_PATH, an installed one, else undefined for Playwright's own. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there`)
    return named
  }
  return places.find((path) => existsSync(path))
}

/** Makes sure that there is a Chromium, installing one when there is none. */
export async function ensureChromium() {
  if (findChromium()) return
  const { chromium } = await import('@playwright/test')
  if (existsSync(chromium.executablePath())) return
  if (process.getuid?.() === 0 && isDebian()) {
    console.log('There is no Chromium: installing the package of this system.')
    try {
      await run('apt-get', ['update', '-qq'], { quiet: true })
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { quiet: true })
    } catch (error) {
      console.log(`That failed (${error instanceof Error ? error.message : error}).`)
    }
    if (findChromium()) return
  }
  console.log("There is no Chromium: downloading Playwright's own.")
  try {
    await run('node', ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  } catch {
    throw new Error(
      'No Chromium could be installed. Install one, or name one by CHROMIUM_PATH, and run npm test again.',
    )
  }
}

function isDebian() {
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' })
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}
