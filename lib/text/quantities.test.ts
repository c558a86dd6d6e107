import { expect, it } from 'vitest'
import { bytesWords, durationRange, durationWords } from './quantities.ts'

it('says times and amounts in words that fit', () => {
  expect([0, 0.49, 0.5, 1.25, 90, 119, 120, 3600, 7200, 86_400, 172_800, 1e7].map(durationWords)).toEqual([
    'milliseconds',
    'milliseconds',
    '0.5 s',
    '1.3 s',
    '90 s',
    '119 s',
    '2 min',
    '60 min',
    '2 h',
    '24 h',
    '2 days',
    '116 days',
  ])
  expect([0, 999, 8192, 1.5e6, 40e9, 3.2e12, 4e15].map(bytesWords)).toEqual([
    '0 B',
    '999 B',
    '8.2 kB',
    '1.5 MB',
    '40 GB',
    '3.2 TB',
    '4,000 TB',
  ])
  expect([durationRange(0.001, 0.1), durationRange(2, 900)]).toEqual(['milliseconds', '2 s to 15 min'])
})
