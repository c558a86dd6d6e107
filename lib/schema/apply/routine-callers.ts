import type { QualifiedName, Routine, Sql } from '../model.ts'
import { type Draft, homes } from './draft.ts'
import { dropViewWithDependents } from './drops.ts'
import { scanSql } from './scan-sql.ts'
import { isSymbol } from './sql-tokens.ts'
import { tableSqlHas } from './table-text.ts'

/**
 * Takes away what calls a routine that goes: views, aggregates, defaults, checks, index keys and policies.
 * Where another of its name stays, none can be told to mean this one. Bodies are looked up only when they run.
 */
export function dropCallersOf(draft: Draft, routine: Routine): void {
  const { id, schema, name } = routine
  for (const other of draft.routines.values()) {
    if (other.id !== id && other.schema === schema && other.name === name) return
  }
  const calls = (sql: Sql | null | undefined) => typeof sql === 'string' && namesCall(draft, sql, routine)
  for (const view of [...draft.views.values()]) if (calls(view.query)) dropViewWithDependents(draft, view)
  for (const other of [...draft.routines.values()]) {
    const isMadeOf =
      other.kind === 'aggregate' && other.id !== id && namesIt(draft, other.definition, routine)
    if (!isMadeOf) continue
    draft.routines.delete(other.id)
    dropCallersOf(draft, other)
  }
  const lowerCase = name.toLowerCase()
  for (const table of draft.tables.values()) {
    if (!tableSqlHas(table, lowerCase)) continue
    const next = {
      ...table,
      columns: table.columns.map((each) => (calls(each.default) ? { ...each, default: null } : each)),
      checks: table.checks.filter((each) => !calls(each.expression)),
      indexes: table.indexes.filter(
        (each) => !calls(each.where) && !each.keys.some((key) => calls(key.expression)),
      ),
      policies: table.policies.filter((each) => !calls(each.using) && !calls(each.check)),
    }
    const isSame =
      next.columns.every((each, at) => each === table.columns[at]) &&
      next.checks.length === table.checks.length &&
      next.indexes.length === table.indexes.length &&
      next.policies.length === table.policies.length
    if (!isSame) draft.tables.set(table.id, next)
  }
}

function namesCall(draft: Draft, sql: Sql, routine: QualifiedName): boolean {
  return places(draft, sql, routine).some(({ tokens, at }) => isSymbol(tokens[at + 1], '('))
}

function namesIt(draft: Draft, sql: Sql, routine: QualifiedName): boolean {
  // The first name is the aggregate's own.
  return places(draft, sql, routine).some(({ tokens, at }) => !isSymbol(tokens[at + 1], '('))
}

function places(draft: Draft, sql: Sql, { schema, name }: QualifiedName) {
  if (!sql.toLowerCase().includes(name.toLowerCase())) return []
  const tokens = scanSql(sql)
  return tokens.flatMap((token, at) => {
    if ((token.kind !== 'word' && token.kind !== 'quoted') || token.value !== name) return []
    const isQualified = isSymbol(tokens[at - 1], '.')
    const fits = isQualified ? tokens[at - 2]?.value === schema : homes(draft).includes(schema)
    return fits ? [{ tokens, at }] : []
  })
}
