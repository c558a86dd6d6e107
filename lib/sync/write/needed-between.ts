import type { Table } from '../../schema/index.ts'
import type { QName, ReferencesNode } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import { mentionsOf, searchPathAt } from '../mentions/find.ts'
import { namesOfColumn, pastNames } from './past-names.ts'
import type { Task } from './plan.ts'
import { idsOf, lastPart, namesOfTable, type Statement, statementsOf, tableStatements } from './statements.ts'

/**
 * Whether a foreign key that the text itself takes away again, or whose table it drops, needs a key that the
 * edits take away: the key has to be there until then.
 */
export function needsKeyBetween(task: Task, edits: readonly Replacement[]): boolean {
  for (const [id, table] of task.before.tables) {
    const next = task.after.tables.get(id)
    if (!next || next === table) continue
    const left = keysOf(next).map((columns) => columns.join())
    const lost = keysOf(table).filter((columns) => !left.includes(columns.join()))
    if (lost.length > 0 && referencesTo(task, table, lost, edits)) return true
  }
  return false
}

/** The columns of each key that a foreign key can refer to: of constraints, and of unique indexes. */
function keysOf(table: Table): readonly (readonly string[])[] {
  return [
    ...[table.primaryKey, ...table.uniques].map((key) => key?.columns ?? []),
    ...table.indexes
      .filter(({ unique }) => unique)
      .map(({ keys }) => keys.flatMap((each) => each.column ?? [])),
  ].filter((columns) => columns.length > 0)
}

function referencesTo(
  task: Task,
  table: Table,
  keys: readonly (readonly string[])[],
  edits: readonly Replacement[],
): boolean {
  const { state } = task
  const names = pastNames(state, table)
  const isKey = ({ columns }: ReferencesNode) =>
    columns.length === 0 ||
    keys.some(
      (key) =>
        key.length === columns.length &&
        key.every((name) => columns.some(({ value }) => namesOfColumn(state, table, name).includes(value))),
    )
  const isTable = (name: QName, index: number) => {
    const space = name.parts.at(-2)?.value
    const fits =
      space === undefined ? searchPathAt(state, index).includes(table.schema) : space === table.schema
    return fits && names.includes(lastPart(name))
  }
  return state.tree.segments.some(({ node, text }, index) => {
    if (node?.kind !== 'createTable' && node?.kind !== 'alterTable') return false
    if (!names.some((name) => text.includes(name))) return false
    return statementsOf(state, index).some((statement) =>
      referencesIn(statement).some(({ references, from, to }) => {
        const isGone = edits.some(
          (edit) => edit.from <= statement.start + from && statement.start + to <= edit.to,
        )
        return !isGone && isTable(references.table, index) && isKey(references)
      }),
    )
  })
}

interface Reference {
  readonly references: ReferencesNode
  readonly from: number
  readonly to: number
}

function referencesIn({ node }: Statement): readonly Reference[] {
  const found: Reference[] = []
  const read = (each: { readonly kind: string; readonly from: number; readonly to: number }) => {
    if ('references' in each) found.push(each as Reference)
  }
  if (node.kind === 'createTable') {
    for (const each of node.elements) {
      if (each.kind === 'column') each.constraints.forEach(read)
      else if (each.kind === 'constraint') read(each.constraint)
    }
  } else if (node.kind === 'alterTable') {
    for (const action of node.actions) {
      if (action.kind === 'addConstraint') read(action.constraint)
      else if (action.kind === 'addColumn') action.column.constraints.forEach(read)
    }
  }
  return found
}

/**
 * Whether an expression that is gone at the end of the text, such as a check that it drops again, reads the
 * column in between: with another type it might not run.
 */
export function isReadBetween({ state }: Task, table: Table, column: string): boolean {
  const spans = idsOf(table).flatMap((id) => state.sources.locate(id))
  const target = { kind: 'column' as const, schema: table.schema, table: table.name, column }
  const { all, create } = tableStatements(state, table)
  const names = namesOfTable(all, table)
  return mentionsOf(state, target).some((mention) => {
    const node = state.tree.segments[mention.segment]?.node
    const isConstraint =
      (node?.kind === 'createTable' && mention.segment === create?.index) ||
      // Foreign keys of other tables follow the type by themselves.
      (node?.kind === 'alterTable' &&
        names.has(lastPart(node.name)) &&
        node.actions.some(({ kind }) => kind === 'addConstraint'))
    return isConstraint && !spans.some((span) => span.from <= mention.from && mention.to <= span.to)
  })
}

/** Whether the text makes a table a partition only after it has made the table: it gets what its parent has then. */
export function isAttachedLater({ state }: Task, table: Table): boolean {
  const { create } = tableStatements(state, table)
  return table.partitionOf !== null && create !== null && create.node.partitionOf === null
}
