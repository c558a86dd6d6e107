import {
  defaultName,
  entityId,
  findColumn,
  findEnum,
  findTable,
  findView,
  type NewName,
  type SchemaOp,
  type Table,
} from '../../schema/index.ts'
import type { StatementNode } from '../../sql/index.ts'
import type { Mention, MentionTarget } from '../mentions/find.ts'
import type { Task } from './plan.ts'
import { tableStatements } from './statements.ts'

/** An op that gives something another name or place. */
export type RenameOp = Extract<
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

/** Whether an op gives something another name or place. */
export function isRename(op: SchemaOp): op is RenameOp {
  return op.op === 'table.setSchema' || (op.op.endsWith('.rename') && op.op !== ('object.rename' as string))
}

/** Something that goes by another name after the op. */
export interface RenameTarget {
  readonly target: MentionTarget
  readonly to: NewName
}

/** What a rename gives another name, and which: the thing itself, and what the engine named after it. */
export function targetsOf(task: Task, op: RenameOp): readonly RenameTarget[] {
  const own = ownTargets(task, op)
  // What the text renames itself keeps the names that came of the first.
  const isSince = own.some(({ target }) => renamedAt(task, target, []).name !== null)
  return isSince ? own : [...own, ...derivedTargets(task, op)]
}

function ownTargets(task: Task, op: RenameOp): readonly RenameTarget[] {
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

/** What the engine names after the table or column: sequences of serials, constraints and indexes without a name. */
function derivedTargets(task: Task, op: RenameOp): readonly RenameTarget[] {
  if (op.op !== 'table.rename' && op.op !== 'column.rename' && op.op !== 'table.setSchema') return []
  const tables =
    op.op === 'column.rename'
      ? renamedTables(task, op.column, op.to)
      : [findTable(task.before, op.table)].flatMap((each) => each ?? [])
  return tables.flatMap((table) => {
    const next = nextOf(task, table, op)
    if (!next) return []
    const moved = table.schema === next.schema ? null : next.schema
    const found: RenameTarget[] = []
    const add = (target: MentionTarget, old: string, name: string) => {
      if (old !== name || (moved !== null && target.kind !== 'constraint'))
        found.push({ target, to: { old, name, schema: target.kind === 'constraint' ? null : moved } })
    }
    for (const [at, column] of table.columns.entries()) {
      const now = next.columns[at]?.name ?? column.name
      if (column.serial === null && column.identity === null) continue
      const old = defaultName(table.name, [column.name], 'seq')
      const name = defaultName(next.name, [now], 'seq')
      add({ kind: 'relation', schema: table.schema, name: old }, old, name)
    }
    if (moved !== null) {
      for (const { schema, name, ownedBy } of task.before.sequences.values()) {
        const isOwned = ownedBy?.schema === table.schema && ownedBy.table === table.name
        if (isOwned && !found.some(({ to }) => to.old === name))
          add({ kind: 'relation', schema, name }, name, name)
      }
      for (const name of partsOf(table).flatMap((each) => (each.named ? each.name : [])))
        add({ kind: 'index', schema: table.schema, name }, name, name)
    }
    for (const [old, name] of renamedParts(table, next)) {
      add({ kind: 'constraint', schema: table.schema, table: table.name, name: old }, old, name)
      add({ kind: 'index', schema: table.schema, name: old }, old, name)
    }
    return found
  })
}

/** The table as the op leaves it. */
function nextOf(task: Task, table: Table, op: RenameOp): Table | undefined {
  const name = op.op === 'table.rename' ? op.to : table.name
  const schema = op.op === 'table.setSchema' ? op.schema : table.schema
  return task.after.tables.get(entityId('table', schema, name))
}

/** The parts without a name of their own, by the names that the engine gives them before and after. */
function renamedParts(table: Table, next: Table): readonly (readonly [string, string])[] {
  const after = partsOf(next)
  return partsOf(table).flatMap((part, at) => {
    const name = after[at]?.name
    return part.named || name === undefined ? [] : [[part.name, name] as const]
  })
}
/**
 * Where the text itself gave the thing its name: `RENAME TO` in an earlier statement. What stands
 * before it goes by the old name and is left alone.
 */
export function renamedAt(
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

/** What of a table has a name of its own in its schema. */
function partsOf(table: Table) {
  return [
    ...(table.primaryKey ? [table.primaryKey] : []),
    ...table.uniques,
    ...table.foreignKeys,
    ...table.checks,
    ...table.exclusions,
    ...table.indexes,
  ]
}
