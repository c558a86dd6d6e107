import { entityId } from '../identity.ts'
import type { QualifiedName, Routine, Schema } from '../model.ts'
import { scanSql } from './scan-sql.ts'
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
    const own = at.items.filter((item) => isOwn(schema, item, target))
    const others = at.items.filter((item) => !own.includes(item))
    if (own.length > 0) {
      const isMerged =
        at.usingNames.has(target.column) ||
        (at.naturals.length > 0 && others.some((item) => mayHave(schema, item, target.column)))
      return unsure || isMerged ? 'unsure' : 'yes'
    }
    if (others.some((item) => columnsOf(schema, item)?.includes(target.column))) return 'no'
    if (others.some((item) => mayPass(schema, item, target))) return 'unsure'
    if (others.some((item) => columnsOf(schema, item) === null)) unsure = true
  }
  return 'no'
}

/** Whether a scope around has a column of that name for certain. */
export function columnKnown(schema: Schema, scope: Scope | null, name: string): boolean {
  for (let at = scope; at; at = at.parent) {
    for (const item of at.items) if (columnsOf(schema, item)?.includes(name)) return true
  }
  return false
}

/** Whether an item reads the table of the column, which goes by its own name there. */
export function isOwn(schema: Schema, item: FromItem, target: SqlTarget & { kind: 'column' }): boolean {
  if (!isTarget(item.relation, { schema: target.schema, name: target.table })) return false
  if (item.outputs !== null) return item.outputs.includes(target.column)
  if (!item.names) return true
  const place = relationColumns(schema, item.relation)?.indexOf(target.column) ?? -1
  return place < 0 || place >= item.names.length
}

/** Whether the column may come through a subquery, a WITH query, an alias of a join or a routine under its own name. */
export function mayPass(schema: Schema, item: FromItem, target: SqlTarget & { kind: 'column' }): boolean {
  const { outputs, passes, names, call } = item
  if (outputs !== null || names?.includes(target.column)) return false
  if (passes?.some((each) => isTarget(each, { schema: target.schema, name: target.table }))) return true
  if (call === undefined) return false
  return [...schema.routines.values()].some((each) => each.name === call && givesRows(each, target.table))
}

/** Whether a routine gives rows of the table. */
export function givesRows({ returns }: Routine, table: string): boolean {
  return scanSql(returns ?? '').some((each) => each.value === table)
}

/** Whether an item has a column of the name, or columns that are not known. */
export function mayHave(schema: Schema, item: FromItem, column: string): boolean {
  return columnsOf(schema, item)?.includes(column) ?? true
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

/** The columns that an item has in its scope; null when they are not known. */
function columnsOf(schema: Schema, { outputs, names, relation }: FromItem): readonly string[] | null {
  const columns = outputs ?? relationColumns(schema, relation)
  if (!names) return columns
  return columns && [...names, ...columns.slice(names.length)]
}

/** The columns of a table or view; null when the schema does not know them all. */
function relationColumns(schema: Schema, relation: QualifiedName | null): readonly string[] | null {
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
