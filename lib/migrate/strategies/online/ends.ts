import {
  type Column,
  entityId,
  findColumn,
  findTable,
  type Schema,
  type SchemaOp,
  splitQualified,
  type Table,
} from '../../../schema/index.ts'
import type { Dialect } from '../../../sql/index.ts'
import type { Namer } from '../../fresh-name.ts'
import type { Counterpart } from './counterparts.ts'
import type { Shadow } from './shadow.ts'

/** What dealing needs to know of both ends. */
export interface Ends {
  readonly before: Schema
  readonly after: Schema
  readonly dialect: Dialect
  readonly version: string
  readonly shadows: readonly Shadow[]
  readonly parts: readonly Counterpart[]
  readonly namer: Namer
}

export type Op<K extends SchemaOp['op']> = Extract<SchemaOp, { readonly op: K }>

/** The table that a qualified name means; an unqualified one is looked up along the search path. */
export function tableIn(schema: Schema, ref: string): Table | null {
  const parts = splitQualified(ref)
  if (parts.length < 2) return findTable(schema, ref)
  return schema.tables.get(entityId('table', ...parts.slice(-2))) ?? null
}

/** Whether the table is of this change's own making and so has no rows. */
export function isFresh(ref: string, { before, after, shadows }: Ends): boolean {
  const table = tableIn(after, ref)
  if (!table) return false
  const known = shadows.some((shadow) => shadow.target === table)
  return !known && !before.tables.has(table.id) && tableIn(before, ref) === null
}

/** Whether a column of the table has, or is to have, a second one beside it. */
export function isShadowed(ref: string, column: string, { shadows, after, before }: Ends): boolean {
  const [table, old] = [tableIn(after, ref), tableIn(before, ref)]
  return shadows.some(
    (shadow) =>
      (shadow.target === table || shadow.table === old) &&
      (column === shadow.wanted.name || column === shadow.old.name),
  )
}

/** The column as the target has it. */
export function columnThen(ref: string, name: string, { after }: Pick<Ends, 'after'>): Column | null {
  const table = tableIn(after, ref)
  return table ? findColumn(table, name) : null
}
