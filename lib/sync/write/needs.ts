import { type EntityId, entityId, mentionsInSql, scanSql, type Table } from '../../schema/index.ts'
import type { AnyConstraint } from '../../sql/index.ts'
import { columnsAt } from './past-names.ts'
import type { Task } from './plan.ts'
import { type Statement, statementsAbout } from './statements.ts'

/**
 * The statement before which SQL that names types, sequences and routines cannot stand: the last one that
 * makes one of them or gives it the name it has. Null when all of them come from elsewhere.
 */
export function lastNeeded(task: Task, fragments: readonly (string | null | undefined)[]): Statement | null {
  const words = new Set<string>()
  for (const sql of fragments) {
    for (const token of scanSql(sql ?? '')) {
      if (token.kind === 'word' || token.kind === 'quoted') words.add(token.value)
      // A sequence goes by a string.
      else if (token.kind === 'string') for (const inside of scanSql(token.value)) words.add(inside.value)
    }
  }
  if (words.size === 0) return null
  const { enums, domains, composites, ranges, sequences, routines } = task.before
  const ids: EntityId[] = []
  for (const map of [enums, domains, composites, ranges, sequences, routines]) {
    for (const [id, { name }] of map) if (words.has(name)) ids.push(id)
  }
  return statementsAbout(task.state, ids).findLast(({ node }) => makes(node.kind)) ?? null
}

function makes(kind: Statement['node']['kind']): boolean {
  return (
    kind === 'createEnum' ||
    kind === 'createDomain' ||
    kind === 'createComposite' ||
    kind === 'createRange' ||
    kind === 'createSequence' ||
    kind === 'createRoutine' ||
    kind === 'alterType' ||
    kind === 'alterObject' ||
    kind === 'alterDomain'
  )
}

/** Whether SQL over a table's columns says the same in the statement at an index: all are there, by the names they end with. */
export function canStandAt(
  task: Task,
  table: Table,
  index: number,
  columns: readonly string[],
  fragments: readonly (string | null | undefined)[],
): boolean {
  const needed = lastNeeded(task, fragments)
  if (needed && needed.index > index) return false
  const there = columnsAt(task.state, table)(index)
  if (!there) return true
  const known = new Set(there.flatMap((each) => (each.past === each.now ? [each.past] : [])))
  const next = task.after.tables.get(table.id) ?? table
  return next.columns.every(
    ({ name }) =>
      known.has(name) ||
      (!columns.includes(name) && !fragments.some((sql) => sql && reads(task, next, sql, name))),
  )
}

function reads(task: Task, table: Table, sql: string, column: string): boolean {
  const relation = { schema: table.schema, name: table.name }
  const context = { schema: task.after, searchPath: task.after.searchPath, relation }
  const target = { kind: 'column' as const, schema: table.schema, table: table.name, column }
  return mentionsInSql(sql, target, context).length > 0
}

/** The columns that a constraint names and the expressions that it holds. */
export function partsOfConstraint(any: AnyConstraint): {
  readonly columns: readonly string[]
  readonly fragments: readonly (string | null)[]
} {
  if (any.kind === 'check') return { columns: [], fragments: [any.constraint.expression] }
  if (any.kind === 'exclusion') {
    const { elements, include, where } = any.constraint
    return {
      columns: [...elements.flatMap((each) => each.column ?? []), ...include],
      fragments: [...elements.map((each) => each.expression), where],
    }
  }
  const { columns } = any.constraint
  return {
    columns: 'include' in any.constraint ? [...columns, ...any.constraint.include] : columns,
    fragments: [],
  }
}

/** The last statement that makes the target of a foreign key, or gives it or the columns referenced the name they have. */
export function lastNamed(task: Task, any: AnyConstraint): Statement | null {
  if (any.kind !== 'foreignKey') return null
  const { references } = any.constraint
  const target = task.before.tables.get(entityId('table', references.schema, references.table))
  if (!target) return null
  const named = statementsAbout(task.state, [target.id, ...target.columns.map((each) => each.id)]).findLast(
    ({ node }) =>
      node.kind === 'alterTable' &&
      node.actions.some(
        (action) =>
          action.kind === 'renameTo' ||
          action.kind === 'setSchema' ||
          (action.kind === 'renameColumn' && references.columns.includes(action.newName.value)) ||
          (action.kind === 'addColumn' && references.columns.includes(action.column.name.value)),
      ),
  )
  return named ?? null
}
