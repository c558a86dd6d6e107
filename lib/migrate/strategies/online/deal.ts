import { findTable, joinQualified, type SchemaOp, splitQualified, type Table } from '../../../schema/index.ts'
import type { Dialect } from '../../../sql/index.ts'
import { refOf } from '../../specs.ts'
import { awaitsColumn, awaitsKey, awaitsName, becomesPermanent, hasKey } from './awaits.ts'
import { isCovered } from './counterparts.ts'
import { addColumn, allowNull, askUnique, relaxBeforeDrop, requireColumn } from './deal-columns.ts'
import { type Ends, isFresh, isShadowed, type Op, tableIn } from './ends.ts'
import { changePartition, withIndexesAbove } from './partitions.ts'
import { replaceIndex, replacePrimaryKey, replaceSharedIndex, replaceUnique } from './replace.ts'
import { askMeaning, checkAgain } from './retyped.ts'
import { countByIdentity, ownedSequence, takesCountOver } from './sequences.ts'
import type { Work } from './work.ts'

/**
 * Deals the ops of the whole change out to the phases where they hurt nobody. An op that is left out here
 * is found again when the last phases are compared with the target.
 */
export function dealOps(ops: readonly SchemaOp[], ends: Ends, work: Work): void {
  for (const op of ops) dealOp(op, ends, work)
}

function dealOp(op: SchemaOp, ends: Ends, work: Work): void {
  if ('column' in op && typeof op.column === 'string' && isShadowed(op.table, op.column, ends)) return
  if (op.op === 'column.add' && isShadowed(op.table, op.column.name, ends)) return
  switch (op.op) {
    case 'schema.add':
    case 'enum.add':
    case 'enum.addValue':
    case 'table.setComment':
    case 'column.setComment':
      work.ops.expand.push(op)
      return
    case 'view.add':
      // What reads a name that is not there yet comes when it is.
      if (!awaitsName(viewRef(op), ends, work)) work.ops.expand.push(op)
      return
    case 'table.add':
      work.ops.expand.push(op, ...withIndexesAbove(op, ends))
      return
    case 'table.setPartition':
      changePartition(op, ends, work)
      return
    case 'table.rename':
      renameTable(op, ends, work)
      return
    case 'table.setSchema':
      work.ops.expand.push(op)
      work.gates.expand.add(`Every application finds ${op.table} also in schema ${op.schema}.`)
      return
    case 'column.rename':
    case 'view.rename':
    case 'enum.rename':
    case 'enum.renameValue':
      renameInPlace(op, ends, work)
      return
    case 'object.add':
      if (takesCountOver(op, ends, work)) return
      if (op.kind !== 'trigger' && op.kind !== 'rule') work.ops.expand.push(op)
      return
    case 'sequence.setOwnedBy':
      if (op.ownedBy && !columnBefore(op.ownedBy, ends)) work.ops.expand.push(op)
      return
    case 'column.setIdentity':
      countByIdentity(op, ends, work)
      return
    case 'column.setType':
      askMeaning(op, ends, work)
      checkAgain(op, ends, work)
      return
    case 'column.add':
      addColumn(op, ends, work)
      return
    case 'column.drop':
      relaxBeforeDrop(op, ends, work)
      return
    case 'column.setNullable':
      if (op.nullable) allowNull(op, ends, work)
      else if (!awaitsColumn(op.table, ends.dialect.quote(op.column), work))
        requireColumn(op.table, op.column, ends, work)
      return
    case 'index.add':
      if (!replaceSharedIndex(op, ends, work)) addIndex(op, ends, work)
      return
    case 'index.alter':
      replaceIndex(op, ends, work)
      return
    case 'unique.alter':
      replaceUnique(op, ends, work)
      return
    case 'check.add':
    case 'foreignKey.add':
      addUnchecked(op, ends, work)
      return
    case 'unique.add':
    case 'exclusion.add':
    case 'primaryKey.set':
      addKey(op, ends, work)
      return
    case 'constraint.drop':
      gateDrop(op, ends, work)
      return
    case 'table.drop':
      dropTable(op, ends, work)
      return
    case 'policy.add':
      if (awaitsColumn(op.table, `${op.policy.using ?? ''} ${op.policy.check ?? ''}`, work)) return
      if (isFresh(op.table, ends) || !isGuarded(op.table, ends)) work.ops.expand.push(op)
      return
    case 'table.setRowSecurity':
      guardRows(op, ends, work)
      return
    case 'object.setOwner':
    case 'object.setGrants':
      if (op.kind === 'table' && isFresh(op.object, ends)) work.ops.expand.push(op)
      return
    default:
      return
  }
}

function viewRef({ view: { schema, name } }: Op<'view.add'>): string {
  return schema === null ? name : joinQualified(schema, name)
}

/** Both names lead to the rows until the last phase: the old one by a view. */
function renameTable(op: Op<'table.rename'>, { before, after, dialect }: Ends, work: Work): void {
  const table = findTable(before, op.table)
  work.ops.expand.push(op)
  if (!table) return
  const target = tableIn(after, joinQualified(table.schema, op.to))
  for (const column of target?.columns ?? []) {
    const [old, next] = [
      ownedSequence(before, table, column.name),
      target && ownedSequence(after, target, column.name),
    ]
    if (!old || !next || old.name === next.name || after.sequences.has(old.id)) continue
    work.ops.expand.push({ op: 'object.rename', kind: 'sequence', object: refOf(old), to: next.name })
  }
  work.ops.expand.push(oldNameView(table, op.to, dialect))
  work.gates.contract.add(`Every application uses ${op.to} instead of ${table.name}.`)
}

function oldNameView(table: Table, to: string, dialect: Dialect): Op<'view.add'> {
  const columns = table.columns.map(({ name }) => dialect.quote(name)).join(', ')
  return {
    op: 'view.add',
    view: {
      schema: table.schema,
      name: table.name,
      kind: 'view',
      query: `SELECT ${columns} FROM ${dialect.quote(table.schema)}.${dialect.quote(to)}`,
      columns: [],
      comment: null,
    },
  }
}

type InPlace = Op<'column.rename'> | Op<'view.rename'> | Op<'enum.rename'> | Op<'enum.renameValue'>

/** What cannot have two names at a time changes its name in the switch. */
function renameInPlace(op: InPlace, { before, after }: Ends, work: Work): void {
  // A type that only steps aside for another of its name does so when that is made.
  if (op.op === 'enum.rename' && isReplaced(op.enum, before, after)) return
  work.switch.push(op)
  work.gates.switch.add(`No application depends on the old name in: ${describeRename(op)}.`)
}

function isReplaced(ref: string, before: Ends['before'], after: Ends['after']): boolean {
  const named = (schema: Ends['before']) =>
    [...schema.enums.values()].some((each) => refOf(each) === joinQualified(...splitQualified(ref)))
  return named(before) && named(after)
}

function addIndex(op: Op<'index.add'>, ends: Ends, work: Work): void {
  if (isCovered(ends.parts, tableIn(ends.after, op.table), op.index.name)) return
  if (!op.index.unique || isFresh(op.table, ends)) {
    work.ops.expand.push(op)
    return
  }
  work.ops.validate.push(op)
  const columns = op.index.keys.flatMap(({ column }) => (column === null ? [] : [column]))
  if (op.index.where === null && columns.length === op.index.keys.length)
    askUnique(op.table, columns, ends, work)
}

/** First for rows to come, then for those that are there. */
function addUnchecked(op: Op<'check.add'> | Op<'foreignKey.add'>, ends: Ends, work: Work): void {
  const wanted = op.op === 'check.add' ? op.check : op.foreignKey
  const { name } = wanted
  const table = tableIn(ends.after, op.table)
  if (isCovered(ends.parts, table, name)) return
  const late = op.op === 'foreignKey.add' && awaitsKey(op, ends, work)
  if (op.op === 'check.add' && awaitsColumn(op.table, op.check.expression, work)) return
  // Where names change hands before there is such a key, what rests on it follows them.
  if (op.op === 'foreignKey.add' && !late && !hasKey(op, ends)) return
  if (op.op === 'foreignKey.add' && becomesPermanent(op, ends)) return
  if (isFresh(op.table, ends) || name === null) {
    work.ops[late ? 'validate' : 'expand'].push(op)
    return
  }
  const kind = op.op === 'check.add' ? 'check' : 'foreignKey'
  const rows = kind === 'check' ? 'a row that fails' : 'a reference to a missing row behind'
  work.gates.backfill.add(`No application writes ${rows} ${name}.`)
  if (table && !ends.dialect.online?.entersUnchecked(table, kind, ends.version)) {
    work.ops.validate.push(op)
    return
  }
  work.ops[late ? 'validate' : 'backfill'].push(
    op.op === 'check.add'
      ? { ...op, check: { ...op.check, notValid: true } }
      : { ...op, foreignKey: { ...op.foreignKey, notValid: true } },
  )
  if (wanted.notValid || !wanted.enforced) return
  work.ops.validate.push({ op: 'constraint.validate', table: op.table, name })
  if (op.op === 'check.add' && table && ends.dialect.online) {
    work.checks.validate.push(ends.dialect.online.allPass(table, op.check.expression))
  }
}

function addKey(
  op: Op<'unique.add'> | Op<'exclusion.add'> | Op<'primaryKey.set'>,
  ends: Ends,
  work: Work,
): void {
  const fresh = isFresh(op.table, ends)
  if (op.op === 'exclusion.add') {
    work.ops[fresh ? 'expand' : 'validate'].push(op)
    return
  }
  const key = op.op === 'unique.add' ? op.unique : op.primaryKey
  if (!key || isCovered(ends.parts, tableIn(ends.after, op.table), key.name)) return
  if (op.op === 'primaryKey.set' && tableIn(ends.before, op.table)?.primaryKey) {
    replacePrimaryKey(op, ends, work)
    return
  }
  work.ops[fresh ? 'expand' : 'validate'].push(op)
  if (!fresh) askUnique(op.table, key.columns, ends, work)
}

/** A key that goes may be what an application's writes rest on; any other rule goes in the switch. */
function gateDrop(op: Op<'constraint.drop'>, { before }: Ends, work: Work): void {
  const table = tableIn(before, op.table)
  if (!table?.uniques.some(({ name }) => name === op.name)) return
  work.gates.contract.add(`No application relies on ${op.name} to keep rows of ${table.name} apart.`)
}

/** A table that is made anew as one of another kind takes no rows along, so there must be none. */
function dropTable(op: Op<'table.drop'>, { before, after, dialect }: Ends, work: Work): void {
  work.gates.contract.add(`No application uses ${op.table}.`)
  const table = tableIn(before, op.table)
  if (table && tableIn(after, op.table) && dialect.online) {
    work.checks.contract.push(dialect.online.isEmpty(table))
  }
}

function isGuarded(ref: string, { before }: Ends): boolean {
  return tableIn(before, ref)?.rowSecurity.enabled ?? false
}

/** Policies are there before they are in force. */
function guardRows(op: Op<'table.setRowSecurity'>, ends: Ends, work: Work): void {
  if (isFresh(op.table, ends)) {
    work.ops.expand.push(op)
    return
  }
  const table = tableIn(ends.after, op.table)
  if (!op.enabled || isGuarded(op.table, ends) || !table || !ends.dialect.online) return
  work.gates.switch.add(`Every application works with the policies of ${table.name} in force.`)
  work.checks.switch.push(ends.dialect.online.rolesHavePolicies(table))
}

function columnBefore(
  { table, column }: { readonly table: string; readonly column: string },
  { before }: Ends,
): boolean {
  return tableIn(before, table)?.columns.some(({ name }) => name === column) ?? false
}

function describeRename(op: InPlace): string {
  switch (op.op) {
    case 'column.rename':
      return joinQualified(...splitQualified(op.table), op.column)
    case 'view.rename':
      return op.view
    case 'enum.rename':
      return op.enum
    case 'enum.renameValue':
      return `${op.enum} ${op.value}`
  }
}
