import { expect, it } from 'vitest'
import { noKnowledge, requestOf, withInputs } from './review-inputs.ts'

const counters = 'schemaname,relname,seq_scan,idx_scan,n_live_tup\npublic,orders,3,4,500\n'

it('tells what it made of statistics and queries, and keeps what is not told anew', () => {
  const first = withInputs(noKnowledge, { statistics: [counters] }, 'postgres')
  expect(first.reports).toMatchObject({
    statistics: {
      isGood: true,
      words: expect.stringMatching(/^Read: 1 table, 0 indexes, .*Nothing is said of/),
    },
    workload: null,
  })
  const next = withInputs(first, { workload: 'SELECT 1; SELECT 2;' }, 'postgres')
  expect(next.reports.workload).toEqual({ isGood: true, words: 'Read: 2 statements.' })
  expect(next.statistics).toBe(first.statistics)
  expect(requestOf(next, '2027-01-31')).toMatchObject({ today: '2027-01-31', workload: next.workload })
  expect(withInputs(next, { statistics: null }, 'postgres')).toMatchObject({
    statistics: null,
    reports: { statistics: null, workload: { isGood: true } },
  })
})

it('says where a text is wrong, and judges by none then', () => {
  const { statistics, reports } = withInputs(
    noKnowledge,
    { statistics: [counters, 'one,two\n1,2'] },
    'postgres',
  )
  expect(statistics).toBeNull()
  expect(reports.statistics).toMatchObject({ isGood: false, words: expect.stringContaining('Text 2, line') })
})
