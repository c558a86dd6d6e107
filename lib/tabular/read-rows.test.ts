import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRows } from './index.ts'

const plain = (text: string) => {
  const read = readRows(text)
  if (!read.ok) return read.error
  return read.value.map((row) => Object.fromEntries([...row.cells].map(([name, cell]) => [name, cell.text])))
}

describe('readRows', () => {
  it.each([
    ['commas', 'A,b\r\n1,"x, ""y""\nz"\r\n,\r\n'],
    ['semicolons', '\uFEFFa;b\n1;"x, ""y""\nz"\n;\n'],
    ['tabs', 'a\tb\n1\t"x, ""y""\nz"\n\\N\tNULL'],
    ['JSON', '[{"a": 1, "b": "x, \\"y\\"\\nz"}, {"A": null, "b": null}]'],
    ['JSON lines', '{"a": 1, "b": "x, \\"y\\"\\nz"}\n{"a": null, "b": null}\n'],
    [
      'JSON nested',
      '{"SELECT …": [{"a": 1, "b": "x, \\"y\\"\\nz"}], "more": {"rows": [{"a": null, "b": null}]}}',
    ],
  ])('reads %s', (_, text) => {
    expect(plain(text)).toEqual([
      { a: '1', b: 'x, "y"\nz' },
      { a: null, b: null },
    ])
  })

  it('reads the table that psql draws', () => {
    const drawn = ' name | n \n------+---\n a b  | 1 \n c    |   \n(2 rows)\n'
    expect(plain(drawn)).toEqual([
      { name: 'a b', n: '1' },
      { name: 'c', n: null },
    ])
  })

  it('reads a document that stands in a cell', () => {
    expect(plain('json\n"{""rows"": [{""a"": 1}]}"\n')).toEqual([{ a: '1' }])
    expect(plain('[{"json": "{\\"rows\\": [{\\"a\\": 1}]}"}]')).toEqual([{ a: '1' }])
    expect(plain(' json \n------\n {"rows": [{"a": 1}]}\n(1 row)\n')).toEqual([{ a: '1' }])
  })

  it('keeps lists of plain values as they are written', () => {
    expect(plain('[{"a": [0.5, 0.25]}]')).toEqual([{ a: '[0.5, 0.25]' }])
  })

  it.each([
    ['a,b\n1,"x\n', 2, 3, /never closed/],
    ['a,b\n1,"x" y\n', 2, 6, /follows the closing quote/],
    ['a,b\n1,2,3\n', 2, 5, /3 values in a row of 2/],
    ['[{"a": 1,\n  "b": x}]', 2, 8, /JSON value is expected, but here is x/],
    ['[{"a": 1\n "b": 2}]', 2, 2, /comma or } is expected/],
    ['{"a": [1, 2,]}', 1, 12, /comma stands before the closing bracket/],
    ['', 1, 1, /no rows/],
  ])('says where %j is wrong', (text, line, column, message) => {
    expect(plain(text)).toMatchObject({ line, column, message: expect.stringMatching(message) })
  })

  it('gives back what was written as CSV', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ';', ' ', 'é') })
    const record = fc.tuple(cell, cell)
    fc.assert(
      fc.property(fc.array(record, { minLength: 2 }), (records) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const text = ['a,b', ...records.map((each) => each.map(quoted).join(','))].join('\r\n')
        expect(plain(text)).toEqual(records.map(([a, b]) => ({ a, b })))
      }),
    )
  })

  it.each(['[{"a":-01}]', '[{"a":00}]', '[{"a":1.}]', '[{"a":.5}]', '[{"a":+1}]'])(
    'refuses the number in %s',
    (text) => {
      expect(readRows(text).ok).toBe(false)
    },
  )

  it('agrees with the engine on what is JSON, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.constantFrom('a', 'b'), fc.integer()), { minLength: 1 }),
        fc.nat(),
        fc.string({ maxLength: 1 }),
        (value, at, put) => {
          const text = JSON.stringify(value, null, 1)
          const damaged = text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1)
          const isJson = parses(damaged)
          const read = readRows(damaged)
          if (damaged.startsWith('[') && damaged.endsWith(']')) expect(read.ok).toBe(isJson)
        },
      ),
    )
  })
})

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
