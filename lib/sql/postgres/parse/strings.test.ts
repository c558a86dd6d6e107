import { describe, expect, it } from 'vitest'
import { entityId } from '../../../schema/index.ts'
import { printTree } from '../../core/index.ts'
import { lowerPostgres } from '../lower/index.ts'
import { parsePostgres, reparsePostgres } from './index.ts'

const body = `INSERT INTO note VALUES ('it\\'s; fine', 'C:\\\\');
COMMENT ON TABLE note IS 'don\\'t; stop';
`
const settings = [
  'SET standard_conforming_strings = off;',
  "SET SESSION standard_conforming_strings TO 'off';",
  "SELECT pg_catalog.set_config('standard_conforming_strings', 'off', false);",
]
const resets = [
  'SET standard_conforming_strings = on;',
  'RESET standard_conforming_strings;',
  'RESET ALL;',
  "SELECT set_config('standard_conforming_strings', 'on', false);",
]

describe('backslashes in plain strings', () => {
  it.each(settings)('are escapes after %s', (setting) => {
    const tree = parsePostgres(`${setting}\n${body}`)
    expect(tree.segments.flatMap((segment) => segment.diagnostics)).toEqual([])
    expect(tree.segments.map((segment) => segment.node)).toContainEqual(
      expect.objectContaining({ kind: 'comment', text: "don't; stop" }),
    )
  })

  it.each(resets)('are themselves again after %s', (reset) => {
    const tree = parsePostgres(`${settings[0]}\n${reset}\nCREATE TABLE t (a text DEFAULT '\\', b int);\n`)
    expect(tree.segments.flatMap((segment) => segment.diagnostics)).toEqual([])
  })

  it('law S12: a setting that comes or goes changes how all after it is read', () => {
    const head = 'CREATE TABLE note (a text, b text);\n'
    const tail = `SET standard_conforming_strings = on;\nCREATE TABLE t (a text DEFAULT '\\');\n`
    for (const setting of settings) {
      const plain = parsePostgres(head + body + tail)
      const place = { from: head.length, to: head.length }
      const insert = { replacements: [{ ...place, insert: `${setting}\n` }] }
      const set = reparsePostgres(plain, insert)
      expect(set).toEqual(parsePostgres(`${head}${setting}\n${body}${tail}`))
      const remove = { replacements: [{ ...place, to: place.from + setting.length + 1, insert: '' }] }
      const back = reparsePostgres(set, remove)
      expect(back).toEqual(plain)
      expect(printTree(back)).toBe(head + body + tail)
    }
  })
})

describe('a block in plain quotes', () => {
  it('declares what it would between dollar marks', () => {
    const block = "BEGIN CREATE TYPE e AS ENUM ('a', 'it''s'); EXCEPTION WHEN duplicate_object THEN null; END"
    const quoted = `DO '${block.replaceAll("'", "''")}';`
    const read = (text: string) =>
      lowerPostgres(parsePostgres(text)).schema.enums.get(entityId('enum', 'public', 'e'))
    expect(read(quoted)?.values).toEqual(['a', "it's"])
    expect(read(quoted)).toEqual(read(`DO $$${block}$$;`))
  })
})
