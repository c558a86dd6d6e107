import { expect, it } from 'vitest'
import type { Finding } from '@/lib/rules'
import type { RuleText } from '@/lib/worker'
import { commandLink, findingText } from './hover-text'

const hostile = '<img src=x onerror=alert(1)> [click](command:athena.openRule) **bold** `code` \n# heading'

const finding: Finding = {
  key: 'k',
  rule: 'some-rule',
  severity: 'warning',
  category: 'design',
  entities: [],
  message: hostile,
  evidence: hostile,
  confidence: 1,
  fix: null,
}
const rule: RuleText = {
  id: 'some-rule',
  title: 'Some rule',
  category: 'design',
  severity: 'warning',
  dialects: ['postgres'],
  catalogue: [],
  detects: 'What it finds.',
  rationale: 'Why it matters.',
  source: 'https://example.org/page_one',
  ignoreWhen: 'Never.',
  remedy: 'Do this.',
  fixable: false,
  guided: false,
  stance: 'recommended',
  tags: [],
  options: {},
  reads: ['schema'],
}

it('shows names of the schema as they are, never as markup', () => {
  const text = findingText(finding, undefined)
  expect(text).not.toMatch(/<img|[^\\]\[click|[^\\]\]\(|[^\\]`code/)
  expect(text).toContain('&lt;img src\\=x')
})

it('tells the page of the rule', () => {
  const text = findingText({ ...finding, message: 'A message', evidence: 'Seen' }, rule)
  for (const part of ['Some rule', 'What it finds', 'Why it matters', 'What to do', 'Do this', 'Never'])
    expect(text).toContain(part)
})

it('runs a command with one text, whatever it holds', () => {
  const link = commandLink('Open', 'athena.openRule', 'a) [x](y) "z"')
  expect(link).toMatch(/^\[Open\]\(command:athena\.openRule\?[^()[\]" ]*(%29|\))/)
  const argument = /\?(.*)\)$/.exec(link)?.[1] ?? ''
  expect(JSON.parse(decodeURIComponent(argument))).toEqual(['a) [x](y) "z"'])
})
