import { expect, test } from './fixtures'
import { downloaded, openAthena, openProject } from './workbench'

const schema = 'CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(20), total numeric);\n'
const migration = `CREATE INDEX orders_note ON orders (note);
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0);
`

test('a migration of somebody else is reviewed, rewritten and taken away', async ({ page }) => {
  await openProject(page, 'their migration', schema)
  await openAthena(page)
  await page.getByRole('tab', { name: 'Export' }).click()
  await page.getByRole('button', { name: 'Review a migration file' }).click()
  const dialog = page.getByRole('dialog', { name: 'Review a migration' })
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'V2__orders.sql', { type: 'application/sql' }))
    return transfer
  }, migration)
  const drop = dialog.getByRole('group', { name: 'The migration' })
  await expect(drop.locator('.monaco-editor .view-line').first()).toBeVisible()
  await drop.dispatchEvent('drop', { dataTransfer: data })
  await expect(drop.locator('.view-lines')).toContainText('orders_note')
  const findings = dialog.getByRole('region', { name: 'Findings' })
  await expect(findings.getByText(/blocks writes to orders/)).toBeVisible()
  await expect(drop.locator('.squiggly-error, .squiggly-warning').first()).toBeAttached()

  const index = findings.getByRole('listitem').filter({ hasText: /blocks writes to orders/ })
  await index.locator('summary').click()
  await expect(index).toContainText('line 1')
  await expect(index.locator('pre')).toContainText('CREATE INDEX CONCURRENTLY')
  await index.getByRole('button', { name: 'Apply' }).click()
  await expect(drop.locator('.view-lines')).toContainText('CREATE INDEX CONCURRENTLY')

  await dialog.getByRole('button', { name: /^Apply all safe rewrites/ }).click()
  await expect(drop.locator('.view-lines')).toContainText('NOT VALID')
  const { name, bytes } = await downloaded(page, () =>
    dialog.getByRole('button', { name: 'Download' }).click(),
  )
  expect(name).toBe('V2__orders.rewritten.sql')
  expect(bytes.toString('utf8')).toMatch(
    /CREATE INDEX CONCURRENTLY[\s\S]*NOT VALID[\s\S]*VALIDATE CONSTRAINT/,
  )
})
