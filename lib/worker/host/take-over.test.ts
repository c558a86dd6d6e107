import { expect, it } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { applyChange } from '../../text/index.ts'
import { takeOver } from './take-over.ts'

const base = `-- people
CREATE TABLE users (
  id int PRIMARY KEY, -- the key
  mail text,
  age int
);
`

it('brings the changes of the other side into the text and leaves the rest as it stands', () => {
  const theirs = base
    .replace('  age int\n', '  age bigint,\n  born date\n')
    .concat('CREATE TABLE logs (id int);\n')
  const ours = base.replace('-- people', '-- those who log in').replace('mail text', 'mail text NOT NULL')
  const taken = takeOver(openDocument(ours, 'postgres'), { base, theirs })
  if (!taken.ok) throw new Error(taken.error)
  const text = applyChange(ours, taken.value.change)
  for (const part of [
    '-- those who log in',
    '-- the key',
    'mail text NOT NULL',
    'born date',
    'age bigint',
    'TABLE logs',
  ])
    expect(text).toContain(part)
  expect(taken.value.conflicts).toEqual([])
  expect(taken.value.changes.map(({ name, how }) => [name, how])).toEqual([
    ['public.logs', 'added'],
    ['public.users', 'changed'],
  ])
  const again = takeOver(openDocument(text, 'postgres'), { base, theirs })
  expect(again).toMatchObject({ ok: true, value: { changes: [], conflicts: [] } })
})

it('takes what goes in and tells what does not', () => {
  const theirs = base.replace('age int', 'age bigint').replace('mail text', 'mail varchar(80)')
  const ours = base.replace('age int', 'age numeric')
  const taken = takeOver(openDocument(ours, 'postgres'), { base, theirs })
  if (!taken.ok) throw new Error(taken.error)
  expect(applyChange(ours, taken.value.change)).toBe(ours.replace('mail text', 'mail character varying(80)'))
  expect(taken.value.conflicts).toMatchObject([
    { change: { name: 'public.users' }, because: 'it was changed here in another way' },
  ])
})

it('does not take a broken text for one that drops things', () => {
  const broken = takeOver(openDocument(base, 'postgres'), { base, theirs: 'CREATE TABEL users (' })
  expect(broken).toEqual({
    ok: false,
    error: expect.stringMatching(/^The other branch cannot be read whole/),
  })
})
