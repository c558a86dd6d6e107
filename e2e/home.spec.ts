import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures'

/** The request context is the same server: projects made by it are on the page. */
const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`

test('opens a sample', async ({ page }) => {
  await page.goto('/')
  const button = page.getByRole('button', { name: 'New project' })
  if (await button.isVisible()) await button.click()
  await page.getByRole('button', { name: /^Chinook/ }).click()
  await page.waitForURL(/\/p\/[\w-]+$/)
  const id = page.url().split('/').at(-1)
  const project = await (await page.request.get(`/api/projects/${id}`)).json()
  expect(project.name).toBe('Chinook')
  expect(project.text).toBe(await readFile('public/samples/chinook.sql', 'utf8'))
})

test('begins empty and from pasted SQL', async ({ page }) => {
  await page.request.post('/api/projects', { data: { name: unique('there already') } })
  await page.goto('/')
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByRole('button', { name: /^Empty schema/ }).click()
  await page.waitForURL(/\/p\//)
  await page.goto('/')
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByRole('button', { name: /^Paste SQL/ }).click()
  const name = unique('pasted')
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByLabel('SQL', { exact: true }).fill('create table "Ünï" ();')
  await page.getByRole('button', { name: 'Make the diagram' }).click()
  await page.waitForURL(/\/p\//)
  const id = page.url().split('/').at(-1)
  expect(await (await page.request.get(`/api/projects/${id}`)).json()).toMatchObject({
    name,
    text: 'create table "Ünï" ();',
  })
})

test('takes SQL that is pasted anywhere on the page', async ({ page }) => {
  await page.request.post('/api/projects', { data: { name: unique('there already') } })
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
  const paste = (text: string) =>
    page.evaluate((pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', pasted)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    }, text)
  const form = page.getByRole('textbox', { name: 'SQL' })
  await expect(async () => {
    await paste('CREATE TABLE pasted (id int PRIMARY KEY);')
    await expect(form).toHaveValue('CREATE TABLE pasted (id int PRIMARY KEY);', { timeout: 1000 })
  }).toPass()
  await page.getByRole('button', { name: 'Make the diagram' }).click()
  await page.waitForURL(/\/p\//)
  await expect(page.locator('.react-flow__node[data-id="table:public.pasted"]')).toBeVisible()
})

test('refuses a file that is no text, and says what an archive of pg_dump needs', async ({ page }) => {
  await page.request.post('/api/projects', { data: { name: unique('there already') } })
  await page.goto('/')
  await page.getByRole('button', { name: 'New project' }).click()
  const choose = (name: string, content: string) =>
    page
      .getByLabel('SQL file')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content, 'latin1') })
  await choose('logo.png', '\x89PNG\r\n\x1a\n\0\0')
  await expect(page.getByText('“logo.png” is no text')).toBeVisible()
  await choose('shop.dump', 'PGDMP\x01\x0e\0\x04')
  await expect(page.getByText(/pg_restore -f schema\.sql/)).toBeVisible()
  expect(page.url()).not.toContain('/p/')
})

test('opens a file in UTF-16, chosen or dropped', async ({ page }) => {
  await page.request.post('/api/projects', { data: { name: unique('there already') } })
  const name = unique('größe')
  const text = 'create table größe ();\r\n'
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  await page.goto('/')
  await page.getByRole('button', { name: 'New project' }).click()
  await page
    .getByLabel('SQL file')
    .setInputFiles({ name: `${name}.sql`, mimeType: 'text/plain', buffer: bytes })
  await page.waitForURL(/\/p\//)
  const id = page.url().split('/').at(-1)
  expect(await (await page.request.get(`/api/projects/${id}`)).json()).toMatchObject({ name, text })

  await page.goto('/')
  const transfer = await page.evaluateHandle(
    ([content, file]) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(content)], file))
      return data
    },
    [[...bytes], 'dropped.sql'] as const,
  )
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer })
  await expect(page.getByText('Drop the .sql file to open it')).toBeVisible()
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer })
  await page.waitForURL(/\/p\//)
})

test('refuses a file above the limit, naming it', async ({ page }) => {
  await page.request.post('/api/projects', { data: { name: unique('there already') } })
  await page.goto('/')
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByLabel('SQL file').setInputFiles({
    name: 'huge.sql',
    mimeType: 'text/plain',
    buffer: Buffer.alloc(21 * 1024 * 1024, 'x'),
  })
  await expect(page.getByText(/huge.*21.0 MiB; a document may have 20 MiB/)).toBeVisible()
})

test('finds, renames and deletes projects by keyboard', async ({ page }) => {
  const name = unique('Zebra')
  const other = unique('Quagga')
  for (const each of [name, other]) await page.request.post('/api/projects', { data: { name: each } })
  await page.goto('/')
  await page.getByRole('searchbox', { name: 'Search projects' }).fill(name)
  const card = page.getByRole('listitem').filter({ hasText: name })
  await expect(card).toBeVisible()
  await expect(page.getByText(other)).toBeHidden()

  await card.getByRole('button', { name: `Actions for ${name}` }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const renamed = `${name} grevyi`
  await page.getByRole('textbox', { name: 'Name' }).fill(renamed)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: renamed })).toBeVisible()

  await page.getByRole('button', { name: `Actions for ${renamed}` }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await expect(page.getByRole('alertdialog')).toContainText(renamed)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: renamed })).toBeVisible()
  await page.getByRole('button', { name: `Actions for ${renamed}` }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await page.getByRole('button', { name: 'Delete project' }).click()
  await expect(page.getByText('No project is called that.')).toBeVisible()
})

test('shows names as text, whatever is in them', async ({ page }) => {
  const name = unique('<img src=x onerror=alert(1)> & "co"')
  await page.request.post('/api/projects', { data: { name } })
  await page.goto('/')
  await expect(page.getByRole('heading', { name })).toBeVisible()
})

test('keeps the chosen theme', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  await page.getByRole('button', { name: 'Switch between light and dark' }).click()
  await expect(page.locator('html')).toHaveClass(/dark/)
  await page.reload()
  await expect(page.locator('html')).toHaveClass(/dark/)
})

test('counts a project once it has been drawn', async ({ page }) => {
  const name = unique('counted')
  const data = { name, text: 'CREATE TABLE a (id int PRIMARY KEY);' }
  const { id } = await (await page.request.post('/api/projects', { data })).json()
  await page.goto('/')
  const card = page.getByRole('listitem').filter({ hasText: name })
  await expect(card).toContainText('not drawn yet')
  await page.goto(`/p/${id}`)
  await expect
    .poll(async () => (await (await page.request.get(`/api/projects/${id}`)).json()).tableCount)
    .toBe(1)
  await page.goto('/')
  await expect(card).toContainText('1 table')
})

test('every file of the page comes with a policy of its own', async ({ page }) => {
  const files: Promise<readonly [string, Record<string, string>]>[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.startsWith('/_next/static/')) {
      files.push(response.allHeaders().then((headers) => [pathname, headers] as const))
    }
  })
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  const answers = await Promise.all(files)
  expect(answers.length).toBeGreaterThan(0)
  for (const [path, headers] of answers) {
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['content-security-policy'], path).toContain("default-src 'none'")
  }
})
