import { findEnum, findTable, findView, type SchemaOp, scanSql } from '../../schema/index.ts'
import type { StatementNode } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import type { UnresolvedMention } from '../document.ts'
import { type Mention, type MentionTarget, mentionsOf } from '../mentions/find.ts'
import type { Task } from './plan.ts'
import { isRename, targetsOf } from './rename-targets.ts'
import { writeRowsWithout } from './rows.ts'

/** Lists where a dropped thing is still named by text that no declaration holds, such as a function's body. */
export function reportLeftovers(task: Task, op: SchemaOp, edits: readonly Replacement[]): void {
  const target = droppedTarget(task, op)
  if (!target) return
  const stays = (mention: Mention) =>
    !edits.some((edit) => edit.from <= mention.from && mention.to <= edit.to)
  for (const mention of mentionsOf(task.state, target)) {
    if (!stays(mention)) continue
    const node = task.state.tree.segments[mention.segment]?.node ?? null
    // The rows of a dropped table go with it; those of a table that loses a column stay as they are.
    const isRows = node?.kind === 'copy' && target.kind === 'column'
    if (node && (isRows || leftAlone.has(node.kind))) task.unresolved.push(unresolvedAt(task, mention))
  }
  if (target.kind === 'column' && hasKeptRows(task, op, edits)) reportRows(task, target)
}

/** Lists the bodies of routines that name what a statement at the end drops or renames. */
export function reportBodies(task: Task, op: SchemaOp): void {
  const dropped = droppedTarget(task, op)
  const targets = dropped ? [dropped] : isRename(op) ? targetsOf(task, op).map(({ target }) => target) : []
  for (const target of targets) {
    for (const mention of mentionsOf(task.state, target)) {
      const isBody = task.state.tree.segments[mention.segment]?.node?.kind === 'createRoutine'
      if (isBody && !mention.certain) task.unresolved.push(unresolvedAt(task, mention))
    }
  }
}

/** Whether the values of a dropped column were left in the rows. */
function hasKeptRows(task: Task, op: SchemaOp, edits: readonly Replacement[]): boolean {
  if (op.op !== 'column.drop') return false
  const table = findTable(task.before, op.table)
  const taken = table && writeRowsWithout(task.state, table, op.column)
  return !taken?.every((each) => edits.some((edit) => edit.from === each.from && edit.to === each.to))
}

/** Rows that are given without a list of columns have a value too many for the table now. */
function reportRows(task: Task, column: Extract<MentionTarget, { readonly kind: 'column' }>): void {
  const { text, tree } = task.state
  for (const mention of mentionsOf(task.state, {
    kind: 'relation',
    schema: column.schema,
    name: column.table,
  })) {
    const segment = tree.segments[mention.segment]
    const node = segment?.node
    if (!segment || (node?.kind !== 'copy' && !(node?.kind === 'other' && node.words.startsWith('insert')))) {
      continue
    }
    const end = (tree.starts[mention.segment] ?? 0) + segment.text.length
    if (mention.certain && scanSql(text.slice(mention.to, end))[0]?.value !== '(') {
      task.unresolved.push(unresolvedAt(task, mention))
    }
  }
}

const leftAlone: ReadonlySet<StatementNode['kind']> = new Set([
  'createRoutine',
  'createRule',
  'other',
  'createOther',
])

function droppedTarget(task: Task, op: SchemaOp): MentionTarget | null {
  switch (op.op) {
    case 'column.drop': {
      const table = findTable(task.before, op.table)
      return table && { kind: 'column', schema: table.schema, table: table.name, column: op.column }
    }
    case 'table.drop': {
      const table = findTable(task.before, op.table)
      return table && { kind: 'relation', schema: table.schema, name: table.name }
    }
    case 'view.drop': {
      const view = findView(task.before, op.view)
      return view && { kind: 'relation', schema: view.schema, name: view.name }
    }
    case 'enum.drop': {
      const type = findEnum(task.before, op.enum)
      return type && { kind: 'type', schema: type.schema, name: type.name }
    }
    default:
      return null
  }
}

/** A place for the list of what could not be told for certain. */
export function unresolvedAt(task: Task, mention: Mention): UnresolvedMention {
  const { state } = task
  const node = state.tree.segments[mention.segment]?.node ?? null
  return {
    from: mention.from,
    to: mention.to,
    inside: insideOf(node),
    text: state.text.slice(mention.from, mention.to),
  }
}

function insideOf(node: StatementNode | null): string {
  if (!node) return 'text that does not parse'
  const name = 'name' in node && node.name ? node.name : null
  const written = name ? ('parts' in name ? name.parts.map((part) => part.value).join('.') : name.value) : ''
  switch (node.kind) {
    case 'createRoutine':
      return `${node.routine} ${written}()`
    case 'createView':
      return `view ${written}`
    case 'createTrigger':
      return `trigger ${written}`
    case 'createRule':
      return `rule ${written}`
    case 'createPolicy':
    case 'alterPolicy':
      return `policy ${written}`
    case 'createTable':
    case 'alterTable':
      return `table ${written}`
    case 'createIndex':
      return `index ${written}`
    case 'other':
    case 'createOther':
      return `statement ${node.words.toUpperCase()}`
    case 'copy':
      return 'statement COPY'
    default:
      return `statement ${node.kind}`
  }
}
