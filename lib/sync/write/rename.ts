import {
  entityId,
  findColumn,
  findEnum,
  findTable,
  findView,
  type NewName,
  replacementOf,
  type SchemaOp,
  scanSql,
  type Table,
} from '../../schema/index.ts'
import type { StatementNode } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import type { UnresolvedMention } from '../document.ts'
import { type Mention, type MentionTarget, mentionsOf } from '../mentions/find.ts'
import { isReadWhenRun } from './at-once.ts'
import { replaceWithBlanks } from './column-style.ts'
import type { Edits, Task } from './plan.ts'
import { writeRowsWithout } from './rows.ts'
import { type CreateTableStatement, statementsOf, tableStatements } from './statements.ts'

type RenameOp = Extract<
  SchemaOp,
  {
    readonly op:
      | 'column.rename'
      | 'table.rename'
      | 'table.setSchema'
      | 'constraint.rename'
      | 'index.rename'
      | 'enum.rename'
      | 'view.rename'
  }
>

/** Renames a thing wherever the text certainly means it; where it may be meant is reported. */
export function writeRename(task: Task, op: RenameOp): Edits {
  const edits: Replacement[] = []
  for (const { target, to } of targetsOf(task, op)) {
    const mentions = mentionsOf(task.state, target)
    const since = renamedAt(task, target, mentions)
    for (const mention of mentions) {
      if (mention.segment < since.segment) continue
      if (mention.segment === since.segment && since.name !== null) continue
      if (mention.certain) edits.push(replaceMention(task, target, mention, to))
      else task.unresolved.push(unresolvedAt(task, mention))
    }
    if (since.name) edits.push({ ...since.name, insert: task.quote(to.name) })
  }
  return edits.length > 0 ? edits : null
}

/** Places that may mean the renamed thing, in statements that would fail when the script runs if they do. */
export function mentionsToLeave(task: Task, op: RenameOp): readonly Mention[] {
  return targetsOf(task, op).flatMap(({ target }) => {
    const mentions = mentionsOf(task.state, target)
    const since = renamedAt(task, target, mentions)
    return mentions.filter(
      (mention) =>
        !mention.certain &&
        mention.segment > since.segment &&
        isReadWhenRun(task.state, mention, target.kind),
    )
  })
}

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

function isRename(op: SchemaOp): op is RenameOp {
  return op.op === 'table.setSchema' || (op.op.endsWith('.rename') && op.op !== ('object.rename' as string))
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

function targetsOf(
  task: Task,
  op: RenameOp,
): readonly { readonly target: MentionTarget; readonly to: NewName }[] {
  switch (op.op) {
    case 'table.rename':
    case 'table.setSchema': {
      const table = findTable(task.before, op.table)
      if (!table) return []
      const name = op.op === 'table.rename' ? op.to : table.name
      const schema = op.op === 'table.setSchema' ? op.schema : null
      const target = { kind: 'relation' as const, schema: table.schema, name: table.name }
      return [{ target, to: { old: table.name, name, schema } }]
    }
    case 'column.rename': {
      const to: NewName = { old: op.column, name: op.to, schema: null }
      return renamedTables(task, op.column, op.to).map((table) => ({
        target: { kind: 'column', schema: table.schema, table: table.name, column: op.column },
        to,
      }))
    }
    case 'constraint.rename': {
      const table = findTable(task.before, op.table)
      if (!table) return []
      const target = { kind: 'constraint' as const, schema: table.schema, table: table.name, name: op.name }
      return [{ target, to: { old: op.name, name: op.to, schema: null } }]
    }
    case 'index.rename': {
      const owner = findTable(task.before, op.table) ?? findView(task.before, op.table)
      if (!owner) return []
      const target = { kind: 'index' as const, schema: owner.schema, name: op.name }
      return [{ target, to: { old: op.name, name: op.to, schema: null } }]
    }
    case 'enum.rename': {
      const type = findEnum(task.before, op.enum)
      if (!type) return []
      const target = { kind: 'type' as const, schema: type.schema, name: type.name }
      return [{ target, to: { old: type.name, name: op.to, schema: null } }]
    }
    case 'view.rename': {
      const view = findView(task.before, op.view)
      if (!view) return []
      const target = { kind: 'relation' as const, schema: view.schema, name: view.name }
      return [{ target, to: { old: view.name, name: op.to, schema: null } }]
    }
  }
}

/** The tables whose column the op renames: the named one and those that take it from there. */
function renamedTables(task: Task, from: string, to: string): readonly Table[] {
  const found: Table[] = []
  for (const [id, table] of task.before.tables) {
    const next = task.after.tables.get(id)
    if (!next || next === table) continue
    if (findColumn(table, from) && !findColumn(next, from) && findColumn(next, to)) found.push(table)
  }
  return found
}

function replaceMention(task: Task, target: MentionTarget, mention: Mention, to: NewName): Replacement {
  const written = task.state.text.slice(mention.from, mention.to)
  const inside = { from: 0, to: written.length, form: mention.form, certain: true }
  const { insert } = replacementOf(written, inside, to, quoteLike(task, written))
  const create = target.kind === 'column' ? createAt(task, mention) : null
  if (!create) return { from: mention.from, to: mention.to, insert }
  const name = { from: mention.from - create.start, to: mention.to - create.start }
  return replaceWithBlanks(create, name, insert, insert)
}

/** The statement that declares a column at a mention. */
function createAt({ state }: Task, mention: Mention): CreateTableStatement | null {
  for (const statement of statementsOf(state, mention.segment)) {
    const { node, start } = statement
    if (node.kind !== 'createTable') continue
    const isDeclared = node.elements.some(
      (each) => each.kind === 'column' && each.name.from + start === mention.from,
    )
    if (isDeclared) return { ...statement, node }
  }
  return null
}

/** Quotes the new name of one that is written in quotes which it does not need, and writes it in capitals like one in capitals. */
function quoteLike(task: Task, written: string): (name: string) => string {
  const last = scanSql(written).at(-1)
  if (last?.kind === 'word') {
    const word = written.slice(last.from, last.to)
    if (word === word.toLowerCase() || word !== word.toUpperCase()) return task.quote
    return (name) => (task.quote(name) === name ? name.toUpperCase() : task.quote(name))
  }
  if (last?.kind !== 'quoted' || task.quote(last.value) !== last.value) return task.quote
  const mark = written.charAt(last.from)
  return (name) => `${mark}${name.replaceAll(mark, mark + mark)}${mark}`
}

/**
 * Where the text itself gave the thing its name: `RENAME TO` in an earlier statement. What stands
 * before it goes by the old name and is left alone.
 */
function renamedAt(
  task: Task,
  target: MentionTarget,
  mentions: readonly Mention[],
): { readonly segment: number; readonly name: { readonly from: number; readonly to: number } | null } {
  const name = target.kind === 'column' ? target.column : target.name
  const { segments, starts } = task.state.tree
  const candidates = new Set(mentions.map((mention) => mention.segment))
  const table = tableOf(task, target)
  if (table) for (const { index } of tableStatements(task.state, table).all) candidates.add(index)
  for (const index of [...candidates].sort((a, b) => b - a)) {
    const found = newNameIn(segments[index]?.node ?? null, target, name)
    if (!found) continue
    const start = starts[index] ?? 0
    return { segment: index, name: { from: start + found.from, to: start + found.to } }
  }
  return { segment: -1, name: null }
}

function tableOf(task: Task, target: MentionTarget): Table | undefined {
  if (target.kind !== 'relation' && target.kind !== 'column') return undefined
  return task.before.tables.get(
    entityId('table', target.schema, target.kind === 'relation' ? target.name : target.table),
  )
}

function newNameIn(node: StatementNode | null, target: MentionTarget, name: string) {
  if (node?.kind !== 'alterTable') return null
  const wanted =
    target.kind === 'column' ? 'renameColumn' : target.kind === 'constraint' ? 'renameConstraint' : 'renameTo'
  for (const action of node.actions) {
    if (action.kind !== wanted || !('newName' in action)) continue
    if (action.newName.value === name) return action.newName
  }
  return null
}

function unresolvedAt(task: Task, mention: Mention): UnresolvedMention {
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
