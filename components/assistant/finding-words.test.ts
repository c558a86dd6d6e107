import { describe, expect, it } from 'vitest'
import { entityId } from '../../lib/schema/index.ts'
import { placeName } from './finding-words.ts'

describe('the name of a place', () => {
  it.each([
    [entityId('table', 'public', 'users'), 'users'],
    [entityId('column', 'audit', 'log', 'at'), 'audit.log.at'],
    [entityId('foreignKey', 'public', 'a', 'a_b_fkey'), 'foreign key a.a_b_fkey'],
    [entityId('index', 'public', 'a', 'a_idx'), 'index a.a_idx'],
    [entityId('routine', 'public', 'f', 'integer, text'), 'function f(integer, text)'],
    [entityId('schema', 'public'), 'schema public'],
  ])('%s', (id, name) => expect(placeName(id)).toBe(name))
})
