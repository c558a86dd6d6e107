import {
  type Column,
  type ColumnSpec,
  entityId,
  findColumn,
  findTable,
  joinQualified,
  type Schema,
  type SchemaOp,
  splitQualified,
  type Table,
} from '../../../schema/index.ts'
import type { Dialect } from '../../../sql/index.ts'
import { freshName } from './fresh-name.ts'
import type { Shadow } from './shadow.ts'
import { refOf } from './specs.ts'
import type { Work } from './work.ts'

/** What dealing needs to know of both ends. */
export interface Ends {
  readonly before: Schema
  readonly after: Schema
  readonly dialect: Dialect
  readonly shadows: readonly Shadow[]
}

type Op<K extends SchemaOp['op']> = Extract<SchemaOp, { readonly op: K }>

/**
 * Deals the ops of the whole change out to the phases where they hurt nobody. An op that is left out here
 * is found again when the last phases are compared with the target.
 */
export function dealOps(ops: readonly SchemaOp[], ends: Ends, work: Work): void {
  for (const op of ops) dealOp(op, ends, work)
}

function dealOp(op: SchemaOp, ends: Ends, work: Work) {
  if ('column' in op && typeof op.column === 'string' && isShadowed(op.table, op.column, ends)) return
  switch (op.op) {
    case 'schema.add':
    case 'enum.add':
    case 'enum.addValue':
    case 'enum.rename':
    case 'view.add':
    case 'table.add':
    case 'table.setComment':
    case 'column.setComment':
      work.ops.expand.push(op)
      return
    case 'table.rename':
      return renameTable(op, ends, work)
    case 'table.setSchema':
      work.ops.expand.push(op)
      work.gates.expand.add(`Every application finds ${op.table} also in schema ${op.schema}.`)
      return
    case 'column.rename':
    case 'view.rename':
    case 'enum.renameValue':
      work.ops.switch.push(op)
      work.gates.switch.add(`No application depends on the old name in: ${describeRename(op)}.`)
      return
    case 'object.add':
      if (op.kind !== 'trigger' && op.kind !== 'rule') work.ops.expand.push(op)
      return
    case 'column.add':
      return addColumn(op, ends, work)
    case 'column.drop':
      return relaxBeforeDrop(op, ends, work)
    case 'column.setNullable':
      if (!op.nullable) return forbidNull(op.table, op.column, ends, work)
      work.ops.expand.push(op)
      return
    case 'index.add':
      return addIndex(op, ends, work)
    case 'check.add':
    case 'foreignKey.add':
      return addUnchecked(op, ends, work)
    case 'unique.add':
    case 'exclusion.add':
    case 'primaryKey.set':
      return addKey(op, ends, work)
    case 'policy.add':
      if (isFresh(op.table, ends)) work.ops.expand.push(op)
      return
    default:
      return
  }
}

/** Both names lead to the rows until the last phase: the old one by a view. */
function renameTable(op: Op<'table.rename'>, { before, dialect, shadows }: Ends, work: Work): void {
  const table = findTable(before, op.table)
  work.ops.expand.push(op)
  if (!table) return
  const view = oldNameView(table, op.to, dialect)
  work.ops.expand.push(view)
  if (shadows.some((shadow) => shadow.table === table && shadow.retired !== shadow.old.name)) {
    // The view stands on the old columns; once the names are exchanged it must stand on the new ones.
    work.ops.switch.push({ op: 'view.drop', view: refOf(table) })
    work.afterSwitch.push(view)
  }
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

/** A column that must have a value gets it in steps: empty, then filled, then checked, then required. */
function addColumn(op: Op<'column.add'>, ends: Ends, work: Work): void {
  const { column } = op
  const made = addedColumn(op, ends)
  const own = column.identity !== null || column.generated !== null || made?.serial
  if (isFresh(op.table, ends) || own || !made) {
    work.ops.expand.push(op)
    return
  }
  const constant = column.default !== null && !ends.dialect.online?.differsByRow(column.default)
  if (constant || (column.nullable && column.default === null)) {
    work.ops.expand.push(op)
    return
  }
  const empty: ColumnSpec = { ...column, nullable: true, default: null }
  work.ops.expand.push({ ...op, column: empty })
  if (column.default !== null) {
    work.ops.expand.push({
      op: 'column.setDefault',
      table: op.table,
      column: column.name,
      default: column.default,
    })
  }
  const table = tableIn(ends.after, op.table)
  if (table && column.default !== null) {
    const fill = ends.dialect.online?.fill(table, made, column.default, null)
    if (fill) work.rows.backfill.push(fill)
  }
  if (!column.nullable) forbidNull(op.table, column.name, ends, work)
}

/** A proof by a checked constraint spares the reading of all rows under the strongest lock. */
function forbidNull(ref: string, name: string, ends: Ends, work: Work): void {
  const { after, dialect } = ends
  const table = tableIn(after, ref)
  const column = table ? findColumn(table, name) : null
  if (!dialect.online || !table || !column) return
  if (isFresh(ref, ends)) return
  proveNotNull(ref, table, name, dialect, work)
  if (column.default !== null && tableIn(ends.before, ref)) {
    work.rows.backfill.push(dialect.online.fill(table, column, column.default, null))
  }
  work.gates.backfill.add(`Every application gives ${table.name}.${name} a value whenever it writes a row.`)
  work.checks.validate.push(dialect.online.noneMissing(table, name))
}

/** The ops that turn a column into one that must have a value, without a long lock. */
export function proveNotNull(ref: string, table: Table, column: string, dialect: Dialect, work: Work): void {
  const expression = dialect.online?.isPresent(column) ?? ''
  const taken = table.checks.map((check) => check.name)
  const name = freshName(`${table.name}_${column}_present`, taken, dialect)
  work.ops.backfill.push({
    op: 'check.add',
    table: ref,
    check: { name, expression, noInherit: false, notValid: true, enforced: true },
  })
  work.ops.validate.push(
    { op: 'constraint.validate', table: ref, name },
    { op: 'column.setNullable', table: ref, column, nullable: false },
    { op: 'constraint.drop', table: ref, name },
  )
}

/** The new application may leave the column out as soon as it is deployed. */
function relaxBeforeDrop(op: Op<'column.drop'>, { before, after }: Ends, work: Work): void {
  const table = tableIn(before, op.table)
  const column = table ? findColumn(table, op.column) : null
  if (!table || !column || !tableIn(after, op.table)) return
  work.gates.contract.add(`No application reads or writes ${table.name}.${op.column}.`)
  const required = !column.nullable && column.default === null && !column.identity && !column.generated
  if (!required || table.primaryKey?.columns.includes(op.column)) return
  work.ops.expand.push({ op: 'column.setNullable', table: op.table, column: op.column, nullable: true })
}

function addIndex(op: Op<'index.add'>, ends: Ends, work: Work): void {
  if (namesShadow(op.table, namesOf(op.index.keys.map((key) => key.column)), ends)) return
  if (!op.index.unique || isFresh(op.table, ends)) {
    work.ops.expand.push(op)
    return
  }
  work.ops.validate.push(op)
  const columns = namesOf(op.index.keys.map((key) => key.column))
  if (op.index.where === null && columns.length === op.index.keys.length)
    askUnique(op.table, columns, ends, work)
}

/** First for rows to come, then for those that are there. */
function addUnchecked(op: Op<'check.add'> | Op<'foreignKey.add'>, ends: Ends, work: Work): void {
  const name = op.op === 'check.add' ? op.check.name : op.foreignKey.name
  const target = op.op === 'foreignKey.add' ? op.foreignKey.references : null
  if (op.op === 'foreignKey.add' && namesShadow(op.table, op.foreignKey.columns, ends)) return
  if (target && namesShadow(target.table, target.columns, ends)) return
  if (isFresh(op.table, ends) || name === null) {
    work.ops.expand.push(op)
    return
  }
  const unchecked: SchemaOp =
    op.op === 'check.add'
      ? { ...op, check: { ...op.check, notValid: true } }
      : { ...op, foreignKey: { ...op.foreignKey, notValid: true } }
  work.ops.backfill.push(unchecked)
  const rows = op.op === 'check.add' ? 'a row that fails' : 'a reference to a missing row behind'
  work.gates.backfill.add(`No application writes ${rows} ${name}.`)
  const wanted = op.op === 'check.add' ? op.check : op.foreignKey
  if (!wanted.notValid && wanted.enforced) {
    work.ops.validate.push({ op: 'constraint.validate', table: op.table, name })
    const table = tableIn(ends.after, op.table)
    if (op.op === 'check.add' && table && ends.dialect.online) {
      work.checks.validate.push(ends.dialect.online.allPass(table, op.check.expression))
    }
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
  if (!key || namesShadow(op.table, key.columns, ends)) return
  if (op.op === 'primaryKey.set' && tableIn(ends.before, op.table)?.primaryKey) return
  work.ops[fresh ? 'expand' : 'validate'].push(op)
  if (!fresh) askUnique(op.table, key.columns, ends, work)
}

function askUnique(ref: string, columns: readonly string[], { after, dialect }: Ends, work: Work): void {
  const table = tableIn(after, ref)
  if (!table || !dialect.online) return
  work.gates.validate.add(
    `No application writes two rows of ${table.name} with the same ${columns.join(', ')}.`,
  )
  work.checks.validate.push(dialect.online.noDuplicates(table, columns))
}

/** Whether the table is of this change's own making and so has no rows. */
function isFresh(ref: string, { before, after, shadows }: Ends): boolean {
  const table = tableIn(after, ref)
  if (!table) return false
  const known = shadows.some((shadow) => shadow.target === table)
  return !known && !before.tables.has(table.id) && tableIn(before, ref) === null
}

function isShadowed(ref: string, column: string, ends: Ends): boolean {
  return namesShadow(ref, [column], ends)
}

/** Whether a column of the table has, or is to have, a second one beside it. */
function namesShadow(ref: string, columns: readonly string[], { shadows, after, before }: Ends): boolean {
  const [table, old] = [tableIn(after, ref), tableIn(before, ref)]
  return shadows.some(
    (shadow) =>
      (shadow.target === table || shadow.table === old) &&
      columns.some((name) => name === shadow.wanted.name || name === shadow.old.name),
  )
}

function addedColumn(op: Op<'column.add'>, { after }: Ends): Column | null {
  const table = tableIn(after, op.table)
  return table ? findColumn(table, op.column.name) : null
}

/** The table that a qualified name means; an unqualified one is looked up along the search path. */
export function tableIn(schema: Schema, ref: string): Table | null {
  const parts = splitQualified(ref)
  if (parts.length < 2) return findTable(schema, ref)
  return schema.tables.get(entityId('table', ...parts.slice(-2))) ?? null
}

function namesOf(columns: readonly (string | null)[]): readonly string[] {
  return columns.filter((column) => column !== null)
}

function describeRename(op: Op<'column.rename'> | Op<'view.rename'> | Op<'enum.renameValue'>): string {
  switch (op.op) {
    case 'column.rename':
      return joinQualified(...splitQualified(op.table), op.column)
    case 'view.rename':
      return op.view
    case 'enum.renameValue':
      return `${op.enum} ${op.value}`
  }
}
