import type { Page } from '@playwright/test'

/** Lengths of frames in milliseconds, sorted. */
export interface Frames {
  readonly pan: readonly number[]
  readonly zoom: readonly number[]
}

/** Pans and then zooms the diagram as it stands. */
export async function panAndZoom(page: Page): Promise<Frames> {
  const pan = await panSteps(page)
  const zoom = await frames(page, async () => {
    for (let i = 0; i < 60; i++) await page.mouse.wheel(0, i % 30 < 15 ? -60 : 60)
  })
  return { pan, zoom }
}

/** Pans the diagram in small steps, to and fro. */
export async function panSteps(page: Page): Promise<readonly number[]> {
  const [x, y] = await middleOf(page)
  return frames(page, async () => {
    await page.mouse.move(x, y)
    await page.mouse.down({ button: 'middle' })
    for (let i = 0; i < 90; i++) await page.mouse.move(x + 220 * Math.sin(i / 9), y + 160 * Math.cos(i / 13))
    await page.mouse.up({ button: 'middle' })
  })
}

/** Turns the wheel over the middle of the diagram until it shows so much of its natural size. */
export async function zoomTo(page: Page, zoom: number): Promise<void> {
  const [x, y] = await middleOf(page)
  await page.mouse.move(x, y)
  const viewport = page.locator('.react-flow__viewport').first()
  for (let turns = 0; turns < 200; turns++) {
    const transform = await viewport.evaluate((element) => element.style.transform)
    const octaves = Math.log2(zoom / Number(/scale\(([\d.]+)\)/.exec(transform)?.[1] ?? 1))
    if (Math.abs(octaves) < 0.02) break
    await page.mouse.wheel(0, Math.max(-100, Math.min(100, -500 * octaves)))
    await page.waitForTimeout(30)
  }
  // The last picture of a zoom is painted a moment after it.
  await page.waitForTimeout(500)
}

async function middleOf(page: Page): Promise<readonly [number, number]> {
  const box = await page.locator('.react-flow').first().boundingBox()
  if (!box) throw new Error('bench: there is no canvas')
  return [box.x + box.width / 2, box.y + box.height / 2]
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
