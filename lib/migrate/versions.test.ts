import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dialectOf } from '../sql/index.ts'
import { planMigration } from './index.ts'

/** One change as it is planned for servers that differ; UPDATE_GOLDEN=1 writes the plans anew. */
const dialect = dialectOf('postgres')
const folder = new URL('./fixtures/versions/', import.meta.url)
const read = (file: string) =>
  dialect.lower(dialect.parse(readFileSync(new URL(file, folder), 'utf8'))).schema
const [before, after] = [read('base.sql'), read('target.sql')]

describe('a plan is for one version of the server', () => {
  test.each(['11', '12', '14', '17', '18'])('PostgreSQL %s', (version) => {
    const file = new URL(`plans/${version}.sql`, folder)
    const text = planText(version)
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(new URL('plans/', folder), { recursive: true })
      writeFileSync(file, text)
    }
    expect(text).toBe(readFileSync(file, 'utf8'))
  })

  test('no two of them are the same', () => {
    const texts = ['11', '12', '14', '18'].map(planText)
    expect(new Set(texts).size).toBe(texts.length)
  })

  test('one that nobody knows is refused', () => {
    expect(() => planMigration(before, after, { version: '9.6' })).toThrow('PostgreSQL 9.6 is not known')
  })
})

/** The statements with what they lock, phase by phase. */
function planText(version: string): string {
  const { phases } = planMigration(before, after, { strategy: 'online', version })
  const lines = phases.flatMap(({ number, kind, parts }) => [
    `-- ${number} ${kind}`,
    ...parts
      .flatMap(({ up }) => up)
      .flatMap(({ sql, relation, facts }) => {
        const work = facts.rewrites ? ', rewrites' : facts.scans ? ', reads' : ''
        return [
          sql,
          `--   ${relation ?? 'nothing'}: ${facts.lock}${work}${facts.transactional ? '' : ', alone'}`,
        ]
      }),
  ])
  return `${lines.join('\n')}\n`
}
