import { describe, expect, it } from 'vitest'
import { parseOps, type SchemaOpInput } from '../../schema/index.ts'
import { applyChange } from '../../text/index.ts'
import { openDocument } from '../open.ts'
import { writeOneByOne, writeOps } from './write-ops.ts'

const text = `CREATE TABLE one (id integer PRIMARY KEY, label text);
CREATE TABLE two (id integer PRIMARY KEY);

CREATE FUNCTION report() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM one;
  DELETE FROM two;
END;
$$;
`

/** Ops before and behind the ones that leave mentions, so that waves and single ops both move them. */
const ops: readonly SchemaOpInput[] = [
  { op: 'table.rename', table: 'one', to: 'the_first_of_them' },
  { op: 'column.add', table: 'two', column: { name: 'remark', type: 'text' } },
  { op: 'table.rename', table: 'two', to: 'second' },
  { op: 'column.rename', table: 'the_first_of_them', column: 'label', to: 'x' },
  { op: 'table.add', table: { name: 'three', columns: [{ name: 'id', type: 'integer' }] } },
]

describe('places that are left alone', () => {
  for (const [way, write] of [
    ['together', writeOps],
    ['one by one', writeOneByOne],
  ] as const) {
    it(`are told where they stand in the text after all ops, written ${way}`, () => {
      const written = write(openDocument(text, 'postgres'), parseOps(ops))
      if (!written.ok) throw new Error(written.error.message)
      const after = applyChange(text, written.value.change)
      const { unresolved } = written.value
      expect(unresolved.map((each) => each.text).sort()).toEqual(['one', 'two'])
      for (const { from, to, text: name } of unresolved) {
        expect(after.slice(from - 'DELETE FROM '.length, to)).toBe(`DELETE FROM ${name}`)
      }
    })
  }

  it('are no longer told when a later op takes them away', () => {
    const drop: SchemaOpInput = { op: 'object.drop', kind: 'routine', object: 'public.report.' }
    const state = openDocument(text, 'postgres')
    const written = writeOps(state, parseOps([ops[0] as SchemaOpInput, drop]))
    expect(written.ok && written.value.unresolved).toEqual([])
  })
})
