import { entityId, findColumn, findTable, type SchemaOp, type Table } from '../../schema/index.ts'
import { namedWhenRun } from './at-once.ts'
import {
  writeColumnAdd,
  writeColumnCollation,
  writeColumnDefault,
  writeColumnNullable,
  writeColumnSource,
  writeColumnType,
} from './columns.ts'
import { commentStatement, writeCommentOp } from './comment-attempts.ts'
import {
  onNewConstraint,
  writeConstraintChange,
  writeConstraintStatement,
  writePrimaryKey,
} from './constraint-attempts.ts'
import { writeConstraintAdd } from './constraints.ts'
import { withNotNulls, withoutSequences, writeDrop } from './drop-attempts.ts'
import { writeRemovals } from './drops.ts'
import { writeEnumAddValue, writeEnumRenameValue } from './enums.ts'
import { writeIndexAdd, writeIndexAlter } from './indexes.ts'
import { reportLeftovers } from './leftovers.ts'
import { writeColumnMove } from './move.ts'
import { writeConstraintName, writeIndexName } from './naming.ts'
import { isAttachedLater, needsKeyBetween } from './needed-between.ts'
import type { Edits, Task } from './plan.ts'
import { writeRename } from './rename.ts'
import { isDoubtful } from './rename-doubts.ts'
import { isRename } from './rename-targets.ts'
import { writeColumnLists, writeCopyLists } from './rows.ts'
import { leavesRowsUnfilled, writeColumnSourceWithRows } from './sources.ts'
import { writeAtEnd, writeBehind } from './statement-attempts.ts'
import { columnParts, declarationAmong, statementsAbout, tableStatements } from './statements.ts'
import { onColumns, onTables } from './subjects.ts'
import { writePersistence, writeRowSecurity, writeValidate } from './tables.ts'
import { writeObjectAlter, writeSchemaAdd, writeViewQuery } from './views.ts'

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
  const edits = writeWhereItStands(task, op)
  return edits && !isRename(op) && needsKeyBetween(task, edits) ? null : edits
}

function writeWhereItStands(task: Task, op: SchemaOp): Edits {
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
      return withoutSequences(task, onColumns(task, op.column, writeSource))
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
      if (op.op === 'table.setSchema' && !isSchemaThere(task, op)) return null
      return isDoubtful(task, op) ? null : writeRename(task, op)
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
    case 'object.alter':
      return writeObjectAlter(task, op)
    default:
      return null
  }
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

/** A partition that is attached to its parent later gets the identity from there, and must have none before. */
const writeSource: typeof writeColumnSourceWithRows = (task, table, column) => {
  if (!column.identity || !isAttachedLater(task, table)) return writeColumnSourceWithRows(task, table, column)
  const hasDefault = findColumn(table, column.name)?.default != null
  return hasDefault ? writeColumnDefault(task, table, column) : []
}

/** Whether the schema is made before the table that goes into it. */
function isSchemaThere(task: Task, op: Extract<SchemaOp, { readonly op: 'table.setSchema' }>): boolean {
  const table = findTable(task.before, op.table)
  const create = table && tableStatements(task.state, table).create
  const made = statementsAbout(task.state, [entityId('schema', op.schema)]).find(
    ({ node }) => node.kind === 'createSchema',
  )
  return !made || !create || made.index <= create.index
}

/** Whether CREATE TABLE makes it a partition, whose list only adds to columns that it has already. */
function isMadeAsPartition(task: Task, table: Table): boolean {
  return (tableStatements(task.state, table).create?.node.partitionOf ?? null) !== null
}
