import { entityId, type Table } from '../../schema/index.ts'
import type { AnyConstraint, TableConstraintNode } from '../../sql/index.ts'
import type { DocumentState } from '../document.ts'
import { insertAfter, lastAbout, laterOf } from './insertions.ts'
import { insertElement } from './lists.ts'
import { canStandAt, lastNamed, lastNeeded, partsOfConstraint } from './needs.ts'
import type { Edits, Task } from './plan.ts'
import { absolute, removeAction, replaceSpan } from './removals.ts'
import {
  altersOf,
  idsOf,
  type Statement,
  statementsAbout,
  statementsOf,
  tableStatements,
} from './statements.ts'
import { find, layoutOf, styleOf } from './style.ts'

/** Adds a constraint as the text adds others of its kind: in the table's list, or behind the table. */
export function writeConstraintAdd(task: Task, table: Table, constraint: AnyConstraint): Edits {
  const { create, all } = tableStatements(task.state, table)
  const target = targetStatement(task, table, constraint)
  const { columns, fragments } = partsOfConstraint(constraint)
  const isReady =
    !create ||
    ((!target || target.index <= create.index) && canStandAt(task, table, create.index, columns, fragments))
  const isValid = !('notValid' in constraint.constraint) || !constraint.constraint.notValid
  const isInline = habitOf(task.state, all, constraint) === 'inline'
  if (create?.node.body && isInline && isReady && isValid) {
    const { elements } = create.node
    const layout = layoutOf(create)
    const style = styleOf(task.state, create)
    const written = task.parts.constraint(constraint, style)
    const { text } = create.segment
    const last = elements.length === 0 ? null : elements.length - 1
    return absolute(create, insertElement(text, create.node.body, elements, last, written, layout, style.eol))
  }
  return writeConstraintBehind(task, table, constraint)
}

/** Adds a constraint by ALTER TABLE behind the table's statements, in the form that others have. */
export function writeConstraintBehind(task: Task, table: Table, constraint: AnyConstraint): Edits {
  const { fragments } = partsOfConstraint(constraint)
  const needed = laterOf(targetStatement(task, table, constraint), lastNeeded(task, fragments))
  const anchor = laterOf(lastAbout(task.state, idsOf(table)), needed)
  const model = find(
    task.state,
    (node) => node.kind === 'alterTable' && node.actions.some((action) => action.kind === 'addConstraint'),
  )
  const style = styleOf(task.state, anchor?.node.kind === 'createTable' ? anchor : model)
  const kw = style.keyword
  const isOnly = model?.node.kind === 'alterTable' && model.node.only && constraint.kind !== 'foreignKey'
  const only = isOnly || (model?.node.kind === 'alterTable' && model.node.only && table.partitionBy === null)
  const isBroken = model !== null && breaksLine(model)
  const gap = isBroken ? `${style.eol}    ` : ' '
  const head = `${kw(only ? 'ALTER TABLE ONLY' : 'ALTER TABLE')} ${style.name(table)}`
  return insertAfter(task.state, anchor, [
    `${head}${gap}${kw('ADD')} ${task.parts.constraint(constraint, style)};`,
  ])
}

/** Whether an ALTER TABLE has its action on a line of its own. */
function breaksLine(statement: Statement): boolean {
  if (statement.node.kind !== 'alterTable') return false
  const action = statement.node.actions[0]
  return (
    action !== undefined && statement.segment.text.slice(statement.node.name.to, action.from).includes('\n')
  )
}

/** The statement before which a foreign key cannot stand: its target's declaration, with its key. */
function targetStatement(task: Task, table: Table, constraint: AnyConstraint): Statement | null {
  if (constraint.kind !== 'foreignKey') return null
  const { references } = constraint.constraint
  const target = task.before.tables.get(entityId('table', references.schema, references.table))
  if (!target) return null
  if (target.id === table.id) return lastNamed(task, constraint)
  const keys = [target.primaryKey, ...target.uniques, ...target.indexes.filter((index) => index.unique)]
  const ids = keys.flatMap((key) => (key ? [key.id] : []))
  const { create } = tableStatements(task.state, target)
  const declared = statementsAbout(task.state, ids)
    .filter((each) => each.node.kind !== 'comment')
    .at(-1)
  return laterOf(laterOf(create, declared ?? null), lastNamed(task, constraint))
}

type Habit = 'inline' | 'behind'

/** Where the text says constraints of the kind: for this table first, then anywhere. */
function habitOf(state: DocumentState, own: readonly Statement[], constraint: AnyConstraint): Habit {
  const wanted = constraint.kind === 'exclusion' ? 'exclude' : constraint.kind
  const here = own.map((each) => habitIn(each, wanted)).find((habit) => habit !== null)
  if (here) return here
  const cached = habits.get(state.tree)?.get(wanted)
  if (cached) return cached
  // Where none of the kind is written yet, a key goes where other keys go.
  const found = habitAnywhere(state, [wanted]) ?? (keys.includes(wanted) ? habitAnywhere(state, keys) : null)
  const known = habits.get(state.tree) ?? new Map<string, Habit>()
  known.set(wanted, found ?? 'inline')
  habits.set(state.tree, known)
  return found ?? 'inline'
}

const keys: readonly TableConstraintNode['kind'][] = ['primaryKey', 'unique', 'foreignKey', 'exclude']

function habitAnywhere(state: DocumentState, wanted: readonly TableConstraintNode['kind'][]): Habit | null {
  for (let index = 0; index < state.tree.segments.length; index++) {
    const kind = state.tree.segments[index]?.node?.kind
    if (kind !== 'createTable' && kind !== 'alterTable') continue
    const habit = statementsOf(state, index)
      .flatMap((each) => wanted.map((kind) => habitIn(each, kind)))
      .find((each) => each !== null)
    if (habit) return habit
  }
  return null
}

const habits = new WeakMap<DocumentState['tree'], Map<string, Habit>>()

function habitIn({ node }: Statement, wanted: TableConstraintNode['kind']): Habit | null {
  if (node.kind === 'alterTable') {
    const has = node.actions.some((each) => each.kind === 'addConstraint' && each.constraint.kind === wanted)
    return has ? 'behind' : null
  }
  if (node.kind !== 'createTable') return null
  const columnKind = wanted === 'foreignKey' ? 'references' : wanted
  const has = node.elements.some(
    (each) =>
      (each.kind === 'constraint' && each.constraint.kind === wanted) ||
      (each.kind === 'column' && each.constraints.some((constraint) => constraint.kind === columnKind)),
  )
  return has ? 'inline' : null
}

/** Writes a changed constraint over the old one, in the form that it stands in. */
export function writeConstraintAlter(
  task: Task,
  table: Table,
  old: AnyConstraint,
  next: AnyConstraint,
): Edits {
  const place = task.state.sources.locate(old.constraint.id).find((span) => span.role === 'declaration')
  if (!place) return null
  const { columns, fragments } = partsOfConstraint(next)
  const target = targetStatement(task, table, next)
  if (target && target.index > place.segment) return null
  if (!canStandAt(task, table, place.segment, columns, fragments)) return null
  const edits = dropLaterActions(task, table, old)
  for (const statement of statementsOf(task.state, place.segment)) {
    const style = styleOf(task.state, statement)
    const inside = (span: { readonly from: number; readonly to: number }) =>
      span.from + statement.start <= place.from && place.to <= span.to + statement.start
    const { node } = statement
    if (node.kind === 'createTable') {
      const element = node.elements.find(inside)
      if (element?.kind === 'constraint') {
        return [...edits, replaceSpan(statement, element, task.parts.constraint(next, style))]
      }
      if (element?.kind === 'column') {
        const constraint = element.constraints.find(inside)
        const written = task.parts.columnConstraint(next, style)
        const columns = 'columns' in next.constraint ? next.constraint.columns : [element.name.value]
        if (!constraint || written === null || columns[0] !== element.name.value) return null
        return [...edits, replaceSpan(statement, constraint, written)]
      }
    } else if (node.kind === 'alterTable') {
      const action = node.actions.find(inside)
      if (action?.kind === 'addConstraint') {
        return [...edits, replaceSpan(statement, action.constraint, task.parts.constraint(next, style))]
      }
    }
  }
  return null
}

/** VALIDATE and ALTER CONSTRAINT said of what is now written anew. */
function dropLaterActions(task: Task, table: Table, old: AnyConstraint) {
  const { all } = tableStatements(task.state, table)
  return altersOf(all, table).flatMap((statement) =>
    statement.node.actions.flatMap((action) =>
      (action.kind === 'validateConstraint' || action.kind === 'alterConstraint') &&
      action.name.value === old.constraint.name
        ? removeAction(task.state, statement, action)
        : [],
    ),
  )
}
