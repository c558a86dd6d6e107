import type { Table } from '../model.ts'
import type { Draft } from './draft.ts'
import { mapTableSql } from './map-sql.ts'
import { type NewName, renameMentions } from './rewrite-sql.ts'
import { mentionsInSql, type SqlContext, type SqlTarget } from './sql-mentions.ts'
import { tableSqlHas, viewSqlHas } from './table-text.ts'
import { queryContext, tableContext } from './uses.ts'

/** Renames every certain mention of any of the targets in expressions of tables and in queries of views. */
export function renameInAllSql(draft: Draft, targets: readonly SqlTarget[], to: NewName): void {
  const { quote } = draft.port
  const wanted = new Set(targets.map((each) => nameOf(each).toLowerCase()))
  const renamed = (sql: string, those: readonly SqlTarget[], context: SqlContext): string =>
    those.reduce((text, target) => renameMentions(text, mentionsInSql(text, target, context), to, quote), sql)
  for (const table of draft.tables.values()) {
    const has = (name: string) => tableSqlHas(table, name)
    if (![...wanted].some(has)) continue
    const held = targets.filter((each) => isOwnColumn(each, table) || mayBeCertain(each, has))
    if (held.length === 0) continue
    const context = tableContext(draft, table)
    const next = mapTableSql(table, (sql) => renamed(sql, held, context))
    if (next !== table) draft.tables.set(table.id, next)
  }
  const context = queryContext(draft)
  for (const view of [...draft.views.values()]) {
    const has = (name: string) => viewSqlHas(view, name)
    if (![...wanted].some(has)) continue
    const query = renamed(
      view.query,
      targets.filter((each) => mayBeCertain(each, has)),
      context,
    )
    if (query !== view.query) draft.views.set(view.id, { ...view, query })
  }
}

function nameOf(target: SqlTarget): string {
  return target.kind === 'column' ? target.column : target.name
}

function isOwnColumn(target: SqlTarget, table: Table): boolean {
  return target.kind === 'column' && target.table === table.name && target.schema === table.schema
}

/** A column is meant for certain only where its table is named as well, but in expressions of that table. */
function mayBeCertain(target: SqlTarget, has: (name: string) => boolean): boolean {
  if (!has(nameOf(target).toLowerCase())) return false
  if (target.kind !== 'column') return true
  // Inside quotes a quote is written twice.
  return target.table.includes('"') || has(target.table.toLowerCase())
}
