import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { expect, test } from './fixtures'
import { downloaded, node, openAthena, openProject } from './workbench'

const pagila = readFileSync('public/samples/pagila.sql', 'utf8')

/** The files of a downloaded bundle as text, by path. */
function filesOf(bytes: Buffer): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, Buffer.from(content).toString('utf8')]),
  )
}

/** A column renamed, one added that takes no null, a table dropped. */
const changed = `${pagila.replace('    picture bytea', '    photo bytea')}
ALTER TABLE public.film ADD COLUMN audience text DEFAULT 'all' NOT NULL;
DROP TABLE public.film_embedding;
`

test('three changes of Pagila become phases that pass a dry run and are taken away', async ({ page }) => {
  test.setTimeout(420_000)
  expect(changed).toContain('photo bytea')
  await openProject(page, 'compare', pagila)
  await page.getByRole('button', { name: 'Versions' }).first().click()
  const versions = page.getByRole('dialog', { name: 'Versions' })
  await versions.getByRole('textbox').first().fill('First')
  await page.keyboard.press('Enter')
  await expect(versions.getByRole('button', { name: /^First/ })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Compare and migrate' })
  await dialog
    .getByRole('group', { name: 'From side' })
    .getByRole('combobox')
    .selectOption({ label: 'First' })
  await dialog
    .getByRole('group', { name: 'To side' })
    .getByRole('combobox')
    .selectOption({ label: 'SQL pasted or dropped' })
  await dialog.getByRole('textbox', { name: /SQL of the to side/ }).fill(changed)

  await expect(dialog.getByText('A likely rename is to be answered')).toBeVisible({ timeout: 60_000 })
  await expect(dialog.getByRole('group', { name: /picture.*photo/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Renamed', exact: true }).click()
  await expect(dialog.getByText('Every likely rename is answered')).toBeVisible()
  const changes = dialog.getByRole('tabpanel', { name: /Changes/ })
  await expect(changes.getByText('column picture renamed to photo')).toBeVisible()
  await expect(changes.getByText(/column audience added/)).toBeVisible()

  await dialog.getByRole('tab', { name: /^Plan/ }).click()
  const plan = dialog.getByRole('tabpanel', { name: /Plan/ })
  await expect(plan.getByRole('listitem', { name: /Phase 1\. Expand/ })).toBeVisible()
  await expect(plan.getByRole('listitem', { name: /Contract/ })).toContainText(/film_embedding/)
  await expect(plan.getByText(/ACCESS EXCLUSIVE · milliseconds/).first()).toBeVisible()

  await dialog.getByRole('tab', { name: 'Dry run' }).click()
  await dialog.getByRole('button', { name: 'Dry run' }).click()
  await expect(dialog.getByText(/^Passed: \d+ statements/)).toBeVisible({ timeout: 300_000 })
  await expect(dialog.getByRole('listitem', { name: 'Phase 1, back' })).toBeVisible()

  const { name, bytes } = await downloaded(page, () =>
    dialog.getByRole('button', { name: 'Download bundle' }).click(),
  )
  expect(name).toBe('compare-migration.zip')
  const files = filesOf(bytes)
  const up = Object.entries(files)
    .filter(([path]) => path.endsWith('up.sql'))
    .map(([, content]) => content)
    .join('\n')
  expect(up).toContain('photo')
  expect(up).toMatch(/ADD COLUMN audience/)
  expect(up).toMatch(/DROP TABLE public\.film_embedding/)
  const manifest = JSON.parse(files['manifest.json'] ?? '{}') as {
    plan: { strategy: string; questions: unknown[] }
    checksums: { files: Record<string, string> }
  }
  expect([manifest.plan.strategy, manifest.plan.questions]).toEqual(['online', []])
  expect(Object.keys(manifest.checksums.files).sort()).toEqual(
    Object.keys(files)
      .filter((path) => path !== 'manifest.json')
      .sort(),
  )
})

test('the comparison is drawn with before and after', async ({ page }) => {
  await openProject(
    page,
    'drawn',
    'CREATE TABLE users (id bigint PRIMARY KEY, email text);\nCREATE TABLE made (id int);\n',
  )
  await openAthena(page)
  await page.getByRole('tab', { name: 'Export' }).click()
  await page.getByRole('button', { name: 'Compare and migrate' }).click()
  const dialog = page.getByRole('dialog', { name: 'Compare and migrate' })
  await dialog
    .getByRole('group', { name: 'From side' })
    .getByRole('combobox')
    .selectOption({ label: 'SQL pasted or dropped' })
  await dialog
    .getByRole('textbox', { name: /SQL of the from side/ })
    .fill('CREATE TABLE users (id int PRIMARY KEY, mail text); CREATE TABLE gone (a date);')
  await dialog.getByRole('button', { name: 'Renamed', exact: true }).click()
  await expect(dialog.getByText('Every likely rename is answered')).toBeVisible()
  await dialog.getByRole('button', { name: 'Show on the canvas' }).click()
  await expect(dialog).toBeHidden()
  await expect(node(page, 'table:public.gone').locator('[data-mark="removed"]').first()).toBeAttached()
  await expect(node(page, 'table:public.made').locator('[data-mark="added"]').first()).toBeAttached()
  const users = node(page, 'table:public.users')
  await expect(users.locator('.node-row[data-mark="renamed"]')).toContainText('email')
  await expect(users.locator('.node-row[data-mark="changed"]')).toContainText('id')
  await expect(users.locator('.node-row[data-mark="before"]')).toHaveCount(2)
  await expect(page.getByText('1 renamed')).toBeVisible()
})

test('what cannot be read is said, and nothing can be taken away', async ({ page }) => {
  await openProject(page, 'broken', 'CREATE TABLE a (id int);\n')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Compare and migrate' })
  await dialog
    .getByRole('group', { name: 'From side' })
    .getByRole('combobox')
    .selectOption({ label: 'SQL pasted or dropped' })
  await dialog.getByRole('textbox', { name: /SQL of the from side/ }).fill('CREATE TABLE (')
  await expect(dialog.getByRole('alert')).toContainText('The older side cannot be read whole')
  await expect(dialog.getByRole('button', { name: 'Download bundle' })).toBeDisabled()
})

test('the plan counts with what the tables hold, and the project keeps it', async ({ page }) => {
  const { id } = await openProject(page, 'sizes', 'CREATE TABLE users (id bigint PRIMARY KEY, age bigint);\n')
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Compare and migrate' })
  await dialog
    .getByRole('group', { name: 'From side' })
    .getByRole('combobox')
    .selectOption({ label: 'SQL pasted or dropped' })
  await dialog
    .getByRole('textbox', { name: /SQL of the from side/ })
    .fill('CREATE TABLE users (id bigint PRIMARY KEY, age int);')
  await dialog.getByLabel('Strategy').selectOption({ label: 'Direct' })
  await dialog.getByRole('tab', { name: /^Plan/ }).click()
  const plan = dialog.getByRole('tabpanel', { name: /Plan/ })
  await expect(plan.getByText('rewrites the table')).toBeVisible()
  await expect(plan.getByText(/depends on the sizes of tables/)).toBeVisible()
  await expect(plan.getByText(/remarks? of the safety review/)).toBeVisible()

  await dialog.getByRole('tab', { name: 'Table sizes' }).click()
  const sizes = dialog.getByRole('tabpanel', { name: 'Table sizes' })
  await expect(sizes.locator('pre')).toContainText('pg_class')
  await sizes.getByRole('textbox').fill('users,many')
  await expect(sizes.getByRole('alert')).toContainText('many is no number of rows')
  await sizes.getByRole('textbox').fill('schema,table,rows,bytes\npublic,users,400000000,40000000000\n')
  await expect(sizes.getByRole('spinbutton', { name: 'Rows of public.users' })).toHaveValue('400000000')
  await dialog.getByRole('tab', { name: /^Plan/ }).click()
  await expect(plan.getByText(/rewrites 40 GB, 3.3 min to 67 min/)).toBeVisible()
  await expect(plan.getByText(/^Estimated time: /)).toBeVisible()
  await expect
    .poll(async () => (await page.request.get(`/api/projects/${id}/row-counts`)).json())
    .toEqual({ 'public.users': { rows: 4e8, bytes: 4e10 } })
})
