import { expect, it } from 'vitest'
import type { Catalogue } from '@/lib/worker'
import { createHost } from '@/lib/worker/host'
import { effectiveRules, profileChanges, withSetting } from './effective-rules'

function catalogue(): Catalogue {
  const answers: unknown[] = []
  const host = createHost({
    post: (response) => response.type === 'answer' && answers.push(response.value),
    later: () => () => undefined,
    now: () => 0,
    today: () => '2026-01-01T00:00:00Z',
  })
  host({ id: 1, call: 'catalogue', input: {} })
  return answers[0] as Catalogue
}

const { rules, profiles } = catalogue()
const [usual] = profiles
const find = (id: string) => {
  const rule = rules.find((each) => each.id === id)
  if (!rule) throw new Error(`no rule ${id}`)
  return rule
}
const wide = find('wide-table')

it('runs what the profile runs, with what the project says over it', () => {
  const own = { 'wide-table': { on: false }, 'isolated-table': { severity: 'error' as const } }
  const found = new Map(effectiveRules(rules, usual, own).map((each) => [each.rule.id, each]))
  expect(found.get('wide-table')).toMatchObject({ on: false, isOwn: true })
  expect(found.get('isolated-table')).toMatchObject({ severity: 'error', isOwn: true })
  const others = [...found.values()].filter(({ isOwn }) => !isOwn)
  expect(others.length).toBe(rules.length - 2)
  for (const { rule, on } of others) expect(on, rule.id).toBe(usual?.settings[rule.id]?.on)
})

it('says nothing of a rule that is as in the profile', () => {
  const off = withSetting({}, wide, usual, { on: false })
  expect(off).toEqual({ 'wide-table': { on: false } })
  expect(withSetting(off, wide, usual, { on: true })).toEqual({})
  const graded = withSetting(off, wide, usual, { severity: 'error' })
  expect(graded).toEqual({ 'wide-table': { on: false, severity: 'error' } })
})

it('keeps options that differ from what they are by themselves', () => {
  const rule = rules.find(({ options }) => Object.values(options).some(({ type }) => type === 'integer'))
  if (!rule) throw new Error('no rule has a number to set')
  const [name, spec] = Object.entries(rule.options).find(([, each]) => each.type === 'integer') ?? []
  if (name === undefined || !spec) throw new Error('no option')
  const more = Number(spec.default) + 1
  const set = withSetting({}, rule, usual, { options: { [name]: more } })
  expect(set[rule.id]?.options).toEqual({ [name]: more })
  expect(
    withSetting(set, rule, usual, { options: { [name]: spec.default } })[rule.id]?.options,
  ).toBeUndefined()
})

it('tells what each profile changes, and nothing of the usual one', () => {
  for (const profile of profiles) {
    if (!usual) throw new Error('no profile')
    const { on, off, graded } = profileChanges(rules, usual, profile)
    const changed = on.length + off.length + graded.length
    expect(changed > 0, profile.id).toBe(profile !== usual)
  }
})
