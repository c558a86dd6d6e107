import { describe, expect, test } from 'vitest'
import { entityId, type Schema } from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'
import { annotatedRenames, diffSchemas, isMove, moveText, readMove } from '../index.ts'

const dialect = dialectOf('postgres')
const read = (sql: string): Schema => dialect.lower(dialect.parse(sql)).schema

const whole = 'CREATE TABLE users (id int PRIMARY KEY, name text, bio text);'
const split = `CREATE TABLE users (id int PRIMARY KEY, name text);
  CREATE TABLE profiles (user_id int PRIMARY KEY REFERENCES users, bio text);`

describe('columns that go from one table into another', () => {
  test.each([
    ['split', whole, split, 'public.users.bio=public.profiles.bio'],
    ['merged', split, whole, 'public.profiles.bio=public.users.bio'],
  ])('are asked about when a table is %s', (_, from, to, text) => {
    const [before, after] = [read(from), read(to)]
    const { questions } = diffSchemas(before, after, dialect)
    expect(questions.map((each) => [each.kind, moveText(each)])).toEqual([['move', text]])
    const answer = readMove(before, after, text)
    const renames = answer.ok ? [answer.value] : []
    expect(renames.every((each) => isMove(each, renames))).toBe(true)
    const answered = diffSchemas(before, after, dialect, { renames })
    expect(answered.questions).toEqual([])
    expect(answered.ops.some(({ op }) => op === 'column.rename')).toBe(false)
  })

  test('are not asked about where rows have nothing to do with each other, or the type differs', () => {
    const other =
      'CREATE TABLE users (id int PRIMARY KEY, name text); CREATE TABLE notes (id int PRIMARY KEY, bio text);'
    expect(diffSchemas(read(whole), read(other), dialect).questions).toEqual([])
    expect(diffSchemas(read(whole), read(split.replace('bio text', 'bio int')), dialect).questions).toEqual(
      [],
    )
  })

  test('are named by a comment before the column they went into', () => {
    const text = split.replace('bio text', '-- athena:moved-from users.bio\nbio text')
    const { schema, sources } = dialect.lower(dialect.parse(text))
    const before = read(whole)
    const renames = annotatedRenames(before, { schema, sources, remarks: dialect.remarks(text) })
    expect(renames.map(moveText)).toEqual(['public.users.bio=public.profiles.bio'])
    expect(diffSchemas(before, schema, dialect, { renames }).questions).toEqual([])
  })

  test('a column of a renamed table stays where it is', () => {
    const renames = [
      { from: entityId('table', 'public', 'users'), to: entityId('table', 'public', 'people') },
      {
        from: entityId('column', 'public', 'users', 'bio'),
        to: entityId('column', 'public', 'people', 'about'),
      },
    ]
    expect(renames.some((each) => isMove(each, renames))).toBe(false)
  })

  test('an answer that names nothing is refused with the reason', () => {
    const [before, after] = [read(whole), read(split)]
    expect(readMove(before, after, 'users.bio')).toMatchObject({ ok: false })
    expect(readMove(before, after, 'users.no=profiles.bio')).toEqual({
      ok: false,
      error: 'there is no column users.no before',
    })
    expect(readMove(before, after, 'users.bio=profiles.no')).toEqual({
      ok: false,
      error: 'there is no column profiles.no after',
    })
  })
})
