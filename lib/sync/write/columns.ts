import { type Column, findColumn, type Table } from '../../schema/index.ts'
import type { ColumnConstraint, ColumnNode, Span } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import { replaceWithBlanks } from './column-style.ts'
import { insertAfter } from './insertions.ts'
import { insertElement } from './lists.ts'
import { isReadBetween } from './needed-between.ts'
import { canStandAt, lastNeeded } from './needs.ts'
import type { Edits, Task } from './plan.ts'
import { absolute, removeAction, removeColumnConstraint, replaceSpan } from './removals.ts'
import { type ColumnPart, columnParts, declarationAmong, tableStatements } from './statements.ts'
import { layoutOf, styleOf } from './style.ts'

type Declaration = Exclude<ColumnPart, { readonly kind: 'action' }>

/** Adds a column to the list of CREATE TABLE, behind the one that it follows in the model. */
export function writeColumnAdd(task: Task, table: Table, column: Column): Edits {
  const { create } = tableStatements(task.state, table)
  if (!create?.node.body) return null
  if (!isKnownAt(task, table, column, create.index)) return null
  const { elements } = create.node
  const columns = elements.filter((element) => element.kind === 'column')
  const now = task.after.tables.get(table.id)
  const order = now?.columns.map((each) => each.name) ?? []
  const at = order.indexOf(column.name)
  const previous = order[at - 1]
  let after: number | null = null
  if (previous !== undefined) {
    const declared = columnParts(task.state, table, previous)
    const declaration = declarationAmong(declared)
    if (declaration?.kind === 'element') after = elements.indexOf(declaration.node)
    else if (declaration?.kind === 'added') return writeAddedBehind(task, table, column, declaration)
    else if (columns.length > 0 && at === order.length - 1) return null
    else after = columns.length === 0 ? null : elements.lastIndexOf(columns[columns.length - 1] as ColumnNode)
  }
  const style = styleOf(task.state, create)
  const layout = layoutOf(create)
  const { text } = create.segment
  const written = task.parts.column(column, style)
  return absolute(create, insertElement(text, create.node.body, elements, after, written, layout, style.eol))
}

/** Whether all that a column's declaration names is there when the statement at an index runs. */
export function isKnownAt(task: Task, table: Table, column: Column, index: number): boolean {
  const expression = column.generated?.expression ?? null
  return (
    canStandAt(task, table, index, [], [expression]) &&
    canStandAt(task, table, index, [], column.type.schema ? [column.type.written] : []) &&
    (lastNeeded(task, [column.default])?.index ?? -1) <= index
  )
}

/** Adds a column behind one that ALTER TABLE adds, in a statement or an action of its own. */
function writeAddedBehind(
  task: Task,
  table: Table,
  column: Column,
  previous: Extract<ColumnPart, { readonly kind: 'added' }>,
): Edits {
  const { statement, action } = previous
  if (!isKnownAt(task, table, column, statement.index)) return null
  const style = styleOf(task.state, statement)
  const written = `${style.keyword('ADD COLUMN')} ${task.parts.column(column, style)}`
  if (statement.node.actions.length === 1) {
    const alter = `${style.keyword('ALTER TABLE')} ${style.name(table)} ${written};`
    return insertAfter(task.state, statement, [alter], 'tight')
  }
  const at = statement.start + action.to
  return [{ from: at, to: at, insert: `, ${written}` }]
}

/**
 * Writes a new type over the old one, wherever it is said last. `using` replaces how an ALTER converts
 * the rows; where the type stands in a declaration there are no rows to convert, and it is left out.
 */
export function writeColumnType(task: Task, table: Table, column: Column, using: string | null): Edits {
  const parts = columnParts(task.state, table, column.name)
  const declaration = declarationAmong(parts)
  const later = parts.findLast((part) => part.kind === 'action' && part.action.kind === 'setType')
  const model = later ?? declaration
  const written = task.parts.columnType(column, styleOf(task.state, model?.statement ?? null))
  if (later?.kind === 'action' && later.action.kind === 'setType') {
    const { statement, action } = later
    if (!isKnownAt(task, table, { ...column, default: null, generated: null }, statement.index)) return null
    const type = replaceSpan(statement, action.type, written)
    if (using === null) return [type]
    if (action.using) return [type, replaceSpan(statement, action.using, using)]
    const { to } = action
    const kw = styleOf(task.state, statement).keyword
    return [type, replaceSpan(statement, { from: to, to }, ` ${kw('USING')} ${using}`)]
  }
  if (!declaration?.node.type || isReadBetween(task, table, column.name)) return null
  if (!isKnownAt(task, table, { ...column, default: null, generated: null }, declaration.statement.index))
    return null
  const edits = [replacePart(declaration, declaration.node.type, written)]
  // A serial is never null; any other type has to say so.
  const losesSerial = findColumn(table, column.name)?.serial && !column.serial && !column.nullable
  const says = declaration.node.constraints.some(({ kind }) => kind === 'notNull' || kind === 'primaryKey')
  if (!losesSerial || says || table.primaryKey?.columns.includes(column.name)) return edits
  const kw = styleOf(task.state, declaration.statement).keyword
  return [...edits, insertConstraint(task, declaration, kw('NOT NULL'), 'notNull')]
}

/** Says or takes back NOT NULL where the column is declared. */
export function writeColumnNullable(task: Task, table: Table, column: Column): Edits {
  const parts = columnParts(task.state, table, column.name)
  const declaration = declarationAmong(parts)
  const edits: Replacement[] = []
  for (const part of parts) {
    if (part.kind !== 'action') continue
    const opposite = column.nullable ? 'setNotNull' : 'dropNotNull'
    if (part.action.kind === opposite) edits.push(...removeAction(task.state, part.statement, part.action))
  }
  if (!declaration) return edits.length > 0 ? edits : null
  const { node, statement } = declaration
  if (column.nullable) {
    for (const constraint of node.constraints) {
      if (constraint.kind === 'notNull') edits.push(...removeColumnConstraint(statement, constraint))
    }
    return edits.length > 0 ? edits : null
  }
  const kw = styleOf(task.state, statement).keyword
  const spoken = node.constraints.find((constraint) => constraint.kind === 'null')
  if (node.constraints.some((constraint) => constraint.kind === 'notNull')) return edits
  if (spoken) return [...edits, replaceSpan(statement, spoken, kw('NOT NULL'))]
  return [...edits, insertConstraint(task, declaration, kw('NOT NULL'), 'notNull')]
}

/** Puts, changes or takes away a default where it is said. */
export function writeColumnDefault(task: Task, table: Table, column: Column): Edits {
  const parts = columnParts(task.state, table, column.name)
  const declaration = declarationAmong(parts)
  const needed = lastNeeded(task, [column.default])
  const last = parts.findLast(
    (part) =>
      part.kind === 'action' && (part.action.kind === 'setDefault' || part.action.kind === 'dropDefault'),
  )
  const inline = declaration?.node.constraints.find((constraint) => constraint.kind === 'default')
  const kw = styleOf(task.state, declaration?.statement ?? null).keyword
  if (last?.kind === 'action' && last.action.kind === 'setDefault') {
    if (needed && needed.index > last.statement.index) return null
    if (column.default !== null) return [replaceSpan(last.statement, last.action.expression, column.default)]
    const edits = [...removeAction(task.state, last.statement, last.action)]
    return inline && declaration
      ? [...edits, ...removeColumnConstraint(declaration.statement, inline)]
      : edits
  }
  if (!declaration || (needed && needed.index > declaration.statement.index)) return null
  const edits = last?.kind === 'action' ? [...removeAction(task.state, last.statement, last.action)] : []
  if (inline?.kind === 'default') {
    return column.default === null
      ? [...edits, ...removeColumnConstraint(declaration.statement, inline)]
      : [...edits, replaceSpan(declaration.statement, inline.expression, column.default)]
  }
  if (column.default === null) return edits.length > 0 ? edits : null
  return [...edits, insertConstraint(task, declaration, `${kw('DEFAULT')} ${column.default}`, 'default')]
}

/** Changes what makes a column's values: a serial, an identity or a generation expression. */
export function writeColumnSource(task: Task, table: Table, column: Column): Edits {
  const parts = columnParts(task.state, table, column.name)
  const declaration = declarationAmong(parts)
  if (!declaration) return null
  const { node, statement } = declaration
  if (!isKnownAt(task, table, column, statement.index)) return null
  const style = styleOf(task.state, statement)
  const edits: Replacement[] = []
  const wanted = column.identity
    ? task.parts.identity(column.identity, style)
    : column.generated
      ? task.parts.generated(column.generated, style)
      : null
  let placed = wanted === null
  for (const part of parts) {
    if (part.kind !== 'action') continue
    if (sourceActions.has(part.action.kind))
      edits.push(...removeAction(task.state, part.statement, part.action))
  }
  for (const constraint of node.constraints) {
    if (constraint.kind === 'null' && column.identity)
      edits.push(...removeColumnConstraint(statement, constraint))
    const isSource = constraint.kind === 'identity' || constraint.kind === 'generated'
    if (isSource && !placed && wanted !== null) {
      edits.push(replaceSpan(statement, constraint, wanted))
      placed = true
    } else if (isSource || (constraint.kind === 'default' && wanted !== null)) {
      edits.push(...removeColumnConstraint(statement, constraint))
    }
  }
  const was = findColumn(table, column.name)
  if (was?.serial && column.serial === null && node.type) {
    edits.push(replaceSpan(statement, node.type, column.type.display))
  }
  if (wanted === null && was?.serial && column.default !== null) {
    edits.push(
      insertConstraint(task, declaration, `${style.keyword('DEFAULT')} ${column.default}`, 'default'),
    )
  }
  if (!placed && wanted !== null) edits.push(insertConstraint(task, declaration, wanted, 'default'))
  if (
    was &&
    !column.nullable &&
    column.identity === null &&
    !node.constraints.some((each) => each.kind === 'notNull')
  ) {
    if (table.primaryKey?.columns.includes(column.name) !== true) {
      edits.push(insertConstraint(task, declaration, style.keyword('NOT NULL'), 'last'))
    }
  }
  return edits.length > 0 ? edits : null
}

const sourceActions: ReadonlySet<string> = new Set([
  'addIdentity',
  'setIdentity',
  'dropIdentity',
  'setExpression',
  'dropExpression',
])

/** Puts, changes or takes away COLLATE. */
export function writeColumnCollation(task: Task, table: Table, column: Column): Edits {
  const declaration = declarationAmong(columnParts(task.state, table, column.name))
  if (!declaration) return null
  const { node, statement } = declaration
  const kw = styleOf(task.state, statement).keyword
  if (!node.collation) {
    if (column.collation === null || !node.type) return null
    const collate = ` ${kw('COLLATE')} ${task.parts.collation(column.collation)}`
    return absolute(statement, [{ from: node.type.to, to: node.type.to, insert: collate }])
  }
  if (column.collation !== null) {
    return [replaceSpan(statement, node.collation, task.parts.collation(column.collation))]
  }
  return absolute(statement, [
    { from: node.type?.to ?? node.collation.from, to: node.collation.to, insert: '' },
  ])
}

/** Writes the type over the old one; what stands in one line under its neighbours stays there. */
function replacePart(declaration: Declaration, type: Span, written: string): Replacement {
  const { statement, node } = declaration
  if (declaration.kind !== 'element') return replaceSpan(statement, type, written)
  const { text } = statement.segment
  const head = text.slice(node.from, type.from) + written
  return replaceWithBlanks(declaration.statement, type, written, head)
}

/** A constraint put behind a column's type, or its default, or at its end. */
function insertConstraint(
  task: Task,
  declaration: Declaration,
  written: string,
  place: 'notNull' | 'default' | 'last',
): Replacement {
  const { node, statement } = declaration
  const { text } = statement.segment
  const at = place === 'last' ? node.to : placeFor(node, place, text)
  const isFirst = declaration.kind === 'element' && node.type?.to === at
  const head = text.slice(node.from, at)
  const blanks = (isFirst ? styleOf(task.state, statement).afterType?.(head) : null) ?? ' '
  return { from: statement.start + at, to: statement.start + at, insert: `${blanks}${written}` }
}

function placeFor(node: ColumnNode, place: 'notNull' | 'default', text: string): number {
  const first = node.constraints[0]
  const head = first ? trimEnd(text, node.from, first.from) : node.to
  if (place === 'default') return head
  // NOT NULL goes behind a default: both orders are fine, this one is what pg_dump writes.
  const value = node.constraints.find(
    (constraint: ColumnConstraint) =>
      constraint.kind === 'default' || constraint.kind === 'identity' || constraint.kind === 'generated',
  )
  return value ? value.to : head
}

/** The end of what stands before a constraint, comments included. */
function trimEnd(text: string, from: number, to: number): number {
  let end = to
  while (end > from && text.charAt(end - 1).trim() === '') end--
  const lineComment = text.slice(text.lastIndexOf('\n', end - 1) + 1, end).includes('--')
  return lineComment ? to : end
}
