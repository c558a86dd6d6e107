import { describe, expect, it } from 'vitest'
import { entityId } from '../../schema/index.ts'
import { openDocument } from '../../sync/index.ts'
import type { MigrationWish } from '../protocol.ts'
import { migrationFiles, planFrom, propose } from './propose.ts'

const document = openDocument('CREATE TABLE users (id int PRIMARY KEY, email text);', 'postgres')
const base = 'CREATE TABLE users (id int PRIMARY KEY, mail text); CREATE TABLE gone (id int);'
const wish: MigrationWish = {
  base,
  target: null,
  renames: [],
  dropped: [],
  strategy: 'direct',
  version: '18',
  sizes: {},
}

describe('the plan of a wish', () => {
  const planOf = (each: MigrationWish, on = document) => planFrom(structuredClone(each), on)?.plan

  it('is made once for all who ask for it', () => {
    propose(wish, document)
    expect(planOf(wish)).toBe(planOf(wish))
  })

  it.each<readonly [string, Partial<MigrationWish>]>([
    ['another text', { base: `${base} CREATE TABLE more (id int);` }],
    ['an answer', { dropped: [entityId('table', 'public', 'gone')] }],
    ['another strategy', { strategy: 'online' }],
    ['another version', { version: '14' }],
    ['sizes', { sizes: { 'public.users': { rows: 5_000_000, bytes: null } } }],
  ])('is made anew for %s', (_, change) => {
    const other = { ...wish, ...change }
    const plan = planOf(wish)
    expect(planOf(other)).not.toBe(plan)
  })

  it('is made anew for another document', () => {
    const edited = openDocument(`${document.text} CREATE TABLE notes (id int);`, 'postgres')
    const plan = planOf(wish, edited)
    expect([plan === planOf(wish), JSON.stringify(plan).includes('notes')]).toEqual([false, true])
  })
})

describe('a proposal', () => {
  it('lists changes and asks about likely renames until they are answered', () => {
    const asked = propose(wish, document)
    if (!asked.ok) throw new Error(asked.error)
    expect(asked.value.changes.map(({ name, how }) => [name, how])).toEqual(
      expect.arrayContaining([
        ['public.gone', 'removed'],
        ['public.users', 'changed'],
      ]),
    )
    const [question, ...more] = asked.value.questions
    if (!question) throw new Error('no question')
    expect(more).toEqual([])
    const renames = [{ from: question.from, to: question.to }]
    for (const answers of [{ renames }, { dropped: [question.from] }]) {
      const answered = propose({ ...wish, ...answers }, document)
      expect(answered).toMatchObject({ ok: true, value: { questions: [], plan: { questions: [] } } })
    }
    const renamed = propose({ ...wish, renames }, document)
    const sql = JSON.stringify(renamed)
    expect([sql.includes('RENAME COLUMN mail TO email'), sql.includes('DROP COLUMN')]).toEqual([true, false])
  })

  it.each<readonly [string, Partial<MigrationWish>, RegExp]>([
    [
      'an older side that cannot be read',
      { base: 'CREATE TABLE (' },
      /^The older side cannot be read whole: /,
    ],
    [
      'a newer side that cannot be read',
      { target: 'CREATE TABEL x ()' },
      /^The newer side cannot be read whole: /,
    ],
    [
      'types made of each other',
      { target: 'CREATE TYPE a AS (b b); CREATE TYPE b AS (a a);' },
      /^The newer side cannot be made by any order of statements: .*public\.a/,
    ],
    ['an unknown server', { version: '9.1' }, /9\.1 is not known/],
  ])('is refused for %s', (_what, change, message) => {
    expect(propose({ ...wish, ...change }, document)).toEqual({
      ok: false,
      error: expect.stringMatching(message),
    })
  })

  it('becomes files of the tool that is asked for, and says what is not confirmed', () => {
    const time = '2026-01-02T03:04:05Z'
    const { files, losses } = migrationFiles({ ...wish, tool: 'flyway', title: 'Shop' }, document, time)
    const manifest = JSON.parse(files.find(({ path }) => path === 'manifest.json')?.content ?? '')
    expect(manifest).toMatchObject({ tool: 'flyway', title: 'Shop', time, plan: { strategy: 'direct' } })
    expect(losses).toHaveLength(1)
  })
})
