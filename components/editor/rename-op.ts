import { type EntityId, joinQualified, parseEntityId, type SchemaOpInput } from '../../lib/schema/index.ts'

/** The name that a rename of the entity starts from; null when its kind cannot be renamed. */
export function renameableName(id: EntityId): string | null {
  if (!renameOp(id, 'x')) return null
  const { kind, parts } = parseEntityId(id)
  // A routine's id ends with the types of its arguments.
  return (kind === 'routine' ? parts[1] : parts.at(-1)) ?? null
}

/** The operation that renames the entity; null when its kind cannot be renamed. */
export function renameOp(id: EntityId, to: string): SchemaOpInput | null {
  const { kind, parts } = parseEntityId(id)
  const name = parts.at(-1) ?? ''
  const whole = joinQualified(...parts)
  const table = joinQualified(...parts.slice(0, -1))
  switch (kind) {
    case 'table':
      return { op: 'table.rename', table: whole, to }
    case 'view':
      return { op: 'view.rename', view: whole, to }
    case 'enum':
      return { op: 'enum.rename', enum: whole, to }
    case 'column':
      return { op: 'column.rename', table, column: name, to }
    case 'index':
      return { op: 'index.rename', table, name, to }
    case 'primaryKey':
    case 'unique':
    case 'foreignKey':
    case 'check':
    case 'exclusion':
      return { op: 'constraint.rename', table, name, to }
    case 'schema':
    case 'domain':
    case 'composite':
    case 'range':
    case 'sequence':
    case 'routine':
    case 'trigger':
    case 'rule':
      return { op: 'object.rename', kind, object: whole, to }
    default:
      return null
  }
}

/** A typed name as the engine stores it: quotes taken off, kept as typed otherwise. */
export function typedName(typed: string): string {
  const name = typed.trim()
  return name.length > 2 && name.startsWith('"') && name.endsWith('"')
    ? name.slice(1, -1).replaceAll('""', '"')
    : name
}
