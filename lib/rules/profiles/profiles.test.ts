import { describe, expect, it } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { reviewSchema } from '../engine.ts'
import { faultOf } from '../options.ts'
import { ruleOf, rules } from '../registry.ts'
import { profileOf, profiles, settingsOfProfile } from './index.ts'

describe.each(profiles.map((profile) => [profile.id, profile] as const))('the profile %s', (id, profile) => {
  it('says of rules that are there what they are not already', () => {
    const bare = settingsOfProfile({ ...profile, rules: {} }, rules)
    for (const [rule, { on, severity, options = {} }] of Object.entries(profile.rules)) {
      const known = ruleOf(rule)
      expect(known, rule).not.toBeNull()
      if (on !== undefined) expect(bare[rule]?.on, rule).toBe(!on)
      if (severity) expect(known?.severity, rule).not.toBe(severity)
      for (const [name, value] of Object.entries(options)) {
        const spec = known?.options[name]
        expect(spec && faultOf(spec, value), `${rule} ${name}`).toBeNull()
      }
    }
  })

  it('is found by its id and says whom it is for', () => {
    expect(profileOf(id)).toBe(profile)
    expect(profile.description).toMatch(/^For .*\.$/)
  })
})

describe('profiles', () => {
  const schema = openDocument(
    'CREATE TABLE orders (id serial PRIMARY KEY, note char(3), made_at timestamp);',
    'postgres',
  ).schema
  const found = (id: string) => {
    const profile = profileOf(id)
    const settings = profile ? settingsOfProfile(profile, rules) : {}
    return reviewSchema(schema, { settings }).map((finding) => finding.rule)
  }

  it('find as much as is recommended where none is chosen', () => {
    expect(found('recommended')).toEqual(reviewSchema(schema).map((finding) => finding.rule))
  })

  it('find less in a prototype and no less where all is to be said', () => {
    const usual = found('recommended')
    expect(found('prototype').length).toBeLessThan(usual.length)
    const everything = found('strict')
    expect(usual.filter((rule) => !everything.includes(rule))).toEqual([])
  })

  it('never switch on what is a team’s own choice, unless by its tag', () => {
    for (const profile of profiles) {
      const settings = settingsOfProfile(profile, rules)
      const policies = rules.filter((rule) => rule.stance === 'policy' && settings[rule.id]?.on)
      for (const rule of policies) {
        const named = profile.rules[rule.id]?.on === true
        expect(named || rule.tags.some((tag) => profile.tags.includes(tag)), rule.id).toBe(true)
      }
    }
  })
})
