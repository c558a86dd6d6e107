import {
  type EntityId,
  entityId,
  findColumn,
  findEnum,
  findTable,
  findView,
  type SchemaOp,
  splitQualified,
  type Table,
} from '../../schema/index.ts'
import type { AnyConstraint } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import { namedWhenRun } from './at-once.ts'
import {
  writeColumnAdd,
  writeColumnCollation,
  writeColumnDefault,
  writeColumnNullable,
  writeColumnSource,
  writeColumnType,
} from './columns.ts'
import { writeComment } from './comments.ts'
import { writeConstraintAdd, writeConstraintAlter, writeConstraintBehind } from './constraints.ts'
import { writeRemovals } from './drops.ts'
import { placesOfEntity } from './entity-removal.ts'
import { writeEnumAddValue, writeEnumRenameValue } from './enums.ts'
import { writeIndexAdd, writeIndexAlter } from './indexes.ts'
import { endStatement, insertAfter, lastAbout, lastStatement, laterOf } from './insertions.ts'
import { writeColumnMove } from './move.ts'
import { writeConstraintName, writeIndexName } from './naming.ts'
import { lastNeeded } from './needs.ts'
import type { Edits, Task } from './plan.ts'
import { removeAll } from './removals.ts'
import { mentionsToLeave, reportBodies, reportLeftovers, writeRename } from './rename.ts'
import { writeColumnLists, writeCopyLists, writeRowsWithout } from './rows.ts'
import { leavesRowsUnfilled, writeColumnSourceWithRows } from './sources.ts'
import { columnParts, declarationAmong, idsOf, statementsAbout, tableStatements } from './statements.ts'
import { styleOf } from './style.ts'
import { writePersistence, writeRowSecurity, writeValidate } from './tables.ts'
import { writeSchemaAdd, writeViewQuery } from './views.ts'

/** One way to carry an op into the text; null when the text gives it no hold. */
export type Attempt = (task: Task, op: SchemaOp) => Edits

/** The ways to carry an op, the least intrusive first; the last says it in a statement of its own. */
export const attempts: readonly Attempt[] = [
  writeInPlace,
  writeConstraintStatement,
  writeBehind,
  writeAtEnd,
  writeAnyway,
]

function writeInPlace(task: Task, op: SchemaOp): Edits {
  switch (op.op) {
    case 'column.add':
      return onTables(task, (table, next) => {
        const column = findColumn(next, op.column.name)
        if (!column) return []
        // A table that only takes its columns from a parent lists none of them.
        const lists = next.columns.some((each) => declarationAmong(columnParts(task.state, table, each.name)))
        if (column.inherited && (!lists || isMadeAsPartition(task, table))) return []
        const edits = writeColumnAdd(task, table, column)
        const writeLists = next.columns.at(-1) === column ? writeCopyLists : writeColumnLists
        const rows = writeLists(task.state, table, task.quote)
        return edits && rows && [...edits, ...rows, ...commentStatement(task, op, table, column.comment)]
      })
    case 'column.setType':
      return withoutSequences(
        task,
        onColumns(task, op.column, (t, table, column) => writeColumnType(t, table, column, op.using ?? null)),
      )
    case 'column.setNullable':
      return onColumns(task, op.column, writeColumnNullable)
    case 'column.setDefault':
      if (leavesRowsUnfilled(task, op)) return null
      return withoutSequences(
        task,
        onColumns(task, op.column, (t, table, column) =>
          findColumn(table, op.column)?.serial
            ? writeColumnSource(t, table, column)
            : writeColumnDefault(t, table, column),
        ),
      )
    case 'column.setIdentity':
    case 'column.setGenerated':
      if (leavesRowsUnfilled(task, op)) return null
      return withoutSequences(task, onColumns(task, op.column, writeColumnSourceWithRows))
    case 'column.setCollation':
      return onColumns(task, op.column, writeColumnCollation)
    case 'column.move':
      return onTables(task, (table) => writeColumnMove(task, table, op))
    case 'column.drop':
    case 'table.drop':
    case 'constraint.drop':
    case 'index.drop':
    case 'policy.drop':
    case 'view.drop':
    case 'enum.drop':
    case 'schema.drop':
    case 'object.drop': {
      const edits = writeDrop(task)
      // Statements that would fail without it can only come before it goes.
      if (!edits || namedWhenRun(task, edits).length > 0) return null
      reportLeftovers(task, op, edits)
      return edits
    }
    case 'column.rename':
    case 'table.rename':
    case 'table.setSchema':
    case 'enum.rename':
    case 'view.rename':
      return mentionsToLeave(task, op).length > 0 ? null : writeRename(task, op)
    case 'constraint.rename':
      return writeConstraintName(task, op) ?? writeRename(task, op)
    case 'index.rename':
      return writeIndexName(task, op) ?? writeRename(task, op)
    case 'table.setComment':
    case 'column.setComment':
    case 'constraint.setComment':
    case 'index.setComment':
    case 'enum.setComment':
    case 'view.setComment':
    case 'object.setComment':
      return writeCommentOp(task, op)
    case 'table.setPersistence':
      return onTables(task, (table, next) => writePersistence(task, table, next))
    case 'table.setRowSecurity':
      return onTables(task, (table, next) => writeRowSecurity(task, table, next))
    case 'primaryKey.set':
      return writePrimaryKey(task, op.table)
    case 'unique.add':
    case 'foreignKey.add':
    case 'check.add':
    case 'exclusion.add':
      return onNewConstraint(task, op.table, writeConstraintAdd)
    case 'unique.alter':
    case 'foreignKey.alter':
    case 'check.alter':
      return writeConstraintChange(task, op.table, op.name)
    case 'constraint.validate':
      return onTables(task, (table) => writeValidate(task, table, op.name))
    case 'index.add':
      return writeIndexAdd(task, op)
    case 'index.alter':
      return writeIndexAlter(task, op)
    case 'enum.addValue':
      return writeEnumAddValue(task, op)
    case 'enum.renameValue':
      return writeEnumRenameValue(task, op)
    case 'view.setQuery':
      return writeViewQuery(task, op)
    case 'schema.add':
      return writeSchemaAdd(task, op)
    default:
      return null
  }
}

/** A serial that is none any more has no sequence that could be spoken of. */
function withoutSequences(task: Task, edits: Edits): Edits {
  if (!edits || task.before.sequences === task.after.sequences) return edits
  return [...edits, ...(writeRemovals(task) ?? [])]
}

/** Takes away what the op drops, and the values of dropped columns from the rows that the text brings. */
function writeDrop(task: Task): Edits {
  const defaults = withoutDefaults(task)
  const removals = writeRemovals(task) ?? (defaults.length > 0 ? [] : null)
  const edits = withNotNulls(task, removals)
  if (!edits) return null
  const rows: Replacement[] = []
  for (const [id, table] of task.before.tables) {
    const next = task.after.tables.get(id)
    if (!next || next === table) continue
    for (const { name } of table.columns) {
      if (findColumn(next, name)) continue
      const taken = writeRowsWithout(task.state, table, name)
      if (!taken) return null
      rows.push(...taken)
    }
  }
  return [...edits, ...rows, ...defaults]
}

/** Takes away the defaults that draw from a sequence, or call a routine, that goes. */
function withoutDefaults(task: Task): readonly Replacement[] {
  const { before, after } = task
  if (before.sequences.size === after.sequences.size && before.routines.size === after.routines.size)
    return []
  return [...task.before.tables].flatMap(([id, table]) => {
    const next = task.after.tables.get(id)
    if (!next || next === table) return []
    return next.columns.flatMap((column) => {
      const was = findColumn(table, column.name)
      if (!was || was.default === null || column.default !== null) return []
      return (was.serial ? writeColumnSource : writeColumnDefault)(task, table, column) ?? []
    })
  })
}

/** The op in place although statements are left that name what is gone, or by its old name: better than not at all. */
function writeAnyway(task: Task, op: SchemaOp): Edits {
  if (op.op.endsWith('.drop')) {
    const edits = withNotNulls(task, writeRemovals(task))
    if (edits) reportLeftovers(task, op, edits)
    return edits
  }
  switch (op.op) {
    case 'column.rename':
    case 'table.rename':
    case 'table.setSchema':
    case 'enum.rename':
    case 'view.rename':
      return writeRename(task, op)
    default:
      return null
  }
}

/** Whether CREATE TABLE makes it a partition, whose list only adds to columns that it has already. */
function isMadeAsPartition(task: Task, table: Table): boolean {
  return (tableStatements(task.state, table).create?.node.partitionOf ?? null) !== null
}

/** Sets, changes or takes away the primary key, with the foreign keys that need the old one. */
function writePrimaryKey(task: Task, ref: string): Edits {
  const table = findTable(task.before, ref)
  const next = table && task.after.tables.get(table.id)
  if (!table || !next) return null
  const old = table.primaryKey
  if (!next.primaryKey || !old) {
    if (!next.primaryKey) return withNotNulls(task, writeRemovals(task))
    return writeConstraintAdd(task, table, { kind: 'primaryKey', constraint: next.primaryKey })
  }
  const edits = writeConstraintAlter(
    task,
    table,
    { kind: 'primaryKey', constraint: old },
    { kind: 'primaryKey', constraint: next.primaryKey },
  )
  if (!edits)
    return replaceConstraint(task, table, old.id, { kind: 'primaryKey', constraint: next.primaryKey })
  return [...edits, ...(writeRemovals(task, new Set([old.id])) ?? [])]
}

/** Columns of a primary key that goes stay NOT NULL, as in the engine: the text has to say so itself now. */
function withNotNulls(task: Task, edits: Edits): Edits {
  if (!edits) return null
  const said = [...task.before.tables].flatMap(([id, table]) => {
    const next = task.after.tables.get(id)
    if (!next || next === table || !table.primaryKey || next.primaryKey) return []
    return table.primaryKey.columns.flatMap((name) => {
      const column = findColumn(next, name)
      if (!column || column.nullable || column.serial || column.identity) return []
      return writeColumnNullable(task, table, column) ?? []
    })
  })
  return [...edits, ...said]
}

/** Takes the old constraint away where it stands and adds the new one where such ones go. */
function replaceConstraint(task: Task, table: Table, old: EntityId, next: AnyConstraint): Edits {
  const own = removeAll(task.state, placesOfEntity(task.state, old))
  const others = writeRemovals(task, new Set([old])) ?? []
  const added = writeConstraintAdd(task, table, next)
  return added && [...own, ...others, ...added]
}

function writeConstraintChange(task: Task, ref: string, name: string): Edits {
  const table = findTable(task.before, ref)
  const next = table && task.after.tables.get(table.id)
  const pair = table && next && changedConstraint(table, next, name)
  if (!table || !pair) return null
  const edits = writeConstraintAlter(task, table, pair[0], pair[1])
  if (!edits) return replaceConstraint(task, table, pair[0].constraint.id, pair[1])
  return [...edits, ...(writeRemovals(task, new Set([pair[0].constraint.id])) ?? [])]
}

/** A constraint that cannot stand in the table's list, behind the table instead. */
function writeConstraintStatement(task: Task, op: SchemaOp): Edits {
  if (op.op === 'primaryKey.set' && op.primaryKey) {
    return onTables(task, (table, next) =>
      next.primaryKey && !table.primaryKey
        ? writeConstraintBehind(task, table, { kind: 'primaryKey', constraint: next.primaryKey })
        : null,
    )
  }
  if (
    op.op !== 'unique.add' &&
    op.op !== 'foreignKey.add' &&
    op.op !== 'check.add' &&
    op.op !== 'exclusion.add'
  ) {
    return null
  }
  return onNewConstraint(task, op.table, writeConstraintBehind)
}

/** The op as statements of its own behind the last one about its object. */
function writeBehind(task: Task, op: SchemaOp): Edits {
  if (leavesRowsUnfilled(task, op)) return null
  const ids = subjectIds(task, op)
  // What names the thing by its old name must come before it is renamed or gone.
  const reaches = ['.rename', '.drop', '.setSchema', '.alter', 'Key.set'].some((end) => op.op.endsWith(end))
  const about = reaches || ids.length === 0 ? null : lastAbout(task.state, ids)
  const end = reaches ? endStatement(task.state) : lastStatement(task.state)
  const anchor = about ? laterOf(about, neededBy(task, op)) : end
  const style = styleOf(task.state, ids.length > 0 ? (statementsAbout(task.state, ids)[0] ?? null) : null)
  const edits = insertAfter(task.state, anchor, task.parts.alter(op, task.before, task.after, style))
  if (edits.length > 0) reportBodies(task, op)
  return edits
}

/** What must stand before a statement about an object that is there already. */
function neededBy(task: Task, op: SchemaOp) {
  switch (op.op) {
    case 'column.add':
      return lastNeeded(task, [op.column.type, op.column.default, op.column.generated?.expression])
    case 'column.setType':
      return lastNeeded(task, [op.type, op.using])
    case 'column.setDefault':
      return lastNeeded(task, [op.default])
    case 'column.setGenerated':
      return lastNeeded(task, [op.generated?.expression])
    case 'policy.add':
      return lastNeeded(task, [op.policy.using, op.policy.check])
    default:
      return null
  }
}

/** The op as statements at the end, where all that a later statement gives its object is there. */
function writeAtEnd(task: Task, op: SchemaOp): Edits {
  const style = styleOf(task.state, statementsAbout(task.state, subjectIds(task, op))[0] ?? null)
  const written = task.parts.alter(op, task.before, task.after, style)
  const edits = insertAfter(task.state, endStatement(task.state), written)
  if (edits.length > 0) reportBodies(task, op)
  return edits
}

/** The ids of what an op is about, with all parts of a table. */
function subjectIds(task: Task, op: SchemaOp): readonly EntityId[] {
  if ('table' in op && typeof op.table === 'string') {
    const table = findTable(task.before, op.table)
    if (table) return idsOf(table)
    const view = findView(task.before, op.table)
    return view ? [view.id, ...view.indexes.map((index) => index.id)] : []
  }
  if ('view' in op && typeof op.view === 'string') {
    const view = findView(task.before, op.view)
    return view ? [view.id] : []
  }
  if ('enum' in op && typeof op.enum === 'string') {
    const type = findEnum(task.before, op.enum)
    return type ? [type.id] : []
  }
  if ('object' in op) return [entityId(op.kind, ...splitQualified(op.object))]
  return []
}

/** Runs a writer on each table that the op changes; null when one of them has no way. */
function onTables(task: Task, write: (table: Table, next: Table) => Edits): Edits {
  const edits = []
  for (const [id, table] of task.before.tables) {
    const next = task.after.tables.get(id)
    if (!next || next === table) continue
    const own = write(table, next)
    if (!own) return null
    edits.push(...own)
  }
  return edits
}

/** Runs a writer on each table that declares the column itself and has it changed. */
function onColumns(
  task: Task,
  name: string,
  write: (task: Task, table: Table, column: Table['columns'][number]) => Edits,
): Edits {
  return onTables(task, (table, next) => {
    const before = findColumn(table, name)
    const column = findColumn(next, name)
    if (!column || before === column) return []
    // What a parent declares is written there, unless the text declares it here as well.
    if (column.inherited && !declarationAmong(columnParts(task.state, table, name))) return []
    return write(task, table, column)
  })
}

function onNewConstraint(
  task: Task,
  ref: string,
  write: (task: Task, table: Table, constraint: AnyConstraint) => Edits,
): Edits {
  const table = findTable(task.before, ref)
  const next = table && task.after.tables.get(table.id)
  if (!table || !next) return null
  const known = new Set(withKinds(table).map((each) => each.constraint.name))
  const added = withKinds(next).filter((each) => !known.has(each.constraint.name))
  const edits = added.map((each) => write(task, table, each))
  return edits.every((each) => each !== null) ? edits.flatMap((each) => each ?? []) : null
}

function changedConstraint(
  table: Table,
  next: Table,
  name: string,
): readonly [AnyConstraint, AnyConstraint] | null {
  const old = withKinds(table)
  const now = withKinds(next)
  const at = old.findIndex((each) => each.constraint.name === name)
  const before = old[at]
  const after = now.find(
    (each) => each.kind === before?.kind && !old.some((other) => other.constraint === each.constraint),
  )
  return before && after ? [before, after] : null
}

function withKinds(table: Table): readonly AnyConstraint[] {
  return [
    ...(table.primaryKey ? [{ kind: 'primaryKey' as const, constraint: table.primaryKey }] : []),
    ...table.uniques.map((constraint) => ({ kind: 'unique' as const, constraint })),
    ...table.foreignKeys.map((constraint) => ({ kind: 'foreignKey' as const, constraint })),
    ...table.checks.map((constraint) => ({ kind: 'check' as const, constraint })),
    ...table.exclusions.map((constraint) => ({ kind: 'exclusion' as const, constraint })),
  ]
}

/** The comment of a new column, behind the statements of its table. */
function commentStatement(
  task: Task,
  op: Extract<SchemaOp, { readonly op: 'column.add' }>,
  table: Table,
  comment: string | null,
): NonNullable<Edits> {
  if (comment === null) return []
  const style = styleOf(task.state, null)
  const name = `${style.name(table)}.${task.quote(op.column.name)}`
  const written = task.parts.comment('COLUMN', name, comment, style)
  const about = statementsAbout(task.state, idsOf(table)).filter((each) => !each.nested)
  const last = about.findLast((each) => each.node.kind === 'comment')
  const first = last ?? about.find((each) => each.node.kind === 'createTable') ?? about.at(-1) ?? null
  // The column may be added by an ALTER TABLE further down.
  const adding = about.findLast(
    ({ node }) => node.kind === 'alterTable' && node.actions.some((action) => action.kind === 'addColumn'),
  )
  const anchor = laterOf(first, adding ?? null)
  return insertAfter(task.state, anchor, [written], last ? 'tight' : 'apart')
}

function writeCommentOp(task: Task, op: Extract<SchemaOp, { readonly comment: string | null }>): Edits {
  const ids = subjectIds(task, op)
  const id = commentedId(task, op)
  if (!id) return null
  const model = statementsAbout(task.state, ids)[0] ?? null
  const written = task.parts.alter(op, task.before, task.after, styleOf(task.state, model))
  return writeComment(task, id, ids, op.comment, written)
}

/** The entity whose comment an op sets. */
function commentedId(
  task: Task,
  op: Extract<SchemaOp, { readonly comment: string | null }>,
): EntityId | null {
  switch (op.op) {
    case 'column.setComment': {
      const table = findTable(task.before, op.table)
      return (table && findColumn(table, op.column)?.id) ?? null
    }
    case 'constraint.setComment': {
      const table = findTable(task.before, op.table)
      const found = table && withKinds(table).find((each) => each.constraint.name === op.name)
      return found?.constraint.id ?? null
    }
    case 'index.setComment': {
      const owner = findTable(task.before, op.table) ?? findView(task.before, op.table)
      return owner?.indexes.find((index) => index.name === op.name)?.id ?? null
    }
    default:
      return subjectIds(task, op)[0] ?? null
  }
}
