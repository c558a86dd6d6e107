import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { err, ok } from '../base/index.ts'
import { answer, problemResponse, readBody } from './http.ts'

const url = 'http://localhost:3000/api/projects'
const schema = z.strictObject({ name: z.string() })

function post(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request(url, {
    method: 'POST',
    body,
    headers: { host: 'localhost:3000', 'content-type': 'application/json', ...headers },
  })
}

describe('answering', () => {
  it.each([
    ['the own origin', { origin: 'http://localhost:3000' }, 200],
    [
      'the own origin, said by the browser',
      { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' },
      200,
    ],
    ['no browser', {}, 200],
    ['another site', { origin: 'http://evil.example' }, 403],
    ['another port', { origin: 'http://localhost:3001' }, 403],
    ['an origin that is none', { origin: 'null' }, 403],
    ['another site, said by the browser', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a subdomain, said by the browser', { 'sec-fetch-site': 'same-site' }, 403],
  ])('decides on a change from %s', async (_name, headers: Record<string, string>, status) => {
    expect((await answer(post('{}', headers), async () => ok('done'))).status).toBe(status)
  })

  it('lets anybody read', async () => {
    const request = new Request(url, { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(await (await answer(request, async () => ok([1]))).json()).toEqual([1])
  })

  it('gives 204 for nothing and the status asked for otherwise', async () => {
    expect((await answer(new Request(url), async () => ok(null))).status).toBe(204)
    expect((await answer(new Request(url), async () => ok(1), 201)).status).toBe(201)
  })

  it('tells of an exception only that there was one', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const response = await answer(new Request(url), async () => {
      throw new Error('secret')
    })
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    expect(log).toHaveBeenCalledOnce()
    log.mockRestore()
  })

  it('puts failures into problem bodies', async () => {
    const response = await answer(new Request(url), async () =>
      err({ code: 'not-found', detail: 'Gone.' } as const),
    )
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Not found',
      status: 404,
      detail: 'Gone.',
      code: 'not-found',
    })
    expect(problemResponse({ code: 'too-large', detail: '' }).status).toBe(413)
  })
})

describe('reading bodies', () => {
  it.each([
    ['a valid one', post('{"name":"x"}'), { ok: true, value: { name: 'x' } }],
    ['an unknown field', post('{"name":"x","y":1}'), { ok: false, error: { code: 'invalid' } }],
    ['a wrong field', post('{"name":1}'), { ok: false, error: { errors: [{ path: 'name' }] } }],
    ['no JSON', post('{'), { ok: false, error: { code: 'invalid' } }],
    ['nothing', post(''), { ok: false, error: { code: 'invalid' } }],
    [
      'another type',
      post('{"name":"x"}', { 'content-type': 'text/plain' }),
      { ok: false, error: { code: 'invalid' } },
    ],
    [
      'one above the limit',
      post(`{"name":"${'x'.repeat(2000)}"}`),
      { ok: false, error: { code: 'too-large' } },
    ],
  ])('reads %s', async (_name, request, expected) => {
    expect(await readBody(request, schema, 1000)).toMatchObject(expected)
  })

  it('stops reading a stream at the limit', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++
        controller.enqueue(new Uint8Array(400).fill(0x20))
      },
    })
    const request = new Request(url, {
      method: 'POST',
      body: endless,
      headers: { 'content-type': 'application/json' },
      duplex: 'half',
    } as RequestInit)
    expect(await readBody(request, schema, 1000)).toMatchObject({ ok: false, error: { code: 'too-large' } })
    expect(pulled).toBeLessThan(10)
  })
})
