import type { Page } from '@playwright/test'
import { expect } from './fixtures'

/** A project made for one test, open in the workbench. */
export interface OpenProject {
  readonly id: string
  /** The text as the server has it. */
  text(): Promise<string>
}

/** Makes a project over the API and opens it; fulfilled when its diagram is drawn. */
export async function openProject(page: Page, name: string, text: string): Promise<OpenProject> {
  const created = await page.request.post('/api/projects', { data: { name, dialect: 'postgres', text } })
  expect(created.status()).toBe(201)
  const { id } = (await created.json()) as { id: string }
  await page.goto(`/p/${id}`)
  await expect(page.locator('.react-flow').first()).toBeVisible()
  // The editor is the largest part: a busy machine takes its time over it.
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible({ timeout: 45_000 })
  return {
    id,
    text: async () =>
      ((await (await page.request.get(`/api/projects/${id}`)).json()) as { text: string }).text,
  }
}

/** The node of a table, view or enum on the canvas. */
export function node(page: Page, id: string) {
  return page.locator(`.react-flow__node[data-id="${id}"]`)
}

/** Types at the end of the text in the editor. */
export async function typeAtEnd(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
}

/** Opens the assistant. */
export async function openAthena(page: Page): Promise<void> {
  await page
    .getByRole('tab', { name: /^Athena/ })
    .first()
    .click()
}

/** The text of a download that the action sets off, and its file name. */
export async function downloaded(page: Page, action: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), action()])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) }
}
