import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { type Figure, median, milliseconds, ninetieth } from './measure.ts'

const port = 4519
const origin = `http://127.0.0.1:${port}`

/** GitLab's schema and an empty project in the built app, in a real browser. */
export async function browserFigures(executablePath: string | undefined): Promise<readonly Figure[]> {
  const data = mkdtempSync(join(tmpdir(), 'athena-bench-'))
  const server = await startServer(data)
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-dev-shm-usage'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    const empty = await openProject(page, '', 0)
    const idle = await panAndZoom(page)
    const text = readFileSync('lib/sql/fixtures/corpus/gitlab.sql', 'utf8')
    const full = await openProject(page, text, 1000)
    const typing = await keystrokes(page)
    const busy = await panAndZoom(page)
    const ratio = (key: keyof Frames): string =>
      `nine in ten ≤ ${milliseconds(ninetieth(busy[key]))}; ${(median(busy[key]) / median(idle[key])).toFixed(1)} times an empty page's ${milliseconds(median(idle[key]))}`
    return [
      {
        what: 'GitLab, opened and drawn',
        median: milliseconds(full),
        target: '≤ 3000 ms',
        note: `an empty project takes ${milliseconds(empty)}`,
      },
      {
        what: 'GitLab, keystroke to diagram',
        median: milliseconds(median(typing)),
        target: '≤ 50 ms',
        note: '',
      },
      {
        what: 'GitLab, a frame while panning',
        median: milliseconds(median(busy.pan)),
        target: '',
        note: ratio('pan'),
      },
      {
        what: 'GitLab, a frame while zooming',
        median: milliseconds(median(busy.zoom)),
        target: '',
        note: ratio('zoom'),
      },
    ]
  } finally {
    await browser.close()
    server.kill()
    rmSync(data, { recursive: true, force: true })
  }
}

interface Frames {
  readonly pan: readonly number[]
  readonly zoom: readonly number[]
}

async function startServer(data: string): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['bin/start.mjs'], {
    env: { ...process.env, PORT: String(port), ATHENA_DATA: data },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  for (let tries = 0; tries < 600; tries++) {
    const up = await fetch(`${origin}/api/projects`).then(
      (response) => response.ok,
      () => false,
    )
    if (up) return server
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  server.kill()
  throw new Error('bench: the server did not come up')
}

/** Milliseconds from navigation until the diagram shows at least so many tables. */
async function openProject(page: Page, text: string, tables: number): Promise<number> {
  const response = await fetch(`${origin}/api/projects`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ name: 'Bench', dialect: 'postgres', text }),
  })
  const { id } = (await response.json()) as { id: string }
  const start = performance.now()
  await page.goto(`${origin}/p/${id}`)
  await page.waitForFunction(
    (least) =>
      Number(document.querySelector('[data-drawn-nodes]')?.getAttribute('data-drawn-nodes') ?? -1) >= least,
    tables,
    { polling: 'raf', timeout: 120_000 },
  )
  return performance.now() - start
}

/** Milliseconds from a keystroke in the editor until the diagram has its reading, one by one. */
async function keystrokes(page: Page): Promise<readonly number[]> {
  await page.locator('.monaco-editor').first().click()
  const times: number[] = []
  for (let i = 0; i < 20; i++) {
    await page.evaluate(() => performance.clearMarks('athena:drawn'))
    const start = await page.evaluate(() => performance.now())
    await page.keyboard.type(' ')
    const end = await page.waitForFunction(
      () => performance.getEntriesByName('athena:drawn').at(-1)?.startTime ?? 0,
      undefined,
      { polling: 'raf', timeout: 10_000 },
    )
    times.push(Number(await end.jsonValue()) - start)
  }
  return times.sort((a, b) => a - b)
}

async function panAndZoom(page: Page): Promise<Frames> {
  const box = await page.locator('.react-flow').first().boundingBox()
  if (!box) throw new Error('bench: there is no canvas')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const pan = await frames(page, async () => {
    await page.mouse.move(x, y)
    await page.mouse.down({ button: 'middle' })
    for (let i = 0; i < 90; i++) await page.mouse.move(x + 220 * Math.sin(i / 9), y + 160 * Math.cos(i / 13))
    await page.mouse.up({ button: 'middle' })
  })
  const zoom = await frames(page, async () => {
    for (let i = 0; i < 60; i++) await page.mouse.wheel(0, i % 30 < 15 ? -60 : 60)
  })
  return { pan, zoom }
}

/** Lengths of the frames that the browser drew while the gesture lasted, sorted. */
async function frames(page: Page, gesture: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    const state = { times, running: true }
    Object.assign(globalThis, { benchFrames: state })
    let last = performance.now()
    const tick = (now: number): void => {
      times.push(now - last)
      last = now
      if (state.running) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  await gesture()
  const times = await page.evaluate(() => {
    const { benchFrames } = globalThis as unknown as { benchFrames: { times: number[]; running: boolean } }
    benchFrames.running = false
    return benchFrames.times
  })
  return times.slice(2).sort((a, b) => a - b)
}
