import { entityId } from '../identity.ts'
import type { ForeignKey, QualifiedName, Sequence, Table, View } from '../model.ts'
import type { Draft } from './draft.ts'
import { dropPartsReading } from './part-readers.ts'
import { scanSql } from './scan-sql.ts'
import { mentionsInSql, type SqlTarget } from './sql-mentions.ts'
import { childrenOf, tablesReferencing } from './table-index.ts'
import { tableSqlHas } from './table-text.ts'
import { columnTarget, expressionReads, keyReads, tableContext, viewReads } from './uses.ts'

/** Takes away everything that cannot stand without a column: constraints, indexes, policies, views. */
export function dropDependentsOfColumn(draft: Draft, table: Table, name: string): void {
  const now = draft.tables.get(table.id) ?? table
  const reads = (sql: string | null) => expressionReads(draft, now, sql, name)
  draft.tables.set(table.id, {
    ...now,
    columns: now.columns.filter(
      (column) => column.name === name || !reads(column.generated?.expression ?? null),
    ),
    primaryKey: now.primaryKey && keyHas(now.primaryKey, name) ? null : now.primaryKey,
    uniques: keep(now.uniques, (key) => !keyHas(key, name)),
    foreignKeys: keep(now.foreignKeys, (key) => !key.columns.includes(name)),
    checks: keep(now.checks, (check) => !reads(check.expression)),
    exclusions: keep(
      now.exclusions,
      (exclusion) =>
        !exclusion.elements.some((element) => keyReads(draft, now, element, name)) && !reads(exclusion.where),
    ),
    indexes: keep(
      now.indexes,
      (index) =>
        !index.keys.some((key) => keyReads(draft, now, key, name)) &&
        !index.include.includes(name) &&
        !reads(index.where),
    ),
    triggers: keep(now.triggers, (trigger) => !triggerNames(trigger.definition, name)),
    grants: now.grants.flatMap((grant) => {
      if (!grant.columns.includes(name)) return [grant]
      const columns = grant.columns.filter((column) => column !== name)
      return columns.length > 0 ? [{ ...grant, columns }] : []
    }),
  })
  dropViewsReading(draft, columnTarget(table, name))
  dropPartsReading(draft, columnTarget(table, name))
}

/** Takes away the foreign keys to a table that fit, on every table. */
export function dropForeignKeysTo(draft: Draft, target: Table, fits: (key: ForeignKey) => boolean): void {
  const { schema, name } = target
  const goes = ({ references }: ForeignKey) => references.table === name && references.schema === schema
  for (const table of tablesReferencing(draft, target)) {
    const foreignKeys = keep(table.foreignKeys, (key) => !(goes(key) && fits(key)))
    if (foreignKeys !== table.foreignKeys) draft.tables.set(table.id, { ...table, foreignKeys })
  }
}

/** Takes away the sequences that a table, or one column of it, owns. */
export function dropOwnedSequences(draft: Draft, table: Table, column: string | null): void {
  const { schema, name } = table
  for (const sequence of draft.sequences.values()) {
    const owner = sequence.ownedBy
    if (!owner || owner.table !== name || owner.schema !== schema) continue
    if (column === null || owner.column === column) dropSequence(draft, sequence)
  }
}

/** Takes away a sequence, the defaults that draw from it and the views that read it. */
export function dropSequence(draft: Draft, { id, schema, name }: Sequence): void {
  const target = { kind: 'relation' as const, schema, name }
  const lowerCase = name.toLowerCase()
  for (const table of draft.tables.values()) {
    if (!tableSqlHas(table, lowerCase)) continue
    const draws = (sql: string | null) =>
      sql !== null && mentionsInSql(sql, target, tableContext(draft, table)).length > 0
    const columns = table.columns.map((column) =>
      draws(column.default) ? { ...column, default: null, serial: null } : column,
    )
    if (columns.some((column, at) => column !== table.columns[at]))
      draft.tables.set(table.id, { ...table, columns })
  }
  dropViewsReading(draft, target)
  draft.sequences.delete(id)
}

/** Takes away the views whose query reads the target, and those that read them. */
export function dropViewsReading(draft: Draft, target: SqlTarget): void {
  const gone: View[] = []
  for (const view of [...draft.views.values()]) {
    if (viewReads(draft, view, target) || (target.kind === 'relation' && dependsOn(view, target)))
      gone.push(view)
  }
  for (const view of gone) {
    if (!draft.views.has(view.id)) continue
    // Dependents are looked for while the view still has a name to be found by.
    const next = { kind: 'relation' as const, schema: view.schema, name: view.name }
    const readers = [...draft.views.values()].filter(
      (other) => other.id !== view.id && (viewReads(draft, other, next) || dependsOn(other, next)),
    )
    dropPartsReading(draft, next)
    draft.views.delete(view.id)
    for (const reader of readers) dropViewWithDependents(draft, reader)
  }
}

/** A query may go by a name that the relation had when the view was made. */
function dependsOn(view: View, { schema, name }: QualifiedName): boolean {
  return view.dependsOn.some((each) => each.schema === schema && each.name === name)
}

/** Takes away a view with the views and policies that read it. */
export function dropViewWithDependents(draft: Draft, view: View): void {
  if (!draft.views.has(view.id)) return
  const target = { kind: 'relation' as const, schema: view.schema, name: view.name }
  dropViewsReading(draft, target)
  dropPartsReading(draft, target)
  draft.views.delete(view.id)
}

/** Takes away a table with what it owns and what cannot stand without it. */
export function dropTableWithDependents(draft: Draft, table: Table): void {
  if (!draft.tables.has(table.id)) return
  dropForeignKeysTo(draft, table, () => true)
  dropOwnedSequences(draft, table, null)
  const target = { kind: 'relation' as const, schema: table.schema, name: table.name }
  dropViewsReading(draft, target)
  // Its own policies and rules are taken along, and may read it.
  draft.tables.set(table.id, { ...(draft.tables.get(table.id) ?? table), policies: [], rules: [] })
  dropPartsReading(draft, target)
  for (const child of childrenOf(draft, table)) dropTableWithDependents(draft, child)
  draft.tables.delete(entityId('table', table.schema, table.name))
}

function keyHas(
  key: { readonly columns: readonly string[]; readonly include: readonly string[] },
  name: string,
) {
  return key.columns.includes(name) || key.include.includes(name)
}

/** Whether a trigger names the column after UPDATE OF, told by its tokens before ON. */
function triggerNames(definition: string, name: string): boolean {
  const tokens = scanSql(definition)
  let listed = false
  for (const token of tokens) {
    if (token.kind === 'word' && token.value === 'on' && listed) return false
    if (token.kind === 'word' && token.value === 'of') listed = true
    else if (listed && token.kind !== 'symbol' && token.value === name) return true
  }
  return false
}

/** Keeps the array itself when nothing goes, so that records stay shared. */
function keep<T>(items: readonly T[], stays: (item: T) => boolean): readonly T[] {
  return items.every(stays) ? items : items.filter(stays)
}
