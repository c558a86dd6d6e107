import { entityId } from '../identity.ts'
import type { QualifiedName, Schema } from '../model.ts'
import type { FromItem, Scope } from './sql-query.ts'

/** What is looked for in a fragment. */
export type SqlTarget =
  | { readonly kind: 'relation'; readonly schema: string; readonly name: string }
  | { readonly kind: 'column'; readonly schema: string; readonly table: string; readonly column: string }
  | { readonly kind: 'type'; readonly schema: string; readonly name: string }

/** Where names of a fragment are looked up. */
export interface SqlContext {
  readonly schema: Schema
  readonly searchPath: readonly string[]
  /** The table whose columns a bare expression sees; null in a query of its own. */
  readonly relation: QualifiedName | null
  /** Names under which a row of `relation` goes besides its own, e.g. `new` and `old`. */
  readonly rowNames?: readonly string[]
}

/**
 * The innermost scope that has the column decides. A valid query names no column twice in one scope,
 * so a scope with the target means it; a nearer scope whose columns are not known leaves it open.
 */
export function unqualifiedMeans(
  schema: Schema,
  scope: Scope | null,
  target: SqlTarget & { kind: 'column' },
): 'yes' | 'no' | 'unsure' {
  let unsure = false
  for (let at = scope; at; at = at.parent) {
    if (hasTarget(at, target)) {
      return unsure || at.usingNames.has(target.column) ? 'unsure' : 'yes'
    }
    for (const item of at.items) {
      const columns = item.outputs ?? columnsOf(schema, item.relation)
      if (!columns) unsure = true
      else if (columns.includes(target.column)) return 'no'
    }
  }
  return 'no'
}

/** Whether a scope around has a column of that name for certain. */
export function columnKnown(schema: Schema, scope: Scope | null, name: string): boolean {
  for (let at = scope; at; at = at.parent) {
    for (const item of at.items) {
      if ((item.outputs ?? columnsOf(schema, item.relation))?.includes(name)) return true
    }
  }
  return false
}

/** Whether the scope reads the table of the column. */
export function hasTarget(scope: Scope, target: SqlTarget & { kind: 'column' }): boolean {
  return scope.items.some((item) => isTarget(item.relation, { schema: target.schema, name: target.table }))
}

export function isOutput(scope: Scope | null, name: string): boolean {
  return scope?.outputs.has(name) ?? false
}

/** The nearest relation that goes by the alias. */
export function itemNamed(scope: Scope | null, alias: string): FromItem | null {
  for (let at = scope; at; at = at.parent) {
    const found = at.items.find((item) => item.alias === alias)
    if (found) return found
  }
  return null
}

export function isTarget(relation: QualifiedName | null, target: QualifiedName): boolean {
  return relation !== null && relation.schema === target.schema && relation.name === target.name
}

/** The columns of a table or view; null when the schema does not know them all. */
function columnsOf(schema: Schema, relation: QualifiedName | null): readonly string[] | null {
  if (!relation) return null
  const table = tableNamed(schema, relation)
  if (table) return table.columns.map((column) => column.name)
  const view = viewNamed(schema, relation)
  return view && view.columns.length > 0 ? view.columns : null
}

function tableNamed(schema: Schema, { schema: space, name }: QualifiedName) {
  return schema.tables.get(entityId('table', space, name))
}

function viewNamed(schema: Schema, { schema: space, name }: QualifiedName) {
  return schema.views.get(entityId('view', space, name))
}

/** The relation that dotted parts mean along the search path; null when the schema has none. */
export function resolveRelation(context: SqlContext, parts: readonly string[]): QualifiedName | null {
  const name = parts.at(-1)
  if (name === undefined) return null
  const spaces = parts.length > 1 ? [parts.at(-2) ?? ''] : context.searchPath
  for (const schema of spaces) {
    const found = { schema, name }
    if (
      tableNamed(context.schema, found) ||
      viewNamed(context.schema, found) ||
      context.schema.sequences.has(entityId('sequence', schema, name))
    ) {
      return found
    }
  }
  return null
}
