import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'

const port = 3297
const origin = `http://localhost:${port}`

/** Opening, panning and zooming in a real browser, on the production server with a data folder of its own. */
export async function benchBrowser(root) {
  const { chromium } = await import('@playwright/test')
  const data = mkdtempSync(join(tmpdir(), 'athena-bench-'))
  const server = spawn(process.execPath, ['generated/serve.mjs'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ATHENA_DATA: data, DATABASE_URL: '' },
  })
  await new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => String(chunk).includes(origin) && resolve())
    server.once('exit', () => reject(new Error('bench: the server did not start')))
  })
  const browser = await chromium.launch({
    executablePath: findChromium(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-dev-shm-usage', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    const empty = await benchProject(page, 'empty', '')
    const rows = [row('median frame while panning', 'an empty page', empty.pan, 'ms')]
    for (const [name, file] of [
      ['Pagila', 'pagila.sql'],
      ['GitLab', 'gitlab.sql'],
    ]) {
      const text = readFileSync(join(root, 'lib/sql/fixtures/corpus', file), 'utf8')
      const result = await benchProject(page, name, text)
      const ratio = (value, base) => `${(value / base).toFixed(1)} × an empty page`
      rows.push(
        { ...row('opened and drawn', name, result.open, 'ms'), limit: 3000 },
        {
          ...row('median frame while panning', name, result.pan, 'ms'),
          limit: 16.7,
          note: ratio(result.pan, empty.pan),
        },
        {
          ...row('median frame while zooming', name, result.zoom, 'ms'),
          limit: 16.7,
          note: ratio(result.zoom, empty.zoom),
        },
      )
    }
    return rows
  } finally {
    await browser.close()
    server.kill('SIGKILL')
    rmSync(data, { recursive: true, force: true })
  }
}

function row(what, input, value, unit) {
  return { what, input, value, unit }
}

async function benchProject(page, name, text) {
  const created = await page.request.post(`${origin}/api/projects`, { data: { name, text } })
  const { id } = await created.json()
  const start = performance.now()
  await page.goto(`${origin}/p/${id}`)
  await page.waitForSelector(text === '' ? '.react-flow__pane' : '.react-flow__node', { timeout: 300_000 })
  const open = performance.now() - start
  // What the layout and the rules still do is not part of moving about.
  await page.waitForTimeout(5000)
  const box = await page.locator('.react-flow__pane').boundingBox()
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const pan = await frames(
    page,
    async () => {
      for (let i = 0; i < 80; i++) await page.mouse.wheel(i < 40 ? 12 : -12, i % 20 < 10 ? 8 : -8)
    },
    x,
    y,
  )
  const zoom = await frames(
    page,
    async () => {
      await page.keyboard.down('Control')
      for (let i = 0; i < 40; i++) await page.mouse.wheel(0, i < 20 ? -30 : 30)
      await page.keyboard.up('Control')
    },
    x,
    y,
  )
  return { open, pan, zoom }
}

/** The median time between frames while something moves, in milliseconds. */
async function frames(page, move, x, y) {
  await page.mouse.move(x, y)
  await page.evaluate(() => {
    const times = []
    let last = performance.now()
    const tick = (now) => {
      times.push(now - last)
      last = now
      window.benchFrame = requestAnimationFrame(tick)
    }
    window.benchTimes = times
    window.benchFrame = requestAnimationFrame(tick)
  })
  await move()
  const times = await page.evaluate(() => {
    cancelAnimationFrame(window.benchFrame)
    return window.benchTimes
  })
  const sorted = times.slice(1).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
