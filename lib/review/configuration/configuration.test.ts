import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { configurationSchema } from './json-schema.ts'
import { readConfiguration } from './read-configuration.ts'

/** What is wrong with a text, each as what stands at its place and the message. */
function faults(text: string): readonly (readonly [string, string])[] {
  const read = readConfiguration(text)
  return read.ok ? [] : read.error.map(({ at, message }) => [text.slice(at, at + 12), message] as const)
}
const withOptions = rules.find(({ options }) => Object.values(options).some(({ type }) => type === 'integer'))
const [option = ''] =
  Object.entries(withOptions?.options ?? {}).find(([, { type }]) => type === 'integer') ?? []

describe('a configuration', () => {
  it('says what it says', () => {
    const read = readConfiguration(
      JSON.stringify({
        $schema: './athena.config.schema.json',
        profile: 'strict',
        rules: {
          'wide-table': 'off',
          'missing-primary-key': 'error',
          'drop-column': { severity: 'info' },
          [withOptions?.id ?? '']: { options: { [option]: 7 } },
        },
        naming: { index: 'ix_{table}_{columns}', letters: 'snake_case', tables: 'plural' },
        waivers: [
          { rule: 'wide-table', on: 'public.a', reason: 'imported', author: 'Ada', until: '2027-01-01' },
        ],
        baseline: 'athena.baseline.json',
        statistics: 'stats.csv',
        paths: ['db/*.sql'],
        failOn: 'warning',
      }),
    )
    expect(read.ok && read.value).toMatchObject({
      settings: {
        profile: 'strict',
        rules: {
          'wide-table': { on: false },
          'missing-primary-key': { on: true, severity: 'error' },
          'drop-column': { on: true, severity: 'info' },
          [withOptions?.id ?? '']: { on: true, options: { [option]: 7 } },
        },
        naming: { index: 'ix_{table}_{columns}', letters: 'snake_case', tables: 'plural' },
      },
      waivers: [
        { rule: 'wide-table', on: 'public.a', reason: 'imported', author: 'Ada', until: '2027-01-01' },
      ],
      baseline: 'athena.baseline.json',
      statistics: ['stats.csv'],
      paths: ['db/*.sql'],
      failOn: 'warning',
    })
  })

  it.each([
    [
      '{"rules": {"wide-tabel": "off"}}',
      '"wide-tabel"',
      'there is no rule wide-tabel; did you mean wide-table?',
    ],
    ['{"profil": "strict"}', '"profil": "s', 'the configuration has no profil; did you mean profile?'],
    ['{"profile": "stric"}', '"stric"}', 'profile cannot be stric; did you mean strict?'],
    ['{"rules": {"wide-table": "offf"}}', '"offf"}}', 'cannot be offf; did you mean off?'],
    ['{"rules": {"wide-table": {"sev": 1}}}', '"sev": 1}}}', 'has no sev'],
    ['{"rules": {"missing-primary-key": {"options": {"least": 1}}}}', '"least": 1}}', 'has no option least'],
    [
      `{"rules": {"${withOptions?.id}": {"options": {"${option}": "a"}}}}`,
      '"a"}}}}',
      'must be a whole number',
    ],
    ['{"rules": {"wide-table": {"options": {"__proto__": 1}}}}', '"__proto__":', 'has no option __proto__'],
    ['{"naming": {"index": "idx_{tabel}"}}', '"idx_{tabel}', 'knows no {tabel}'],
    ['{"waivers": [{"rule": "wide-table"}]}', '{"rule": "wi', 'says its reason'],
    ['{"waivers": [{"rule": "wide-table", "reason": " "}]}', '" "}]}', 'says its reason'],
    ['{"waivers": [{"rule": "wide-table", "reason": "x", "until": "soon"}]}', '"soon"}]}', 'must be a day'],
    ['{"failOn": "hint"}', '"hint"}', 'cannot be hint'],
    ['{"profile": "strict", "profile": "recommended"}', '"profile": "', 'has profile twice'],
    ['[]', '[]', 'must be an object'],
    ['{"rules": ', '', 'expected'],
    ['', '', 'expected'],
  ])('is refused at the place: %s', (text, place, message) => {
    const [first] = faults(text)
    expect(first?.[0]).toBe(place)
    expect(first?.[1]).toContain(message)
  })

  it('tells of all that is wrong at once', () => {
    expect(faults('{"profile": "x", "rules": {"a": "off", "wide-table": 3}, "paths": 1}')).toHaveLength(4)
  })

  it('is read without failing, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(() => readConfiguration(text)).not.toThrow()
      }),
    )
    const member = fc.constantFrom('profile', 'rules', 'naming', 'waivers', 'paths', 'failOn', 'baseline')
    fc.assert(
      fc.property(fc.dictionary(member, fc.jsonValue()), (value) => {
        expect(() => readConfiguration(JSON.stringify(value))).not.toThrow()
      }),
    )
  })

  it('has its JSON Schema', () => {
    const path = join(import.meta.dirname, '../../../docs/athena.config.schema.json')
    const schema = `${JSON.stringify(configurationSchema(), null, 2)}\n`
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, schema)
    expect(readFileSync(path, 'utf8')).toBe(schema)
  })
})
