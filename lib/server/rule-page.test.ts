import { expect, it } from 'vitest'
import { readRulePage } from './rule-page.ts'

it('reads the page of a rule', async () => {
  const page = await readRulePage('missing-primary-key')
  expect(page).toMatchObject({ ok: true, value: { text: expect.stringContaining('## Why') } })
})

it.each(['no-such-rule', '../cli', '..%2Fcli', 'index.md', '', 'a/b', 'MISSING-primary-key'])(
  'does not know %j',
  async (rule) => {
    expect(await readRulePage(rule)).toMatchObject({ ok: false, error: { code: 'not-found' } })
  },
)
