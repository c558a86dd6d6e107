import {
  type CheckConstraint,
  type ForeignKey,
  findColumn,
  findTable,
  joinQualified,
  type KeyConstraint,
  type Schema,
  type SchemaOp,
  splitQualified,
  type Table,
} from '../schema/index.ts'
import type { Dialect, PlanStyle } from '../sql/index.ts'
import { freshName } from './fresh-name.ts'
import { checkSpec, foreignKeySpec, keySpec, refOf, uniqueIndexSpec } from './specs.ts'

/** What takes one op back: ops in its place, and ops that go before or behind all others, where they block nobody. */
export interface Inverse {
  readonly first?: readonly SchemaOp[]
  readonly ops: readonly SchemaOp[]
  readonly last?: readonly SchemaOp[]
}

export interface InverseInput {
  readonly op: SchemaOp
  /** Where the op stands among `ops`. */
  readonly at: number
  readonly ops: readonly SchemaOp[]
  /** The schemas around the op. */
  readonly before: Schema
  readonly after: Schema
  readonly dialect: Dialect
  readonly style: PlanStyle
}

/** What takes one op back exactly; null when only the schemas can tell. */
export function inverseOf(input: InverseInput): Inverse | null {
  if (goesWithTable(input)) return { ops: [] }
  return (input.style.blocking === 'avoided' ? withoutBlocking(input) : null) ?? plainly(input)
}

/** What is added to a table that the same ops make goes when that goes. */
function goesWithTable({ op, at, ops }: InverseInput): boolean {
  switch (op.op) {
    case 'index.add':
    case 'unique.add':
    case 'check.add':
    case 'policy.add':
      return ops.slice(0, at).some((each) => each.op === 'table.add' && nameOf(each.table) === op.table)
    default:
      return false
  }
}

function plainly({ op, before, ops }: InverseInput): Inverse | null {
  switch (op.op) {
    case 'table.rename':
      return one({ op: 'table.rename', table: renamed(op.table, op.to), to: lastPart(op.table) })
    case 'view.rename':
      return one({ op: 'view.rename', view: renamed(op.view, op.to), to: lastPart(op.view) })
    case 'enum.rename':
      return one({ op: 'enum.rename', enum: renamed(op.enum, op.to), to: lastPart(op.enum) })
    case 'object.rename':
      if (op.kind !== 'sequence') return null
      return one({ ...op, object: renamed(op.object, op.to), to: lastPart(op.object) })
    case 'column.rename':
      return one({ ...op, column: op.to, to: op.column })
    case 'index.rename':
    case 'constraint.rename':
      return one({ ...op, name: op.to, to: op.name })
    case 'enum.renameValue':
      return one({ ...op, value: op.to, to: op.value })
    case 'enum.add':
      return one({ op: 'enum.drop', enum: nameOf(op.enum) })
    case 'table.add':
      return one({ op: 'table.drop', table: nameOf(op.table) })
    case 'view.add':
      return one({ op: 'view.drop', view: nameOf(op.view) })
    case 'view.setQuery':
      // Names change hands on the way; what the query then says is told by the schema to reach.
      return { ops: [] }
    case 'column.add':
      return one({ op: 'column.drop', table: op.table, column: op.column.name })
    case 'column.setNullable':
      return one({ ...op, nullable: !op.nullable })
    case 'column.setDefault': {
      const column = columnIn(before, op.table, op.column)
      if (!column || column.serial !== null) return null
      const back = { ...op, default: column.default }
      // What one type takes for a default the other may not.
      return isRetyped(op.table, op.column, ops) ? { ops: [], last: [back] } : one(back)
    }
    case 'column.setStorage': {
      const column = columnIn(before, op.table, op.column)
      if (!column) return null
      // Another type is stored in its own way.
      const back = { ...op, storage: column.storage }
      return isRetyped(op.table, op.column, ops) ? { ops: [], last: [back] } : one(back)
    }
    case 'column.setIdentity': {
      const column = columnIn(before, op.table, op.column)
      if (!column || column.serial !== null || column.default !== null) return null
      return one({ ...op, identity: column.identity })
    }
    case 'sequence.setOwnedBy': {
      const parts = splitQualified(op.sequence)
      const sequence = [...before.sequences.values()].find(
        ({ schema, name }) => name === parts.at(-1) && (parts.length < 2 || schema === parts.at(-2)),
      )
      if (!sequence) return null
      const { ownedBy: by } = sequence
      return one({ ...op, ownedBy: by && { table: joinQualified(by.schema, by.table), column: by.column } })
    }
    case 'index.add':
      return op.index.name === null ? null : one({ op: 'index.drop', table: op.table, name: op.index.name })
    case 'check.add':
      return dropOf(op.table, op.check.name)
    case 'foreignKey.add':
      return dropOf(op.table, op.foreignKey.name)
    case 'unique.add':
      return op.unique.usingIndex ? null : dropOf(op.table, op.unique.name)
    default:
      return null
  }
}

function isRetyped(table: string, column: string, ops: readonly SchemaOp[]): boolean {
  return ops.some((each) => each.op === 'column.setType' && each.table === table && each.column === column)
}

/** Where indexes are to be built and rows to be read while others go on reading and writing. */
function withoutBlocking(input: InverseInput): Inverse | null {
  const { op, before, after } = input
  switch (op.op) {
    case 'column.setNullable':
      return op.nullable ? requiredAgain(input, op) : null
    case 'constraint.validate': {
      const table = findTable(before, op.table)
      const again = table ? unchecked(op.table, table, op.name) : null
      return again ? { ops: [{ op: 'constraint.drop', table: op.table, name: op.name }, again] } : null
    }
    case 'constraint.drop': {
      const table = findTable(before, op.table)
      const again = table ? unchecked(op.table, table, op.name) : null
      return again && { ops: [again] }
    }
    case 'primaryKey.set': {
      const [old, next] = [findTable(before, op.table), findTable(after, op.table)]
      if (op.primaryKey === null && old?.primaryKey) return keyAgain(input, op.table, old, old.primaryKey)
      if (op.primaryKey?.usingIndex && old && next && old.primaryKey === null) {
        const { usingIndex: index } = op.primaryKey
        const columns = (name: string) => earlierName(input, op.table, name)
        return {
          ops: [{ op: 'primaryKey.set', table: op.table, primaryKey: null }],
          last: next.primaryKey
            ? [
                {
                  op: 'index.add',
                  table: earlierTable(input, op.table),
                  index: uniqueIndexSpec(next.primaryKey, index, columns),
                },
              ]
            : [],
        }
      }
      return null
    }
    case 'unique.add': {
      const { usingIndex, name } = op.unique
      const made = findTable(after, op.table)?.uniques.find((each) => each.name === name)
      if (!usingIndex || !made) return null
      const columns = (column: string) => earlierName(input, op.table, column)
      const index = uniqueIndexSpec(made, usingIndex, columns)
      return {
        ops: [{ op: 'constraint.drop', table: op.table, name: made.name }],
        last: [{ op: 'index.add', table: earlierTable(input, op.table), index }],
      }
    }
    default:
      return null
  }
}

/** A checked constraint first, so that forbidding null reads no rows. */
function requiredAgain(
  input: InverseInput,
  op: Extract<SchemaOp, { readonly op: 'column.setNullable' }>,
): Inverse | null {
  const { before, dialect } = input
  const table = findTable(before, op.table)
  const column = table ? findColumn(table, op.column) : null
  if (!table || !dialect.online || !column || column.nullable) return null
  const now = laterName(input, op.table, op.column)
  const ref = laterTable(input, op.table)
  const taken = table.checks.map((check) => check.name)
  const name = freshName(`${table.name}_${op.column}_present`, taken, dialect)
  return {
    first: [
      {
        op: 'check.add',
        table: ref,
        check: {
          name,
          expression: dialect.online.isPresent(now),
          noInherit: false,
          notValid: true,
          enforced: true,
        },
      },
      { op: 'constraint.validate', table: ref, name },
    ],
    ops: [{ ...op, nullable: false }],
    last: [{ op: 'constraint.drop', table: earlierTable(input, op.table), name }],
  }
}

/** Its index is built before anything else, so that the key takes it over in no time. */
function keyAgain(input: InverseInput, ref: string, table: Table, key: KeyConstraint): Inverse {
  // A partitioned table takes over no index.
  if (table.kind !== 'table')
    return { ops: [{ op: 'primaryKey.set', table: refOf(table), primaryKey: keySpec(key) }] }
  const name = freshName(`${key.name}_back`, [key.name], input.dialect)
  const columns = (column: string) => laterName(input, ref, column)
  return {
    first: [{ op: 'index.add', table: laterTable(input, ref), index: uniqueIndexSpec(key, name, columns) }],
    ops: [{ op: 'primaryKey.set', table: refOf(table), primaryKey: { ...keySpec(key), usingIndex: name } }],
  }
}

/** Adds a check or foreign key of the table again, for rows to come; those that are there are checked later. */
function unchecked(ref: string, table: Table, name: string): SchemaOp | null {
  const check = named<CheckConstraint>(table.checks, name)
  if (check) return { op: 'check.add', table: ref, check: { ...checkSpec(check), notValid: true } }
  const key = named<ForeignKey>(table.foreignKeys, name)
  const same = (column: string) => column
  return key && { op: 'foreignKey.add', table: ref, foreignKey: foreignKeySpec(key, name, same, same) }
}

function named<T extends { readonly name: string }>(list: readonly T[], name: string): T | null {
  return list.find((each) => each.name === name) ?? null
}

/** What a column is called once all the ops are done. */
function laterName({ ops, at }: InverseInput, table: string, column: string): string {
  let name = column
  let ref = table
  for (const op of ops.slice(at + 1)) {
    if (op.op === 'table.rename' && op.table === ref) ref = renamed(ref, op.to)
    if (op.op === 'column.rename' && op.table === ref && op.column === name) name = op.to
  }
  return name
}

function laterTable({ ops, at }: InverseInput, table: string): string {
  let ref = table
  for (const op of ops.slice(at + 1)) {
    if (op.op === 'table.rename' && op.table === ref) ref = renamed(ref, op.to)
  }
  return ref
}

/** What a column was called before any of the ops. */
function earlierName({ ops, at }: InverseInput, table: string, column: string): string {
  let name = column
  let ref = table
  for (const op of ops.slice(0, at).reverse()) {
    if (op.op === 'table.rename' && renamed(op.table, op.to) === ref) ref = op.table
    if (op.op === 'column.rename' && op.table === ref && op.to === name) name = op.column
  }
  return name
}

function earlierTable({ ops, at }: InverseInput, table: string): string {
  let ref = table
  for (const op of ops.slice(0, at).reverse()) {
    if (op.op === 'table.rename' && renamed(op.table, op.to) === ref) ref = op.table
  }
  return ref
}

function one(op: SchemaOp): Inverse {
  return { ops: [op] }
}

function dropOf(table: string, name: string | null): Inverse | null {
  return name === null ? null : one({ op: 'constraint.drop', table, name })
}

function columnIn(schema: Schema, table: string, name: string) {
  const found = findTable(schema, table)
  return found ? findColumn(found, name) : null
}

function nameOf({ schema, name }: { readonly schema: string | null; readonly name: string }): string {
  return schema === null ? joinQualified(name) : joinQualified(schema, name)
}

function renamed(ref: string, to: string): string {
  return joinQualified(...splitQualified(ref).slice(0, -1), to)
}

function lastPart(ref: string): string {
  return splitQualified(ref).at(-1) ?? ref
}
