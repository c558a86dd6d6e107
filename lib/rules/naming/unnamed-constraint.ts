import type { SchemaOpInput, Table } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { isFrameworkTable } from '../frameworks.ts'
import { fixOf, foreignKeySpecOf, keySpecOf } from '../ops-of.ts'
import type { Fix } from '../rule.ts'

/** A constraint without a name has one that is nobody's choice. */
export const unnamedConstraint = tableRule({
  id: 'unnamed-constraint',
  title: 'Constraint without a name',
  category: 'naming',
  severity: 'info',
  stance: 'policy',
  catalogue: ['NM008'],
  tags: ['readability', 'operations', 'policy'],
  options: {
    keys: {
      type: 'boolean',
      default: false,
      says: 'Whether primary keys and unique constraints must be named as well',
    },
  },
  detects: 'A foreign key or check constraint (where asked, a key, too) that the text does not name.',
  rationale:
    'The engine makes one up from the columns, and numbers those that collide: which of two checks is `t_check1` depends on ' +
    'the order they were added in, and a migration that drops it may drop another one elsewhere.',
  source:
    'Bytebase SQL review (constraint naming); https://docs.gitlab.com/development/database/constraint_naming_convention/',
  ignoreWhen: 'Names that the engine makes are the convention.',
  remedy: 'Writes down the name that the engine gives it now.',
  fixable: true,
  *check({ table, label, ref }, { keys }) {
    if (isFrameworkTable(table)) return
    for (const { id, name, what, fix } of unnamed(table, ref)) {
      if (what === 'key' && !keys) continue
      yield {
        entities: [id, table.id],
        message: `A ${what} of ${label} has no name of its own.`,
        evidence: `The engine calls it ${name}.`,
        confidence: 0.9,
        fix,
      }
    }
  },
})

interface Unnamed {
  readonly id: Table['id']
  readonly name: string
  readonly what: 'foreign key' | 'check' | 'key'
  readonly fix: Fix
}

function* unnamed(table: Table, ref: string): Generator<Unnamed> {
  const alter = (name: string, op: SchemaOpInput): Fix => fixOf(`Name it ${name}`, 'safe', op)
  for (const key of table.foreignKeys) {
    const { id, name, named } = key
    const foreignKey = { ...foreignKeySpecOf(key), name }
    if (!named)
      yield {
        id,
        name,
        what: 'foreign key',
        fix: alter(name, { op: 'foreignKey.alter', table: ref, name, foreignKey }),
      }
  }
  for (const { id, name, named, expression, noInherit, notValid, enforced } of table.checks) {
    const check = { name, expression, noInherit, notValid, enforced }
    if (!named)
      yield { id, name, what: 'check', fix: alter(name, { op: 'check.alter', table: ref, name, check }) }
  }
  for (const key of table.uniques) {
    const { id, name, named } = key
    const unique = { ...keySpecOf(key), name }
    if (!named)
      yield { id, name, what: 'key', fix: alter(name, { op: 'unique.alter', table: ref, name, unique }) }
  }
  const { primaryKey } = table
  if (!primaryKey || primaryKey.named) return
  const { id, name } = primaryKey
  const spec = { ...keySpecOf(primaryKey), name }
  yield { id, name, what: 'key', fix: alter(name, { op: 'primaryKey.set', table: ref, primaryKey: spec }) }
}
