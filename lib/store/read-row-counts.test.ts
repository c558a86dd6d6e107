import { expect, it } from 'vitest'
import { readRowCounts } from './read-row-counts.ts'

const names = { home: 'public', quote: (name: string) => (/^[a-z_]+$/.test(name) ? name : `"${name}"`) }
const both = {
  'public.users': { rows: 1200000, bytes: 81920 },
  'app."Order"': { rows: 0, bytes: null },
}

it.each<readonly [string, string]>([
  ['CSV with a header', 'schema,table,rows,bytes\npublic,users,1200000,81920\napp,Order,-1,\n'],
  [
    'a catalogue’s own names, with semicolons',
    'schemaname;relname;n_live_tup;size\r\npublic;users;1.2e6;81920\r\napp;"Order";0;\r\n',
  ],
  ['tabs without a header', 'public\tusers\t1200000\t81920\napp\tOrder\t0\t'],
  [
    'what psql draws',
    ' schema | table |  rows   | bytes \n--------+-------+---------+-------\n public | users | 1200000 | 81920\n app    | Order |       0 |      \n(2 rows)\n',
  ],
  [
    'JSON rows',
    '[{"schema":"public","table":"users","rows":1200000,"bytes":"81920"},{"nspname":"app","relname":"Order","reltuples":-1}]',
  ],
  ['JSON by name', '{"users":{"rows":1200000,"bytes":81920},"app.Order":0}'],
])('reads %s', (_what, text) => {
  expect(readRowCounts(text, names)).toEqual({ ok: true, value: both })
})

it.each<readonly [string, string, RegExp]>([
  ['nothing', '  \n', /no rows/],
  ['no number', 'table,rows\nusers,many', /^Row 1: users: many is no number of rows/],
  ['broken JSON', '[{]', /not JSON/],
  ['no names', 'rows,bytes\n1,2', /^Row 1/],
])('says what is wrong with %s', (_what, text, message) => {
  expect(readRowCounts(text, names)).toEqual({ ok: false, error: expect.stringMatching(message) })
})
