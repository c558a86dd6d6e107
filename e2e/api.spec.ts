import { expect, test } from './fixtures'

const empty = { change: null, layout: null, dismissals: null, tableCount: null, thumbnail: null }

test.describe('the API', () => {
  test('refuses what does not validate with a problem body', async ({ request }) => {
    const cases: readonly (readonly [unknown, RegExp])[] = [
      [{}, /name/],
      [{ name: '' }, /name/],
      [{ name: 'x'.repeat(201) }, /name/],
      [{ name: 'a\u0000b' }, /name/],
      [{ name: 'x', extra: 1 }, /extra/],
      [{ name: 'x', text: 5 }, /text/],
      [{ name: 'x', dialect: 'no such dialect' }, /dialect/i],
      [[], /./],
    ]
    for (const [data, mention] of cases) {
      const response = await request.post('/api/projects', { data })
      expect(response.status()).toBe(400)
      expect(response.headers()['content-type']).toBe('application/problem+json')
      const problem = await response.json()
      expect(problem).toMatchObject({
        type: 'about:blank',
        status: 400,
        code: 'invalid',
        title: 'Invalid request',
      })
      expect(JSON.stringify(problem)).toMatch(mention)
    }
  })

  test('refuses a body that is no JSON, and one of another type', async ({ request }) => {
    const broken = await request.post('/api/projects', {
      data: Buffer.from('{"name": '),
      headers: { 'content-type': 'application/json' },
    })
    expect(broken.status()).toBe(400)
    const form = await request.post('/api/projects', { form: { name: 'x' } })
    expect(form.status()).toBe(400)
  })

  test('says what is not there', async ({ request }) => {
    for (const path of [
      '/api/projects/none',
      '/api/projects/none/versions',
      '/api/projects/none/versions/x',
    ]) {
      const response = await request.get(path)
      expect(response.status()).toBe(404)
      expect(await response.json()).toMatchObject({ code: 'not-found' })
    }
    const save = await request.put('/api/projects/none/document', { data: { baseRevision: 0, ...empty } })
    expect(save.status()).toBe(404)
  })

  test('answers a save on an old revision with the current document', async ({ request }) => {
    const { id } = await (
      await request.post('/api/projects', { data: { name: 'conflict', text: 'ab' } })
    ).json()
    const save = (insert: string) =>
      request.put(`/api/projects/${id}/document`, {
        data: { baseRevision: 0, ...empty, change: { replacements: [{ from: 1, to: 1, insert }] } },
      })
    expect((await save('-')).status()).toBe(200)
    const second = await save('+')
    expect(second.status()).toBe(409)
    expect(await second.json()).toMatchObject({ code: 'conflict', current: { text: 'a-b', revision: 1 } })
    await request.delete(`/api/projects/${id}`)
  })

  test('refuses documents above 20 MiB, naming the limit', async ({ request }) => {
    const response = await request.post('/api/projects', {
      data: { name: 'large', text: 'x'.repeat(20 * 1024 * 1024 + 1) },
    })
    expect(response.status()).toBe(413)
    expect((await response.json()).detail).toContain('20 MiB')
    const flood = await request.patch('/api/projects/x', { data: { name: 'x'.repeat(100_000) } })
    expect(flood.status()).toBe(413)
    expect((await flood.json()).detail).toContain('64 KiB')
  })

  test('takes a document of nearly 20 MiB', async ({ request }) => {
    const text = `-- ${'é'.repeat(10 * 1024 * 1024 - 10)}\n`
    const created = await request.post('/api/projects', { data: { name: 'nearly', text } })
    expect(created.status()).toBe(201)
    const { id } = await created.json()
    expect((await (await request.get(`/api/projects/${id}`)).json()).text).toBe(text)
    await request.delete(`/api/projects/${id}`)
  })

  test('refuses changes from other sites', async ({ request }) => {
    const foreign: readonly Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of foreign) {
      const response = await request.post('/api/projects', { data: { name: 'x' }, headers })
      expect(response.status()).toBe(403)
      expect(await response.json()).toMatchObject({ code: 'forbidden' })
    }
  })
})

test.describe('headers', () => {
  test('pages have a strict policy with a nonce of their own', async ({ request }) => {
    const nonces = []
    for (let i = 0; i < 2; i++) {
      const headers = (await request.get('/')).headers()
      const policy = headers['content-security-policy'] ?? ''
      expect(policy).toContain("object-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("connect-src 'self'")
      expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'wasm-unsafe-eval';/)
      expect(policy).not.toContain("'unsafe-eval'")
      expect(headers['x-powered-by']).toBeUndefined()
      nonces.push(/'nonce-([^']+)'/.exec(policy)?.[1])
    }
    expect(nonces[0]).not.toBe(nonces[1])
  })

  test('everything is sent with the same guards', async ({ request }) => {
    for (const path of ['/', '/api/projects', '/samples/chinook.sql', '/no-such-page']) {
      const headers = (await request.get(path)).headers()
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
      })
      expect(headers['permissions-policy']).toContain('camera=()')
    }
    expect((await request.get('/api/projects')).headers()['content-security-policy']).toContain(
      "default-src 'none'",
    )
  })
})
