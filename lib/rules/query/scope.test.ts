import { describe, expect, it } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { buildContext } from '../table-context.ts'
import { nodesOfBlock, starColumns } from './blocks.ts'
import { judgedQuery } from './judged-query.ts'
import { nearestName } from './nearest.ts'
import { predicatesOf } from './predicates.ts'
import { resolve } from './scope.ts'

const { schema } = openDocument(
  `CREATE TABLE a (id int PRIMARY KEY, x int, shared text);
   CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a (id), y int, shared text);
   CREATE VIEW v AS SELECT id, x AS renamed FROM a;`,
  'postgres',
)
const context = buildContext(schema)

function judged(sql: string) {
  const found = judgedQuery(context, sql, 'workload', 'The query')
  if (!found) throw new Error(`cannot be read: ${sql}`)
  return found
}

/** What each column of a query means, in the order of its blocks. */
function meanings(sql: string): readonly string[] {
  return judged(sql).blocks.flatMap((block) =>
    [...nodesOfBlock(block)].flatMap((node) => {
      if (node.is !== 'column') return []
      const found = resolve(block, node)
      const name = node.parts.map((part) => part.value).join('.')
      if (found.is !== 'column') return [`${name}: ${found.is}`]
      return [`${name}: ${found.source.name}${found.source.isPadded ? '?' : ''}`]
    }),
  )
}

describe('names of columns', () => {
  it.each([
    ['SELECT x FROM a', ['x: a']],
    ['SELECT t.x, a.x FROM a t', ['t.x: t', 'a.x: unknown']],
    ['SELECT z FROM a', ['z: missing']],
    ['SELECT a.z FROM a', ['a.z: missing']],
    ['SELECT shared FROM a, b', ['shared: ambiguous']],
    ['SELECT shared FROM a JOIN b USING (id, shared)', ['shared: a']],
    ['SELECT y FROM a LEFT JOIN b ON a.id = a_id', ['y: b?', 'a.id: a', 'a_id: b?']],
    ['SELECT x FROM a RIGHT JOIN b ON true', ['x: a?']],
    ['SELECT x FROM a WHERE EXISTS (SELECT 1 FROM b WHERE a_id = x)', ['x: a', 'a_id: b', 'x: a']],
    ['SELECT x FROM (SELECT y AS x FROM b) d', ['x: d', 'y: b']],
    ['SELECT x FROM a, (SELECT x FROM b) d', ['x: ambiguous', 'x: missing']],
    ['SELECT n FROM a, LATERAL (SELECT x AS n) d', ['n: d', 'x: a']],
    ['WITH c AS (SELECT y FROM b) SELECT y, x FROM c', ['y: b', 'y: c', 'x: missing']],
    ['WITH c (n) AS (SELECT y FROM b) SELECT n FROM c', ['y: b', 'n: c']],
    [
      'WITH RECURSIVE c AS (SELECT y AS n FROM b UNION ALL SELECT n + 1 FROM c) SELECT n FROM c',
      ['y: b', 'n: c', 'n: c'],
    ],
    ['SELECT renamed, x FROM v', ['renamed: v', 'x: missing']],
    ['SELECT anything FROM elsewhere', ['anything: unknown']],
    ['SELECT anything FROM a, elsewhere', ['anything: unknown']],
    ['SELECT a FROM a', ['a: unknown']],
    ['SELECT ctid FROM a', ['ctid: unknown']],
    ['SELECT column1 FROM (VALUES (1)) d', ['column1: d']],
    ['UPDATE a SET x = y FROM b WHERE a_id = a.id', ['y: b', 'a_id: b', 'a.id: a']],
    ['DELETE FROM a WHERE x = z', ['x: a', 'z: missing']],
    [
      'INSERT INTO a (x) SELECT y FROM b ON CONFLICT (id) DO UPDATE SET x = excluded.x',
      ['id: a', 'excluded.x: unknown', 'y: b'],
    ],
  ])('%s', (sql, expected) => {
    expect(meanings(sql)).toEqual(expected)
  })

  it('that a star stands for', () => {
    const stars = (sql: string) => {
      const [block] = judged(sql).blocks
      if (block?.node.is !== 'select') throw new Error('no select')
      return block.node.targets.map(({ value }) => (value.is === 'star' ? starColumns(block, value) : null))
    }
    expect(stars('SELECT *, b.* FROM a, b')).toEqual([
      ['id', 'x', 'shared', 'id', 'a_id', 'y', 'shared'],
      ['id', 'a_id', 'y', 'shared'],
    ])
    expect(stars('SELECT * FROM a, elsewhere')).toEqual([null])
    expect(stars('SELECT * FROM a JOIN b USING (id)')).toEqual([null])
  })
})

it('conditions are told by table and kind', () => {
  const found = predicatesOf(
    judged(
      'SELECT 1 FROM a JOIN b ON a_id = a.id WHERE x = $1 AND y > 3 AND a.shared IN ($2, $3) AND b.shared <> $4 ORDER BY x LIMIT 2',
    ),
  )
  expect(
    found.map(({ table, equal, ranged, joined, sorted }) => [
      table.name,
      ...[equal, ranged, joined].map((columns) => columns.map((column) => column.name).join()),
      sorted.length,
    ]),
  ).toEqual([
    ['a', 'x,shared', '', 'id', 1],
    ['b', '', 'y', 'a_id', 0],
  ])
})

it('the nearest name is one that differs by a slip', () => {
  const names = ['email', 'created_at', 'updated_at', 'id']
  expect(
    ['emial', 'emails', 'create_at', 'ids', 'name', 'xpdated_at'].map((name) => nearestName(name, names)),
  ).toEqual(['email', 'email', 'created_at', 'id', null, 'updated_at'])
})
