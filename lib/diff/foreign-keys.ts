import type { ForeignKey, Table } from '../schema/index.ts'
import { diffList, dropConstraint, validate } from './constraint-list.ts'
import type { DiffContext } from './op-list.ts'
import { sameForeignKey } from './same-parts.ts'
import { foreignKeySpecOf, refOf } from './specs.ts'

/** Foreign keys; one that only was not validated is validated. */
export function diffForeignKeys(context: DiffContext, before: Table, after: Table): void {
  const table = refOf(after)
  diffList<ForeignKey>(context, before, after, {
    old: before.foreignKeys,
    next: after.foreignKeys,
    same: (a, b) => sameForeignKey(a, b) && a.notValid === b.notValid,
    add: (key) => addForeignKey(context, after, key),
    alter: (old, key) => {
      if (sameForeignKey(old, key) && old.notValid) validate(context, after, key.name)
      else {
        const foreignKey = foreignKeySpecOf(key)
        context.add('create foreign keys', { op: 'foreignKey.alter', table, name: old.name, foreignKey })
      }
    },
    drop: (old) => dropConstraint(context, after, old.name, 'drop foreign keys'),
  })
}

/** Adds a foreign key of a table that is new. */
export function addForeignKey(context: DiffContext, table: Table, key: ForeignKey): void {
  const foreignKey = foreignKeySpecOf(key)
  context.add('create foreign keys', { op: 'foreignKey.add', table: refOf(table), foreignKey })
}
