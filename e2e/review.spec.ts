import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { downloaded, node, openAthena, openProject } from './workbench'

const pagila = readFileSync(join(import.meta.dirname, '../public/samples/pagila.sql'), 'utf8')

/** The finding of that text in the panel. */
function finding(page: Page, text: string | RegExp) {
  return page.locator('[data-finding]').filter({ hasText: text })
}

/** How many findings a chip says it would show. */
async function counted(page: Page, label: RegExp): Promise<number> {
  return Number.parseInt((await page.getByRole('button', { name: label }).innerText()).trim(), 10)
}

test.describe('the review of Pagila', () => {
  test.slow()

  test('filters list and diagram, fixes one, fixes all safe, and undoes', async ({ page }) => {
    const project = await openProject(page, 'reviewing', pagila)
    await openAthena(page)
    await expect(finding(page, /has no index/).first()).toBeVisible()

    const indexing = /^\d+ indexing$/
    const count = await counted(page, indexing)
    await page.getByRole('button', { name: indexing }).click()
    await expect(page.getByRole('button', { name: indexing })).toHaveAttribute('aria-pressed', 'true')
    await expect(page.locator('[data-finding]')).toHaveCount(count)
    await expect(page.getByText(/cards? with the findings looked for/)).toBeVisible()
    await page.getByLabel('Filter findings').fill('film_category(category_id)')
    await expect(page.locator('[data-finding]')).toHaveCount(1)
    await expect(page.getByText('1 card with the findings looked for')).toBeVisible()

    await finding(page, 'film_category(category_id)').click()
    await page.getByRole('button', { name: 'Show on the diagram' }).click()
    await expect(page.getByText(/^Preview: Create an index on film_category/)).toBeVisible()
    await expect(
      node(page, 'table:public.film_category').locator('[data-mark="changed"][data-column="category_id"]'),
    ).toBeVisible()
    await page.getByRole('button', { name: 'The page of the rule foreign-key-without-index' }).click()
    const rule = page.getByRole('dialog', { name: 'Foreign key without an index' })
    await expect(rule.getByRole('heading', { name: 'Bad' })).toBeVisible()
    await expect(rule.locator('pre').first()).toContainText('CREATE TABLE')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Apply fix' }).click()
    await expect.poll(project.text).toMatch(/CREATE INDEX \S+ ON public\.film_category \(category_id\)/)
    await expect(page.getByText(/^Preview:/)).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo (Ctrl+Z)' }).click()
    await expect.poll(project.text).toBe(pagila)

    await page.getByRole('button', { name: 'Show all', exact: true }).click()
    await page.getByRole('button', { name: 'Fix all safe' }).click()
    await expect(page.getByText(/^\d+ fixed/)).toBeVisible()
    await expect.poll(project.text).toMatch(/CREATE INDEX \S+ ON public\.film_category \(category_id\)/)
    await page.getByRole('button', { name: 'Undo (Ctrl+Z)' }).click()
    await expect.poll(project.text).toBe(pagila)
  })

  test('waives with reason, author and end, and reports that in SARIF', async ({ page }) => {
    await openProject(page, 'waiving', pagila)
    await openAthena(page)
    await page.getByLabel('Filter findings').fill('film_category(category_id)')
    await finding(page, 'film_category(category_id)').click()
    await page.getByRole('button', { name: 'Waive…' }).click()
    const form = page.getByRole('form', { name: 'Waive this finding' })
    await form.getByRole('textbox', { name: 'Why this finding does not apply' }).fill('categories never go')
    await form.getByLabel('Who says so').fill('the film team')
    await form.getByLabel(/^Until/).fill('2099-12-31')
    await form.getByRole('button', { name: 'Waive', exact: true }).click()
    await expect(finding(page, 'film_category(category_id)')).toHaveCount(0)
    await page.getByText('Waived 1').click()
    await expect(page.getByText('the film team, until 2099-12-31')).toBeVisible()

    await page.getByRole('tab', { name: 'Export', exact: true }).click()
    const { name, bytes } = await downloaded(page, () =>
      page.getByRole('button', { name: /^Download the report as SARIF/ }).click(),
    )
    expect(name).toBe('waiving-review.sarif')
    const sarif = JSON.parse(bytes.toString('utf8')) as {
      readonly version: string
      readonly runs: readonly {
        readonly results: readonly {
          readonly ruleId: string
          readonly message: { readonly text: string }
          readonly locations: readonly unknown[]
          readonly suppressions?: readonly { readonly justification?: string }[]
        }[]
      }[]
    }
    expect(sarif.version).toBe('2.1.0')
    const results = sarif.runs[0]?.results ?? []
    const waived = results.filter(({ suppressions = [] }) => suppressions.length > 0)
    expect(waived.map(({ ruleId }) => ruleId)).toEqual(['foreign-key-without-index'])
    expect(waived[0]?.suppressions?.[0]?.justification).toContain('categories never go')
    expect(results.length).toBeGreaterThan(5)
    for (const { locations } of results) expect(locations).toHaveLength(1)

    await page.getByRole('tab', { name: 'Review', exact: true }).click()
    await page.getByText('Waived 1').click()
    await page.getByRole('button', { name: 'Restore' }).click()
    await expect(finding(page, 'film_category(category_id)')).toHaveCount(1)
  })

  test('another profile, a rule switched off and a baseline change what is found, and stay', async ({
    page,
  }) => {
    await openProject(page, 'profiles', pagila)
    await openAthena(page)
    await expect(finding(page, /has no index/).first()).toBeVisible()
    const before = await counted(page, /^\d+ indexing$/)
    await page.getByRole('button', { name: 'Review settings' }).click()
    const settings = page.getByRole('dialog', { name: 'Review settings' })
    await settings.getByRole('radio', { name: /^Prototype/ }).check()
    await page.keyboard.press('Escape')
    await expect(finding(page, /has no index/)).toHaveCount(0)

    await page.reload()
    await openAthena(page)
    await page.getByRole('button', { name: 'Review settings' }).click()
    await expect(settings.getByRole('radio', { name: /^Prototype/ })).toBeChecked()
    await settings.getByRole('radio', { name: /^Recommended/ }).check()
    await settings.getByRole('tab', { name: 'Rules' }).click()
    await settings.getByLabel('Find a rule').fill('foreign-key-without-index')
    await settings.getByLabel('Severity of foreign-key-without-index').selectOption('error')
    await page.keyboard.press('Escape')
    await expect.poll(() => counted(page, /^\d+ errors?$/)).toBeGreaterThanOrEqual(before)

    await page.getByRole('button', { name: 'Review settings' }).click()
    await settings.getByRole('tab', { name: 'Baseline' }).click()
    await settings.getByRole('button', { name: /^Take today/ }).click()
    await expect(settings.getByText(/0 are new/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText('Nothing to remark on.')).toBeVisible()
    await expect(page.getByText(/^Known to the baseline \d+/)).toBeVisible()
  })

  test('the score is told by category, with its trend and what a change brings', async ({ page }) => {
    await openProject(page, 'scoring', 'CREATE TABLE a (id bigint PRIMARY KEY);\n')
    await page.getByRole('button', { name: 'Versions', exact: true }).click()
    await page.getByRole('textbox', { name: 'Name for a new version' }).fill('at first')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('button', { name: /at first/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.locator('.monaco-editor .view-lines').first().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText('CREATE TABLE b (note text, a_id bigint REFERENCES a);\n')
    await openAthena(page)
    await expect(finding(page, 'Table b has no primary key')).toBeVisible()
    await page.getByRole('tab', { name: 'Score' }).click()
    const score = page.getByRole('region', { name: 'Score' })
    await expect(score.getByRole('row', { name: /^Security/ })).toContainText('100')
    const trend = page.getByRole('region', { name: 'Trend' })
    await expect(trend.getByRole('img', { name: /versions, down from/ })).toBeVisible()
    await trend.getByText('As a table').click()
    await expect(trend.getByRole('row', { name: /^at first/ })).toBeVisible()
    const change = page.getByRole('region', { name: 'What this change brings' })
    await change.getByRole('button', { name: 'Review the change' }).click()
    await expect(change.getByText(/^[1-9]\d* new/)).toBeVisible()
    await expect(change.getByRole('button', { name: 'Table b has no primary key.' })).toBeVisible()
  })
})

test('the editor shows the page of a rule on hover, and fixes and waives from the lightbulb', async ({
  page,
}) => {
  const text = `CREATE TABLE customer (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL CONSTRAINT of_customer REFERENCES customer);
`
  const project = await openProject(page, 'hovering', text)
  await openAthena(page)
  await finding(page, /orders\(customer_id\) references customer but has no index/).click()
  const mark = page.locator('.squiggly-warning').first()
  await mark.hover({ force: true })
  const hover = page.locator('.monaco-hover').filter({ hasText: 'has no index' })
  await expect(hover).toContainText('When to ignore it')
  await hover.getByRole('link', { name: 'The rule with examples' }).first().click()
  await expect(page.getByRole('dialog', { name: 'Foreign key without an index' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('listitem').getByRole('button', { name: 'orders.customer_id' }).click()
  await page.locator('.monaco-editor .view-lines').first().focus()
  await mark.click({ force: true })
  await page.keyboard.press('Control+.')
  await page.getByText('Create an index on orders(customer_id)', { exact: true }).last().click()
  await expect.poll(project.text).toMatch(/CREATE INDEX \S+ ON orders \(customer_id\)/)
  await page.keyboard.press('Control+z')
  await expect.poll(project.text).toBe(text)

  await expect(finding(page, /has no index/)).toHaveCount(1)
  await mark.click({ force: true })
  await page.keyboard.press('Control+.')
  await page.getByText(/^Waive: orders\(customer_id\)/).click()
  const dialog = page.getByRole('dialog', { name: 'Waive a finding' })
  await dialog.getByRole('textbox', { name: 'Why this finding does not apply' }).fill('customers stay')
  await dialog.getByRole('button', { name: 'Write into the text' }).click()
  await expect.poll(project.text).toContain('-- athena:ignore foreign-key-without-index: customers stay\n')
  await expect(finding(page, /has no index/)).toHaveCount(0)
  await expect(page.getByText('Waived 1')).toBeVisible()
})
