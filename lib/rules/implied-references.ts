import type { Column, Table } from '../schema/index.ts'
import { isInteger, isTextual } from './column-types.ts'
import { isReviewed } from './define.ts'
import { plural, singular, snakeCase, wordsOf } from './names.ts'
import type { RuleContext } from './rule.ts'
import type { TableContext } from './table-context.ts'

/** A column whose name and type say that it points at a table, though no foreign key does. */
export interface ImpliedReference {
  readonly context: TableContext
  readonly column: Column
  readonly target: Table
  readonly targetColumn: Column
}

/** All of them, found once per reading; linear in the number of columns. */
export function impliedReferences(context: RuleContext): readonly ImpliedReference[] {
  const known = found.get(context)
  if (known) return known
  const bySnake = new Map<string, Table[]>()
  for (const [name, tables] of context.tablesByName) {
    const key = snakeCase(name)
    bySnake.set(key, [...(bySnake.get(key) ?? []), ...tables.filter((table) => table.partitionOf === null)])
  }
  const references: ImpliedReference[] = []
  for (const table of context.tables.values()) {
    if (!isReviewed(table)) continue
    for (const column of table.table.columns) {
      const reference = referenceOf(table, column, bySnake)
      if (reference) references.push(reference)
    }
  }
  found.set(context, references)
  return references
}

function referenceOf(
  context: TableContext,
  column: Column,
  bySnake: ReadonlyMap<string, readonly Table[]>,
): ImpliedReference | null {
  if (!column.name.endsWith('d') && !column.name.endsWith('D')) return null
  const words = wordsOf(column.name)
  const stem = words.slice(0, -1)
  if (words.at(-1) !== 'id' || stem.length === 0 || column.inherited || column.generated) return null
  const { table } = context
  if (table.foreignKeys.some((key) => key.columns.includes(column.name))) return null
  if (table.primaryKey?.columns.length === 1 && table.primaryKey.columns[0] === column.name) return null
  if (context.columns.has(`${stem.join('_')}_type`) || context.columns.has(`${column.name.slice(0, -2)}Type`))
    return null
  const target = stem.join('_') === 'parent' ? table : tableNamed(stem, table, bySnake)
  const [keyName, second] = target?.primaryKey?.columns ?? []
  const targetColumn =
    second === undefined ? target?.columns.find((each) => each.name === keyName) : undefined
  if (!target || !targetColumn || !comparable(column, targetColumn)) return null
  return { context, column, target, targetColumn }
}

function tableNamed(
  stem: readonly string[],
  from: Table,
  bySnake: ReadonlyMap<string, readonly Table[]>,
): Table | null {
  const last = stem.at(-1) ?? ''
  for (const form of [plural(last), last, singular(last)]) {
    const tables = bySnake.get([...stem.slice(0, -1), form].join('_')) ?? []
    const near =
      tables.find((table) => table.schema === from.schema) ?? (tables.length === 1 ? tables[0] : undefined)
    if (near) return near
  }
  return null
}

function comparable(a: Column, b: Column): boolean {
  if (a.type.display === b.type.display) return true
  return (isInteger(a.type) && isInteger(b.type)) || (isTextual(a.type) && isTextual(b.type))
}

const found = new WeakMap<RuleContext, readonly ImpliedReference[]>()
