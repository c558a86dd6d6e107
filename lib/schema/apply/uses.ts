import type { IndexKey, QualifiedName, Schema, Sql, Table, View } from '../model.ts'
import { mentionsInSql, type SqlContext, type SqlTarget } from './sql-mentions.ts'
import { childrenOf } from './table-index.ts'
import { viewSqlHas } from './table-text.ts'

/** Where the names of a table's own expressions are looked up. */
export function tableContext(schema: Schema, table: QualifiedName): SqlContext {
  return {
    schema,
    searchPath: schema.searchPath.length > 0 ? schema.searchPath : ['public'],
    relation: { schema: table.schema, name: table.name },
    rowNames: ['new', 'old'],
  }
}

/** Where the names of a query of its own are looked up. */
export function queryContext(schema: Schema): SqlContext {
  return {
    schema,
    searchPath: schema.searchPath.length > 0 ? schema.searchPath : ['public'],
    relation: null,
  }
}

export function columnTarget(table: QualifiedName, column: string): SqlTarget {
  return { kind: 'column', schema: table.schema, table: table.name, column }
}

/** Whether an expression of a table reads one of its columns. */
export function expressionReads(
  schema: Schema,
  table: QualifiedName,
  sql: Sql | null,
  column: string,
): boolean {
  if (sql === null) return false
  return mentionsInSql(sql, columnTarget(table, column), tableContext(schema, table)).length > 0
}

/** Whether an index, exclusion or partition key reads a column. */
export function keyReads(schema: Schema, table: QualifiedName, key: IndexKey, column: string): boolean {
  return key.column === column || expressionReads(schema, table, key.expression, column)
}

/** Whether a view's query reads a relation, or one column of it. */
export function viewReads(schema: Schema, view: View, target: SqlTarget): boolean {
  const isSaid =
    target.kind === 'column'
      ? viewSqlHas(view, target.column.toLowerCase()) || viewSqlHas(view, 'natural')
      : viewSqlHas(view, target.name.toLowerCase())
  if (!isSaid) return false
  return mentionsInSql(view.query, target, queryContext(schema)).length > 0
}

/** Tables whose columns come from this one: partitions and inheriting tables, at any depth. */
export function descendantsOf(schema: Schema, table: Table): readonly Table[] {
  const found: Table[] = []
  const seen = new Set([table.id])
  const queue: QualifiedName[] = [table]
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const child of childrenOf(schema, next)) {
      if (seen.has(child.id)) continue
      seen.add(child.id)
      found.push(child)
      queue.push(child)
    }
  }
  return found
}
