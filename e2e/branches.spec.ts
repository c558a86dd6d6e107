import type { APIResponse } from '@playwright/test'
import { expect, test } from './fixtures'
import { openProject, typeAtEnd } from './workbench'

const users = 'CREATE TABLE users (\n  id int PRIMARY KEY,\n  age int\n);\n'

test('a branch goes its own way, and what it changed is taken over with the conflicts told', async ({
  page,
  silence,
}) => {
  // The name that is taken.
  silence.allow(/400 \(Bad Request\)/)
  const project = await openProject(page, 'branches', users)
  const editor = page.locator('.monaco-editor .view-lines').first()
  await page.getByRole('button', { name: 'Branch main' }).click()
  await expect(page.getByRole('menuitem', { name: 'Delete …' })).toBeDisabled()
  await page.getByRole('menuitem', { name: 'New branch from here …' }).click()
  await page.getByLabel('Name of the branch').fill('main')
  await page.getByRole('button', { name: 'Create and open' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'There is a branch main already' })).toBeVisible()
  await page.getByLabel('Name of the branch').fill('wip')
  await page.getByRole('button', { name: 'Create and open' }).click()
  await expect(page.getByRole('button', { name: 'Branch wip' })).toBeVisible({ timeout: 30_000 })
  await expect(editor).toContainText('users')
  await typeAtEnd(page, 'ALTER TABLE users ALTER age TYPE bigint; CREATE TABLE logs (id int PRIMARY KEY);\n')
  await expect(page.getByRole('button', { name: /^Saved/ })).toBeVisible()

  await page.getByRole('button', { name: 'Branch wip' }).click()
  await page.getByRole('menuitemradio', { name: /^main/ }).click()
  await expect(page.getByRole('button', { name: 'Branch main' })).toBeVisible({ timeout: 30_000 })
  await expect(editor).toContainText('users')
  await expect(editor).not.toContainText('logs')
  await typeAtEnd(page, 'ALTER TABLE users ALTER age TYPE numeric;\n')
  await expect(page.getByRole('button', { name: /^Saved/ })).toBeVisible()

  await page.getByRole('button', { name: 'Branch main' }).click()
  await page.getByRole('menuitem', { name: 'Take over changes …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Take over changes into main' })
  await expect(dialog.getByRole('region', { name: 'Conflicts' })).toContainText(
    /age .*changed here in another way/,
  )
  await dialog.getByRole('button', { name: 'Take over', exact: true }).click()
  await expect(editor).toContainText('logs')
  await expect.poll(project.text).toContain('CREATE TABLE logs')
  expect(await project.text()).toContain('numeric')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(project.text).toBe(`${users}ALTER TABLE users ALTER age TYPE numeric;\n`)

  await page.getByRole('button', { name: 'Branch main' }).click()
  await page.getByRole('menuitem', { name: 'Compare with another …' }).click()
  await page.getByRole('button', { name: 'Compare wip' }).click()
  const compare = page.getByRole('dialog', { name: 'Compare and migrate' })
  await expect(compare.getByRole('group', { name: 'From side' }).getByRole('combobox')).toHaveValue(
    /^branch:/,
  )
  await expect(compare.getByRole('tabpanel', { name: /Changes/ })).toContainText('public.logs')
  await page.keyboard.press('Escape')
})

test('a branch is renamed, and deleted only after a question', async ({ page, silence }) => {
  silence.allow(/404 \(Not Found\)/)
  const { id } = await openProject(page, 'a branch less', users)
  const made = await page.request.post(`/api/projects/${id}/branches`, { data: { name: 'old', from: id } })
  const branch = ((await made.json()) as { id: string }).id
  await page.goto(`/p/${id}?branch=${branch}`)
  await page.getByRole('button', { name: 'Branch old' }).click()
  await page.getByRole('menuitem', { name: 'Rename …' }).click()
  await page.getByLabel('Name of the branch').fill('older')
  await page.getByRole('button', { name: 'Rename', exact: true }).click()
  await page.getByRole('button', { name: 'Branch older' }).click()
  await page.getByRole('menuitem', { name: 'Delete …' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('main has not taken over')
  await page.getByRole('button', { name: 'Delete branch' }).click()
  await expect(page.getByRole('button', { name: 'Branch main' })).toBeVisible({ timeout: 30_000 })
  const left = (await (await page.request.get(`/api/projects/${id}/branches`)).json()) as { name: string }[]
  expect(left.map(({ name }) => name)).toEqual(['main'])
  await page.goto(`/p/${id}?branch=${branch}`)
  await expect(page.getByText('There is no such project or branch')).toBeVisible()
})

test('the API of branches refuses with problems', async ({ request }) => {
  const made = await request.post('/api/projects', {
    data: { name: 'api', dialect: 'postgres', text: users },
  })
  const { id } = (await made.json()) as { id: string }
  const branches = `/api/projects/${id}/branches`
  const fork = await request.post(branches, { data: { name: 'side', from: id } })
  expect(fork.status()).toBe(201)
  const side = ((await fork.json()) as { id: string }).id
  const facts = { layout: null, dismissals: null, tableCount: null, thumbnail: null }
  const change = { replacements: [{ from: 0, to: 0, insert: '-- x\n' }] }
  const save = { data: { baseRevision: 0, change, ...facts } }
  expect((await request.put(`/api/projects/${id}/document?branch=${side}`, save)).status()).toBe(200)
  const problems: readonly (readonly [Promise<APIResponse>, number, string])[] = [
    [request.post(branches, { data: { name: 'side', from: id } }), 400, 'invalid'],
    [request.post(branches, { data: { name: '', from: id } }), 400, 'invalid'],
    [request.post(branches, { data: { name: 'x', from: 'none' } }), 404, 'not-found'],
    [request.post(branches, { data: { name: 'x', from: id, version: 'none' } }), 404, 'not-found'],
    [request.get('/api/projects/none/branches'), 404, 'not-found'],
    [request.get(`/api/projects/${id}?branch=none`), 404, 'not-found'],
    [request.patch(`${branches}/none`, { data: { name: 'x' } }), 404, 'not-found'],
    [request.get(`${branches}/${side}/base`), 400, 'invalid'],
    [request.get(`${branches}/${side}/base?with=none`), 404, 'not-found'],
    [request.delete(`${branches}/${side}`), 400, 'invalid'],
    [request.delete(`${branches}/${side}?revision=0`), 409, 'conflict'],
    [request.delete(`${branches}/${id}?revision=0`), 400, 'invalid'],
    [request.put(`/api/projects/${id}/document?branch=${side}`, save), 409, 'conflict'],
    [
      request.put(`/api/projects/${id}/row-counts`, { data: { t: { rows: -1, bytes: null } } }),
      400,
      'invalid',
    ],
    [request.put('/api/projects/none/row-counts', { data: {} }), 404, 'not-found'],
  ]
  for (const [answer, status, code] of problems) {
    const response = await answer
    expect([response.url(), response.status()]).toEqual([response.url(), status])
    expect(response.headers()['content-type']).toContain('application/problem+json')
    expect(await response.json()).toMatchObject({ status, code, type: 'about:blank' })
  }
  const base = await request.get(`${branches}/${side}/base?with=${id}`)
  expect(await base.json()).toEqual({ text: users })
})
