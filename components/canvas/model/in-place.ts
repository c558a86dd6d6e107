import type { NodeEntity } from '@/lib/layout'
import {
  type EntityId,
  fragmentProblem,
  joinQualified,
  nameProblem,
  relationNames,
  type Schema,
  type SchemaOpInput,
} from '@/lib/schema'

/** What of a node is edited: its name (`column` null), or a column's name or type. */
export interface EditedPart {
  readonly column: string | null
  readonly part: 'name' | 'type'
}

/** Whether there is what the edit is about: a column that was just added comes with the next reading. */
export function isThere(entity: NodeEntity, { column }: EditedPart): boolean {
  if (column === null) return true
  switch (entity.entity) {
    case 'table':
      return entity.columns.some(({ name }) => name === column)
    case 'view':
      return entity.columns.includes(column)
    case 'enum':
      return entity.values.includes(column)
  }
}

/** The text that the edit starts from. */
export function editValue(entity: NodeEntity, { column, part }: EditedPart): string {
  if (column === null) return entity.name
  if (part === 'name') return column
  if (entity.entity !== 'table') return ''
  const found = entity.columns.find(({ name }) => name === column)
  return found?.serial ?? found?.type.display ?? ''
}

/**
 * What Tab leads to from an edit that gives the text: from the name of a column to its type, and on to
 * the next column; null at the end.
 */
export function editBeside(
  entity: NodeEntity,
  { column, part }: EditedPart,
  text: string,
  side: 'before' | 'after',
): (EditedPart & { readonly node: EntityId }) | null {
  if (entity.entity !== 'table') return null
  const names = entity.columns.map(({ name }) => name)
  const at = column === null ? -1 : names.indexOf(column)
  // Parts in their order on the card: a name, then its type.
  const place = at * 2 + (part === 'type' ? 1 : 0)
  const next = column === null ? (side === 'after' ? 0 : -1) : place + (side === 'after' ? 1 : -1)
  const row = names[Math.floor(next / 2)]
  if (next < 0 || row === undefined) return null
  const renamed = row === column && part === 'name' ? text : row
  return { node: entity.id, column: renamed, part: next % 2 === 0 ? 'name' : 'type' }
}

/** Why the text cannot be taken, or null. */
export function editProblem(
  schema: Schema,
  entity: NodeEntity,
  part: EditedPart,
  text: string,
): string | null {
  if (part.column !== null && part.part === 'type') return fragmentProblem(text)
  return nameProblem(text, takenNames(schema, entity, part))
}

/** The operations that carry the edit. */
export function editOps(entity: NodeEntity, edit: EditedPart, text: string): readonly SchemaOpInput[] {
  const ref = joinQualified(entity.schema, entity.name)
  switch (entity.entity) {
    case 'view':
      return edit.column === null ? [{ op: 'view.rename', view: ref, to: text }] : []
    case 'enum':
      if (edit.column === null) return [{ op: 'enum.rename', enum: ref, to: text }]
      return [{ op: 'enum.renameValue', enum: ref, value: edit.column, to: text }]
    case 'table':
      if (edit.column === null) return [{ op: 'table.rename', table: ref, to: text }]
      if (edit.part === 'type') return [{ op: 'column.setType', table: ref, column: edit.column, type: text }]
      return [{ op: 'column.rename', table: ref, column: edit.column, to: text }]
  }
}

function takenNames(schema: Schema, entity: NodeEntity, { column }: EditedPart): readonly string[] {
  if (column !== null) {
    if (entity.entity === 'table') return entity.columns.map(({ name }) => name)
    return entity.entity === 'enum' ? entity.values : entity.columns
  }
  if (entity.entity !== 'enum') return relationNames(schema, entity.schema)
  return [...schema.enums.values()].filter((one) => one.schema === entity.schema).map((one) => one.name)
}
