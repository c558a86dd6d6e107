import { singularName } from './names.ts'
import { fixOf } from './ops-of.ts'
import type { Fix } from './rule.ts'
import type { TableContext } from './table-context.ts'

/** A numbered key in front, and what was the primary key as a unique key; null where no name is free for the number. */
export function numberRows({ table, columns, label, ref }: TableContext, key: readonly string[]): Fix | null {
  const name = columns.has('id') ? `${singularName(table.name)}_id` : 'id'
  if (columns.has(name)) return null
  const identity = { mode: 'always', options: {} } as const
  const column = { name, type: 'bigint', nullable: false, identity }
  return fixOf(
    `Number the rows of ${label} and keep (${key.join(', ')}) unique`,
    'weigh',
    { op: 'column.add', table: ref, column, after: null },
    { op: 'primaryKey.set', table: ref, primaryKey: { columns: [name] } },
    { op: 'unique.add', table: ref, unique: { columns: [...key] } },
  )
}
