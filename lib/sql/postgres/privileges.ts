/** What has privileges of its own kind. */
export type Securable =
  | 'table'
  | 'column'
  | 'sequence'
  | 'function'
  | 'type'
  | 'schema'
  | 'language'
  | 'large object'
  | 'other'

/** All privileges that there are on a kind of thing, as PostgreSQL 18 keeps them. */
export const allPrivileges: Readonly<Record<Securable, readonly string[]>> = {
  table: ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger', 'maintain'],
  column: ['select', 'insert', 'update', 'references'],
  sequence: ['usage', 'select', 'update'],
  function: ['execute'],
  type: ['usage'],
  schema: ['usage', 'create'],
  language: ['usage'],
  'large object': ['select', 'update'],
  other: ['usage'],
}

/** What everybody may do from the beginning. */
export const publicPrivileges: Readonly<Partial<Record<Securable, readonly string[]>>> = {
  function: ['execute'],
  type: ['usage'],
  language: ['usage'],
}

/** The kind of what a record stands for. */
export function securableOf(record: { readonly entity: string; readonly kind?: string }): Securable {
  switch (record.entity) {
    case 'table':
    case 'view':
      return 'table'
    case 'sequence':
    case 'schema':
      return record.entity
    case 'routine':
      return 'function'
    case 'enum':
    case 'domain':
    case 'composite':
    case 'range':
      return 'type'
    default:
      return record.kind?.endsWith('language') ? 'language' : 'other'
  }
}

/** Single privileges in the stead of ALL. */
export function expandPrivileges(names: readonly string[], kind: Securable): readonly string[] {
  return [...new Set(names.flatMap((name) => (isAll(name) ? allPrivileges[kind] : [name.toLowerCase()])))]
}

function isAll(name: string): boolean {
  const lower = name.toLowerCase()
  return lower === 'all' || lower === 'all privileges'
}
