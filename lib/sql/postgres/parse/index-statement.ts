import type { Cursor, Name, StatementNode } from '../../core/index.ts'
import { readInclude } from './constraint-parts.ts'
import { readIndexKeys } from './index-keys.ts'
import { readName, readQName } from './names.ts'
import { readOptions } from './options.ts'

/** Reads CREATE INDEX from the word behind CREATE. */
export function readCreateIndex(c: Cursor): StatementNode {
  const unique = c.eat('unique')
  c.expect('index')
  const concurrently = c.eat('concurrently')
  const ifNotExists = c.eat('if', 'not', 'exists')
  const name = c.is('on') ? null : readQName(c, 'an index name')
  if (!c.expect('on')) return { kind: 'broken' }
  const only = c.eat('only')
  const table = readQName(c, 'a table after ON')
  if (!table) return { kind: 'broken' }
  const method: Name | null = c.eat('using') ? readName(c, 'an index method') : null
  const { keys, span } = readIndexKeys(c)
  const include = readInclude(c)
  const nullsNotDistinct = c.eat('nulls', 'not', 'distinct')
  if (!nullsNotDistinct) c.eat('nulls', 'distinct')
  const options = c.eat('with') ? readOptions(c) : []
  const tablespace = c.eat('tablespace') ? readName(c, 'a tablespace') : null
  const where = c.eat('where') ? c.takeRest() : null
  if (where && where.from === where.to) c.reportHere('expected a condition after WHERE')
  return {
    kind: 'createIndex',
    unique,
    concurrently,
    ifNotExists,
    name,
    only,
    table,
    method,
    keys,
    keysSpan: span,
    include,
    nullsNotDistinct,
    with: options,
    tablespace,
    where,
  }
}
