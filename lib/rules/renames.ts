import { type Column, entityId, type Schema } from '../schema/index.ts'
import { fixOf } from './ops-of.ts'
import type { Fix } from './rule.ts'
import type { TableContext } from './table-context.ts'

/** The fix that calls a column otherwise; null where the name is taken or none, or a parent declares it. */
export function columnRename(
  { label, ref, columns, table }: TableContext,
  column: Column,
  to: string,
): Fix | null {
  if (to === '' || to === column.name || columns.has(to) || column.inherited || tooLong(to)) return null
  if (table.inherits.length > 0) return null
  return fixOf(`Rename ${label}.${column.name} to ${to}`, 'weigh', {
    op: 'column.rename',
    table: ref,
    column: column.name,
    to,
  })
}

/** The fix that calls a table otherwise; null where something of the schema is called so, or the name is none. */
export function tableRename(schema: Schema, { label, ref, table }: TableContext, to: string): Fix | null {
  if (to === '' || to === table.name || isTaken(schema, table.schema, to) || tooLong(to)) return null
  return fixOf(`Rename ${label} to ${to}`, 'weigh', { op: 'table.rename', table: ref, to })
}

function isTaken(schema: Schema, space: string, name: string): boolean {
  return (
    schema.tables.has(entityId('table', space, name)) ||
    schema.views.has(entityId('view', space, name)) ||
    schema.sequences.has(entityId('sequence', space, name)) ||
    schema.enums.has(entityId('enum', space, name)) ||
    schema.composites.has(entityId('composite', space, name)) ||
    schema.domains.has(entityId('domain', space, name))
  )
}

function tooLong(name: string): boolean {
  return new TextEncoder().encode(name).length > 63
}
