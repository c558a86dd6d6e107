import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { type OwnServer, startServer } from './server'

/** The workbench on a server of its own, which may be killed and started again at the same address. */
const test = base.extend<{ readonly own: { server: OwnServer; readonly restart: () => Promise<void> } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
  own: async ({}, use) => {
    const data = mkdtempSync(join(tmpdir(), 'athena-own-'))
    const own = {
      server: await startServer(data),
      async restart() {
        own.server = await startServer(data, Number(new URL(own.server.origin).port))
      },
    }
    await use(own)
    await own.server.kill()
    rmSync(data, { recursive: true, force: true })
  },
})

async function createProject(page: Page, origin: string, text: string): Promise<string> {
  const response = await page.request.post(`${origin}/api/projects`, { data: { name: 'Unsaved', text } })
  return (await response.json()).id
}

async function textOf(page: Page, origin: string, id: string): Promise<string> {
  return (await (await page.request.get(`${origin}/api/projects/${id}`)).json()).text
}

/** Types at the end of the text; a comment, so that nothing is completed or closed. */
async function typeAtEnd(page: Page, words: string): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}

const says = (page: Page, words: string | RegExp) =>
  expect(page.getByRole('button', { name: words }).first()).toBeVisible({ timeout: 45_000 })

const start = 'CREATE TABLE a (id bigint PRIMARY KEY);\n'

test('what is typed is there after a reload', async ({ page, own }) => {
  const { origin } = own.server
  const id = await createProject(page, origin, start)
  await page.goto(`${origin}/p/${id}`)
  await typeAtEnd(page, '-- typed')
  await says(page, /^Saved\./)
  await expect.poll(() => textOf(page, origin, id)).toBe(`${start}-- typed`)
  await page.reload()
  await expect(page.locator('.monaco-editor .view-lines').first()).toContainText('typed')
})

test('the server killed in the middle of typing costs nothing', async ({ page, own }) => {
  const { origin } = own.server
  const id = await createProject(page, origin, start)
  await page.goto(`${origin}/p/${id}`)
  await typeAtEnd(page, '-- before')
  await says(page, /^Saved\./)
  await own.server.kill()
  await page.keyboard.type(' between')
  await says(page, /^Offline/)
  await own.restart()
  await page.keyboard.type(' after')
  await says(page, /^Saved\./)
  expect(await textOf(page, origin, id)).toBe(`${start}-- before between after`)
})

test('a window closed while the server is away leaves nothing behind', async ({ page, context, own }) => {
  const { origin } = own.server
  const id = await createProject(page, origin, start)
  await page.goto(`${origin}/p/${id}`)
  await typeAtEnd(page, '-- kept')
  await says(page, /^Saved\./)
  await own.server.kill()
  await page.keyboard.type(' on this device')
  await says(page, /^Offline/)
  await page.close()
  await own.restart()
  const again = await context.newPage()
  await again.goto(`${origin}/p/${id}`)
  await expect(again.locator('.monaco-editor .view-lines').first()).toContainText('device')
  await expect.poll(() => textOf(again, origin, id)).toBe(`${start}-- kept on this device`)
})

test('two windows on one project keep what both type', async ({ page, context, own }) => {
  const { origin } = own.server
  const id = await createProject(page, origin, `-- first line\n${start}`)
  const other = await context.newPage()
  for (const each of [page, other]) await each.goto(`${origin}/p/${id}`)
  await page.bringToFront()
  await page.locator('.monaco-editor .view-lines').first().click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('End')
  await page.keyboard.type(' of one')
  await says(page, /^Saved\./)
  await other.bringToFront()
  await typeAtEnd(other, '-- of the other')
  await says(other, /^Saved\./)
  const both = `-- first line of one\n${start}-- of the other`
  await expect.poll(() => textOf(page, origin, id)).toBe(both)
  await page.bringToFront()
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(page.locator('.monaco-editor .view-lines').first()).toContainText(
    'of the other'.replaceAll(' ', '\u00a0'),
  )
})
