import type { NodeEntity } from '@/lib/layout'
import {
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

/** The text that the edit starts from. */
export function editValue(entity: NodeEntity, { column, part }: EditedPart): string {
  if (column === null) return entity.name
  if (part === 'name') return column
  if (entity.entity !== 'table') return ''
  const found = entity.columns.find(({ name }) => name === column)
  return found?.serial ?? found?.type.display ?? ''
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
