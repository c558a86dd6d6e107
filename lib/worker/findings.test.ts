import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../rules/index.ts'
import { applyFindings, findingsDelta } from './index.ts'

const finding = fc
  .record({ key: fc.constantFrom('a', 'b', 'c', 'd'), message: fc.constantFrom('x', 'y') })
  .map(
    ({ key, message }): Finding => ({
      key,
      message,
      rule: 'r',
      severity: 'info',
      category: 'design',
      entities: [],
      evidence: '',
      confidence: 1,
      fix: null,
    }),
  )
const findings = fc.uniqueArray(finding, { selector: (each) => each.key })

describe('findings on their way to the page', () => {
  it('arrive as they were, whatever was there before', () => {
    fc.assert(
      fc.property(findings, findings, (before, after) => {
        const message = { revision: 1, ...findingsDelta(before, after) }
        expect(applyFindings(before, message)).toEqual(after)
      }),
    )
  })

  it('are not sent again when nothing changed', () => {
    fc.assert(
      fc.property(findings, (all) => {
        expect(findingsDelta(all, [...all])).toEqual({ put: [], order: null })
      }),
    )
  })
})
