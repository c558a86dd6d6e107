import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { openProject, typeAtEnd } from './workbench'

const film = `create table film (id int primary key, title text);
create table actor (id int primary key);
`

/** The text as the editor hands it over as one event, with what stands in it pasted. */
async function pasteText(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click()
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, text)
}

test('only what is selected is formatted, and all of it when nothing is', async ({ page }) => {
  const project = await openProject(page, 'formatting', film)
  await page.locator('.monaco-editor .view-lines').first().click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+Alt+f')
  await expect.poll(project.text).toMatch(/CREATE TABLE film[\s\S]*create table actor/)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Shift+Alt+f')
  await expect.poll(project.text).toMatch(/CREATE TABLE film[\s\S]*CREATE TABLE actor/)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(project.text).toBe(film)
})

test('what is pasted or dropped above the limit is refused by its size', async ({ page }) => {
  const project = await openProject(page, 'too large', film)
  // Two bytes each: the limit counts those, not the characters.
  await pasteText(page, 'é'.repeat(10.5 * 1024 * 1024))
  await expect(
    page.getByText(/^With what was pasted the text has 21.1 MiB; a document may have 20 MiB/),
  ).toBeVisible()
  const dataTransfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(21 * 1024 * 1024).fill(120)], 'huge.sql'))
    return data
  })
  await page.dispatchEvent('.monaco-editor', 'drop', { dataTransfer })
  await expect(
    page.getByText(/^With “huge.sql” the text has 21.1 MiB; a document may have 20 MiB/),
  ).toBeVisible()
  expect(await project.text()).toBe(film)
})

test('a save that the server refuses is said to be, with its reason, and made up for later', async ({
  page,
  silence,
}) => {
  silence.allow(/413/)
  const project = await openProject(page, 'refused', film)
  const address = '**/api/projects/*/document*'
  await page.route(address, (route) =>
    route.request().method() === 'PUT'
      ? route.fulfill({
          status: 413,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            type: 'about:blank',
            title: 'Too large',
            status: 413,
            code: 'too-large',
            detail: 'A document may have 20 MiB; this one has 20.1 MiB.',
          }),
        })
      : route.fallback(),
  )
  await typeAtEnd(page, '-- more')
  const indicator = page.getByRole('button', { name: /^Not saved/ })
  await expect(indicator).toBeVisible()
  await expect(indicator).toHaveAttribute('title', /^A document may have 20 MiB; this one has 20.1 MiB\./)
  await page.unroute(address)
  await indicator.click()
  await expect.poll(project.text).toContain('-- more')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
})

test('dialogs give the focus back to where it came from', async ({ page }) => {
  await openProject(page, 'focus', film)
  for (const name of ['Versions', 'Keyboard shortcuts (?)']) {
    const button = page.getByRole('button', { name, exact: true })
    await button.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(button).toBeFocused()
  }
  const filter = page.getByLabel('Filter the objects')
  await filter.focus()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(filter).toBeFocused()
})
