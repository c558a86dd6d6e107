import { describe, expect, it } from 'vitest'
import { entityId } from '../../lib/schema/index.ts'
import { renameableName, renameOp, typedName } from './rename-op.ts'

describe('renameOp', () => {
  it.each([
    [entityId('table', 'public', 'users'), { op: 'table.rename', table: 'public.users', to: 'x' }],
    [
      entityId('column', 'public', 'Order.Lines', 'id'),
      { op: 'column.rename', table: 'public."Order.Lines"', column: 'id', to: 'x' },
    ],
    [
      entityId('foreignKey', 'public', 'a', 'a_b_fkey'),
      { op: 'constraint.rename', table: 'public.a', name: 'a_b_fkey', to: 'x' },
    ],
    [entityId('enum', 'public', 'mood'), { op: 'enum.rename', enum: 'public.mood', to: 'x' }],
    [
      entityId('routine', 'public', 'f', 'numeric(5,2), text'),
      { op: 'object.rename', kind: 'routine', object: 'public.f.numeric(5,2), text', to: 'x' },
    ],
    [
      entityId('trigger', 'public', 'users', 'touched'),
      { op: 'object.rename', kind: 'trigger', object: 'public.users.touched', to: 'x' },
    ],
    [entityId('extension', 'citext'), null],
  ])('of %s', (id, op) => expect(renameOp(id, 'x')).toEqual(op))
  it('names what is renamed', () => {
    expect(renameableName(entityId('column', 'public', 'users', 'e.mail'))).toBe('e.mail')
    expect(renameableName(entityId('routine', 'public', 'f', 'integer'))).toBe('f')
    expect(renameableName(entityId('extension', 'citext'))).toBeNull()
  })
})

describe('typedName', () => {
  it.each([
    [' users ', 'users'],
    ['"Users"', 'Users'],
    ['"a""b"', 'a"b'],
    ['Users', 'Users'],
  ])('%j is %j', (typed, name) => expect(typedName(typed)).toBe(name))
})
