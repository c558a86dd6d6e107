import { expect, it } from 'vitest'
import type { Steps } from '../../base/index.ts'
import { reviewFormats } from '../../rules/index.ts'
import { openDocument } from '../../sync/index.ts'
import { type ReviewDesk, report, reviewChange, scoreText } from './review-calls.ts'
import { noKnowledge, withInputs } from './review-inputs.ts'

const older = 'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (note varchar(20));'
const newer = `CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (id bigint PRIMARY KEY, note text NOT NULL, a_id int NOT NULL REFERENCES a);`
const deskOf = (text: string): ReviewDesk => ({
  document: openDocument(text, 'postgres'),
  knowledge: noKnowledge,
  today: '2027-01-31',
})

function done<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

it('scores another text as the document itself is scored', () => {
  expect(done(scoreText(older, deskOf(newer)))).toEqual(done(scoreText(null, deskOf(older))))
  expect(done(scoreText(newer, deskOf(older))).overall).toBeLessThanOrEqual(100)
})

it('tells what a change brings and settles, waivers and baselines aside', () => {
  const { fresh, fixed, kept } = done(reviewChange(older, deskOf(newer)))
  expect(fresh.map(({ rule }) => rule)).toContain('foreign-key-without-index')
  expect(fixed.map(({ rule }) => rule)).toContain('missing-primary-key')
  const same = done(reviewChange(newer, deskOf(newer)))
  expect([same.fresh, same.fixed]).toEqual([[], []])
  expect(same.kept).toBeGreaterThan(0)
  const desk = deskOf(newer)
  const [first] = fresh
  const waived = { [first?.key ?? '']: { reason: 'agreed' } }
  const knowledge = withInputs(desk.knowledge, { waivers: waived }, 'postgres')
  const left = done(reviewChange(older, { ...desk, knowledge })).fresh.map(({ key }) => key)
  expect(left).toEqual(fresh.slice(1).map(({ key }) => key))
  expect(kept).toBeGreaterThanOrEqual(0)
})

it.each(reviewFormats)('writes a report as %s, of all and of a change', (format) => {
  const all = done(report({ format, title: 'shop', before: null }, deskOf(newer)))
  const change = done(report({ format, title: 'shop', before: older }, deskOf(newer)))
  for (const { files } of [all, change]) {
    expect(files).toHaveLength(1)
    expect(files[0]?.path).toMatch(/^review\.\w+$/)
    expect(files[0]?.content).toContain('foreign-key-without-index')
  }
  if (format === 'json') expect(change.files[0]?.content).not.toBe(all.files[0]?.content)
})

it('knows no other format', () => {
  expect(() => done(report({ format: 'docx', title: 'x', before: null }, deskOf(newer)))).toThrow('docx')
})
