import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { startServer } from './server'

const test = base.extend<{ readonly data: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
  data: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'athena-own-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})

const empty = { layout: null, dismissals: null, tableCount: null, thumbnail: null }

test('what was acknowledged is there after SIGKILL in the middle of saving', async ({ data, request }) => {
  let server = await startServer(data)
  const { id } = await (
    await request.post(`${server.origin}/api/projects`, { data: { name: 'killed' } })
  ).json()
  let acknowledged = 0
  for (let round = 0; round < 3; round++) {
    let saving = true
    const saves = (async () => {
      for (let revision = acknowledged; saving; revision++) {
        const change = {
          replacements: [{ from: revision * 8, to: revision * 8, insert: `${revision}`.padEnd(8, '.') }],
        }
        const response = await request
          .put(`${server.origin}/api/projects/${id}/document`, {
            data: { baseRevision: revision, ...empty, change },
          })
          .catch(() => null)
        if (!response) return
        expect(response.status()).toBe(200)
        acknowledged = revision + 1
      }
    })()
    const before = acknowledged
    await expect.poll(() => acknowledged, { intervals: [20] }).toBeGreaterThan(before + 10)
    await server.kill()
    saving = false
    await saves

    server = await startServer(data)
    const found = await (await request.get(`${server.origin}/api/projects/${id}`)).json()
    // The last save may have been written without having been acknowledged.
    expect([acknowledged, acknowledged + 1]).toContain(found.revision)
    const expected = Array.from({ length: found.revision }, (_, revision) =>
      `${revision}`.padEnd(8, '.'),
    ).join('')
    expect(found.text).toBe(expected)
    acknowledged = found.revision
  }
  await server.stop()
})

test('what a review is set to is there after SIGKILL as soon as it is acknowledged', async ({
  data,
  request,
}) => {
  let server = await startServer(data)
  const { id } = await (await request.post(`${server.origin}/api/projects`, { data: { name: 'set' } })).json()
  const settings = {
    profile: 'strict',
    rules: { 'wide-table': { on: false } },
    naming: { index: 'idx_{table}_{columns}' },
    baseline: { version: 1, findings: { 'missing-primary-key:table:public.a': 1 } },
  }
  const patch = (body: object) => request.patch(`${server.origin}/api/projects/${id}/review`, { data: body })
  expect((await patch({ settings })).status()).toBe(204)
  expect((await patch({ statistics: ['relname\na\n'], workload: 'SELECT 1;' })).status()).toBe(204)
  await server.kill()
  server = await startServer(data)
  const found = await (await request.get(`${server.origin}/api/projects/${id}/review`)).json()
  expect(found).toEqual({ settings, statistics: ['relname\na\n'], workload: 'SELECT 1;' })
  expect((await patch({ settings: { profile: 5 } })).status()).toBe(400)
  expect((await request.get(`${server.origin}/api/projects/none/review`)).status()).toBe(404)
  await server.stop()
})

test('ends with the exit code of success when asked to', async ({ data, request }) => {
  const server = await startServer(data)
  expect((await request.get(server.origin)).status()).toBe(200)
  expect(await server.stop()).toBe(0)
})

test('serves a project of an earlier run at once', async ({ data, page }) => {
  const first = await startServer(data)
  await page.request.post(`${first.origin}/api/projects`, { data: { name: 'Ever green' } })
  await first.stop()
  const second = await startServer(data)
  await page.goto(second.origin)
  await expect(page.getByRole('heading', { name: 'Ever green' })).toBeVisible()
  await second.stop()
})
