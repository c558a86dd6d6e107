import { describe, expect, it } from 'vitest'
import { openDocument } from '../../../lib/sync/index.ts'
import { groupObjects, placesInSets, type Row, visibleRows } from './rows.ts'

const { schema } = openDocument(
  `CREATE SCHEMA audit;
CREATE TABLE users (id int, name text);
CREATE TABLE audit.log (id int);
CREATE VIEW active AS SELECT id FROM users;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE audit.level AS ENUM ('low');`,
  'postgres',
)
const groups = groupObjects(schema)
const shown = (rows: readonly Row[]) =>
  rows.map((row) =>
    row.kind === 'group' ? `${row.open ? '-' : '+'} ${row.label} ${row.count}` : row.item.name,
  )

describe('object list', () => {
  it('lists relations by schema, the searched one first, the rest by kind and closed', () =>
    expect(shown(visibleRows(groups, '', new Set()))).toEqual([
      '- public 2',
      'active',
      'users',
      '- audit 1',
      'log',
      '+ Enums 2',
    ]))
  it('opens and closes groups', () =>
    expect(shown(visibleRows(groups, '', new Set(['schema:public', 'enums'])))).toEqual([
      '+ public 2',
      '- audit 1',
      'log',
      '- Enums 2',
      'audit.level',
      'mood',
    ]))
  it('opens every group that holds a match while it filters', () =>
    expect(shown(visibleRows(groups, 'L', new Set(['schema:audit'])))).toEqual([
      '- audit 1',
      'log',
      '- Enums 1',
      'audit.level',
    ]))
  it('numbers groups among groups, and objects within their group', () => {
    const rows = visibleRows(groups, '', new Set(['enums']))
    expect(placesInSets(rows).map(({ position, size }) => `${position}/${size}`)).toEqual([
      '1/3',
      '1/2',
      '2/2',
      '2/3',
      '1/1',
      '3/3',
      '1/2',
      '2/2',
    ])
  })
  it('keeps the row of an object that stayed the same', () => {
    const again = visibleRows(groupObjects(schema), '', new Set())
    expect(again[1]).toBe(visibleRows(groups, '', new Set())[1])
  })
})
