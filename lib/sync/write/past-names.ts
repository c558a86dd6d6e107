import { entityId, type Schema, type Table } from '../../schema/index.ts'
import type { DocumentState } from '../document.ts'
import { altersOf, namesOfTable, type Statement, tableStatements } from './statements.ts'

/** A column at one place of the text: what it is called there, and at the end; null when it is dropped by then. */
export interface PastColumn {
  readonly past: string
  readonly now: string | null
}

/**
 * The columns that a table has when the statement at an index runs, in order; null where the text
 * does not list them all (LIKE, a query, a parent).
 */
export function columnsAt(
  state: DocumentState,
  table: Table,
): (index: number) => readonly PastColumn[] | null {
  const { all, create } = tableStatements(state, table)
  if (!create?.node.body || create.node.asQuery || create.node.ofType || create.node.partitionOf)
    return () => null
  if (create.node.inherits.length > 0 || create.node.elements.some((each) => each.kind === 'like'))
    return () => null
  const first = create.node.elements.flatMap((each) => (each.kind === 'column' ? [each.name.value] : []))
  const changes = altersOf(all, table).filter((each) => each.index > create.index)
  return (index) => {
    const columns = first.map((name): Step => ({ name }))
    const before = changes.filter((each) => each.index < index)
    const there = replay(columns, before).map((column) => ({ column, past: column.name }))
    const left = new Set(
      replay(
        there.map((each) => each.column),
        changes.slice(before.length),
      ),
    )
    return there.map((each) => ({ past: each.past, now: left.has(each.column) ? each.column.name : null }))
  }
}

interface Step {
  name: string
}

function replay(columns: readonly Step[], changes: readonly Statement[]): readonly Step[] {
  let now = columns
  for (const { node } of changes) {
    if (node.kind !== 'alterTable') continue
    for (const action of node.actions) {
      if (action.kind === 'addColumn') {
        const name = action.column.name.value
        if (!now.some((each) => each.name === name)) now = [...now, { name }]
      } else if (action.kind === 'dropColumn') {
        now = now.filter((each) => each.name !== action.column.value)
      } else if (action.kind === 'renameColumn') {
        const renamed = now.find((each) => each.name === action.column.value)
        if (renamed) renamed.name = action.newName.value
      }
    }
  }
  return now
}

/** The names a column goes by in the text, the last one first. */
export function namesOfColumn(state: DocumentState, table: Table, column: string): readonly string[] {
  const names = [column]
  let name = column
  const { all } = tableStatements(state, table)
  for (const { node } of altersOf(all, table).toReversed()) {
    for (const action of node.actions.toReversed()) {
      if (action.kind !== 'renameColumn' || action.newName.value !== name) continue
      name = action.column.value
      names.push(name)
    }
  }
  return names
}

/** The names a table goes by in the text. */
export function pastNames(state: DocumentState, table: Table): readonly string[] {
  return [...namesOfTable(tableStatements(state, table).all, table)]
}

/** The schema with the tables under their former names too, and their columns under theirs: what earlier statements mean. */
export function withPastNames(state: DocumentState, tables: readonly Table[]): Schema {
  const known = new Map(state.schema.tables)
  for (const table of tables) {
    const columns = table.columns.flatMap((column) =>
      namesOfColumn(state, table, column.name).map((name) => ({ ...column, name })),
    )
    for (const name of pastNames(state, table)) {
      const id = entityId('table', table.schema, name)
      if (id === table.id || !known.has(id)) known.set(id, { ...table, name, columns })
    }
  }
  return { ...state.schema, tables: known }
}
