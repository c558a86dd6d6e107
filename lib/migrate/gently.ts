import {
  type CheckSpec,
  type ForeignKeySpec,
  findColumn,
  findTable,
  type Schema,
  type SchemaOp,
  type Table,
} from '../schema/index.ts'
import type { Dialect, PlanStyle } from '../sql/index.ts'
import { freshName } from './fresh-name.ts'

/**
 * The same change with rows read while others go on reading and writing: constraints enter unchecked and
 * are checked apart, null is forbidden by a checked constraint first. Ops on tables of their own making
 * stay as they are.
 */
export function gently(
  ops: readonly SchemaOp[],
  before: Schema,
  dialect: Dialect,
  style: PlanStyle,
): readonly SchemaOp[] {
  if (style.blocking === 'allowed' || !dialect.online) return ops
  const out: SchemaOp[] = []
  const checks: SchemaOp[] = []
  for (const op of ops) {
    const table = 'table' in op && typeof op.table === 'string' ? findTable(before, op.table) : null
    if (table && op.op === 'column.setNullable' && !op.nullable) {
      out.push(...requireGently(op, table, dialect))
      continue
    }
    const wanted = table ? constraintOf(op) : null
    if (!table || !wanted || !dialect.online.entersUnchecked(table, wanted.kind, style.version)) {
      out.push(op)
      continue
    }
    if (wanted.replaces) out.push({ op: 'constraint.drop', table: wanted.table, name: wanted.name })
    out.push(wanted.unchecked)
    checks.push({ op: 'constraint.validate', table: wanted.table, name: wanted.name })
  }
  return [...out, ...checks]
}

/** The ops that make a column one that must have a value, for rows to come and then for all. */
export function requireGently(
  op: Extract<SchemaOp, { readonly op: 'column.setNullable' }>,
  table: Table,
  dialect: Dialect,
): readonly SchemaOp[] {
  const column = findColumn(table, op.column)
  const proven = table.kind === 'table' && !table.primaryKey?.columns.includes(op.column)
  if (!dialect.online || !column || !proven) return [op]
  const taken = table.checks.map((check) => check.name)
  const name = freshName(`${table.name}_${op.column}_present`, taken, dialect)
  const expression = dialect.online.isPresent(op.column)
  return [
    {
      op: 'check.add',
      table: op.table,
      check: { name, expression, noInherit: false, notValid: true, enforced: true },
    },
    { op: 'constraint.validate', table: op.table, name },
    op,
    { op: 'constraint.drop', table: op.table, name },
  ]
}

interface Wanted {
  readonly kind: 'check' | 'foreignKey'
  readonly table: string
  readonly name: string
  readonly unchecked: SchemaOp
  /** Whether one of that name is there and goes. */
  readonly replaces: boolean
}

function constraintOf(op: SchemaOp): Wanted | null {
  switch (op.op) {
    case 'check.add':
    case 'check.alter':
      return isChecked(op.check)
        ? {
            kind: 'check',
            table: op.table,
            name: op.check.name,
            unchecked: { op: 'check.add', table: op.table, check: { ...op.check, notValid: true } },
            replaces: op.op === 'check.alter',
          }
        : null
    case 'foreignKey.add':
    case 'foreignKey.alter':
      return isChecked(op.foreignKey)
        ? {
            kind: 'foreignKey',
            table: op.table,
            name: op.foreignKey.name,
            unchecked: {
              op: 'foreignKey.add',
              table: op.table,
              foreignKey: { ...op.foreignKey, notValid: true },
            },
            replaces: op.op === 'foreignKey.alter',
          }
        : null
    default:
      return null
  }
}

function isChecked<T extends CheckSpec | ForeignKeySpec>(spec: T): spec is T & { readonly name: string } {
  return spec.name !== null && !spec.notValid && spec.enforced
}
