import { describe, expect, it } from 'vitest'
import type { Schema } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { diffSchemas } from './index.ts'

const dialect = dialectOf('postgres')
const read = (sql: string): Schema => dialect.lower(dialect.parse(sql)).schema

/** The statements that lead from one script to another, renames taken for such. */
function planned(from: string, to: string): readonly string[] {
  const [before, after] = [read(from), read(to)]
  const { ops } = diffSchemas(before, after, dialect, { assume: 'renames' })
  return dialect.plan(ops, before, after).map(({ sql }) => sql)
}

const table = (name: string) => `CREATE TABLE ${name} (x int, y text, z int);`

describe('a publication', () => {
  it('follows its tables where they are renamed or moved', () => {
    const from = `${table('a')} ${table('b')} CREATE PUBLICATION p FOR TABLE a, b;`
    const to = `${table('"A2"')} ${table('b')} CREATE PUBLICATION p FOR TABLE b, "A2";`
    expect(planned(from, to)).toEqual(['ALTER TABLE public.a RENAME TO "A2";'])
  })

  it('loses what goes before it goes, and gains what comes once it is there', () => {
    const from = `CREATE SCHEMA s; ${table('s.a')} CREATE TABLE s.gone (q date); CREATE PUBLICATION p FOR TABLE s.a (x), s.gone;`
    const to = `CREATE SCHEMA s; ${table('s.a')} CREATE TABLE s.fresh (w uuid, v uuid); CREATE PUBLICATION p FOR TABLE s.a (x, y), s.fresh;`
    const statements = planned(from, to)
    const at = (start: string) => {
      const found = statements.findIndex((sql) => sql.startsWith(start))
      expect({ start, found }).not.toMatchObject({ found: -1 })
      return found
    }
    const alter = 'ALTER PUBLICATION p'
    expect(at(`${alter} DROP TABLE s.gone`)).toBeLessThan(at('DROP TABLE s.gone'))
    expect(at(`${alter} ADD TABLE s.fresh`)).toBeGreaterThan(at('CREATE TABLE s.fresh'))
    expect(at(`${alter} DROP TABLE s.a`)).toBeLessThan(at(`${alter} ADD TABLE s.a (x, y)`))
  })

  it('says nothing where only the order or the way it was made differs', () => {
    const from = `${table('a')} ${table('b')} CREATE PUBLICATION p FOR TABLE a WITH (publish = 'insert'); ALTER PUBLICATION p ADD TABLE b;`
    const to = `${table('a')} ${table('b')} CREATE PUBLICATION p FOR TABLE public.b, a WITH (publish = 'insert');`
    expect(planned(from, to)).toEqual([])
  })
})
