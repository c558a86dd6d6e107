import type { Column, Table } from '../schema/index.ts'
import { isAuditName } from './audit-tables.ts'
import { isInteger, isTextual } from './column-types.ts'
import { isReviewed } from './define.ts'
import { lastWord, plural, singular, snakeCase, wordsOf } from './names.ts'
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
    for (const candidate of candidatesOf(table)) {
      const reference = referenceOf(table, candidate, bySnake)
      if (reference) references.push(reference)
    }
  }
  found.set(context, references)
  return references
}

/** A column named after a thing and its key: `stem` is the thing. */
interface Candidate {
  readonly column: Column
  readonly stem: readonly string[]
}

/** The columns of a table that may point at another; kept for as long as its context is the same object. */
function candidatesOf(context: TableContext): readonly Candidate[] {
  const known = candidates.get(context)
  if (known) return known
  const made = context.table.columns.flatMap((column) => {
    const stem = stemOf(context, column)
    return stem ? [{ column, stem }] : []
  })
  candidates.set(context, made)
  return made
}

const candidates = new WeakMap<TableContext, readonly Candidate[]>()

function stemOf(context: TableContext, column: Column): readonly string[] | null {
  if (!column.name.endsWith('d') && !column.name.endsWith('D')) return null
  const words = wordsOf(column.name)
  const stem = words.slice(0, -1)
  if (words.at(-1) !== 'id' || stem.length === 0 || column.inherited || column.generated) return null
  const { table } = context
  if (table.foreignKeys.some((key) => key.columns.includes(column.name))) return null
  if (table.primaryKey?.columns.length === 1 && table.primaryKey.columns[0] === column.name) return null
  const typed = context.columns.has(`${stem.join('_')}_type`)
  return typed || context.columns.has(`${column.name.slice(0, -2)}Type`) ? null : stem
}

function referenceOf(
  context: TableContext,
  { column, stem }: Candidate,
  bySnake: ReadonlyMap<string, readonly Table[]>,
): ImpliedReference | null {
  const { table } = context
  const ofParent = stem.join('_') === 'parent'
  // A copy of a row (a version, an audit trail) keeps the parent of what it is a copy of.
  if (ofParent && isCopy(table.name)) return null
  const target = ofParent ? table : tableNamed(stem, table, bySnake)
  // `reaction_id` in reactions says which reaction, not that one belongs to another.
  if (target === table && !ofParent) return null
  const [keyName, second] = target?.primaryKey?.columns ?? []
  const targetColumn =
    second === undefined ? target?.columns.find((each) => each.name === keyName) : undefined
  if (!target || !targetColumn || !comparable(column, targetColumn)) return null
  return { context, column, target, targetColumn }
}

function isCopy(name: string): boolean {
  return isAuditName(name) || singular(lastWord(name)) === 'version'
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
