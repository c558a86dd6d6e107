import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { entityId } from '../../../schema/index.ts'
import type { SyntaxTree } from '../../core/index.ts'
import { parsePostgres } from '../parse/index.ts'
import { lowerAlong, lowerPostgres } from './index.ts'

const scripts = fileURLToPath(new URL('../../fixtures/scripts/', import.meta.url))
const samples = fileURLToPath(new URL('./samples/', import.meta.url))
const corpus = fileURLToPath(new URL('../../fixtures/corpus/', import.meta.url))
const texts = [
  ...[scripts, samples].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .map((name) => ({ name, text: readFileSync(folder + name, 'utf8') })),
  ),
  { name: 'quartz.sql', text: readFileSync(`${corpus}quartz.sql`, 'utf8') },
  {
    name: 'undone',
    text: `CREATE TABLE a (x int); BEGIN; ALTER TABLE a ADD y int; SAVEPOINT s; DROP TABLE a; ROLLBACK TO s;
      CREATE TABLE b (LIKE a); ROLLBACK; ALTER TABLE a RENAME x TO z; BEGIN; DROP TABLE a; COMMIT;`,
  },
  {
    name: 'passing',
    text: `CREATE TEMP TABLE t (x int) ON COMMIT DROP; BEGIN; SET LOCAL search_path = other;
      CREATE TEMP TABLE u (x int) ON COMMIT DROP; CREATE TABLE v (x int); COMMIT; CREATE TABLE w (x int);`,
  },
]

function first(tree: SyntaxTree, count: number): SyntaxTree {
  return { ...tree, segments: tree.segments.slice(0, count), starts: tree.starts.slice(0, count) }
}

describe('schemas along a script', () => {
  it.each(texts)('are those of its beginnings ($name)', ({ text }) => {
    const tree = parsePostgres(text)
    const count = tree.segments.length
    const start = Math.floor(count / 3)
    const along = lowerAlong(tree, start)
    // Every beginning of a short script; of a long one so many that all of it is among them.
    const stride = Math.ceil((count - start + 1) / 60)
    for (let at = start; at <= count; at++) {
      const { value } = along.next()
      if (value && (at === count || (at - start) % stride === 0)) {
        expect(value).toEqual(lowerPostgres(first(tree, at)).schema)
        expect([...value.tables.keys()]).toEqual([...lowerPostgres(first(tree, at)).schema.tables.keys()])
      }
    }
    expect(along.next().done).toBe(true)
  })

  it('share the records that a statement leaves alone', () => {
    const tree = parsePostgres(
      'CREATE TABLE a (x int); CREATE TABLE b (y int); ALTER TABLE b ADD z int; SELECT 1;',
    )
    const [, one, two, three, four] = [...lowerAlong(tree, 0)].map(({ tables }) => tables)
    expect(two?.get(entityId('table', 'public', 'a'))).toBe(one?.get(entityId('table', 'public', 'a')))
    expect(three?.get(entityId('table', 'public', 'a'))).toBe(one?.get(entityId('table', 'public', 'a')))
    expect(three?.get(entityId('table', 'public', 'b'))).not.toBe(two?.get(entityId('table', 'public', 'b')))
    expect(four).toBe(three)
  })
})
