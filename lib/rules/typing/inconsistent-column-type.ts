import { type Column, joinQualified, type Table } from '../../schema/index.ts'
import { isInteger, isTextual, isUuid } from '../column-types.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { lastWord } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import type { RuleContext } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** One name, one type. */
export const inconsistentColumnType = schemaRule({
  id: 'inconsistent-column-type',
  title: 'Same name, different type',
  category: 'typing',
  severity: 'info',
  catalogue: ['NM017'],
  tags: ['performance', 'integrity'],
  detects:
    'A column that is an id, code or address of some sort and has another type than its namesakes in other tables.',
  rationale:
    'Joins between the two convert one side and may not use its index, and code that handles one breaks on the other.',
  source: 'https://www.schemacrawler.com/lint.html (same column name, different data types)',
  ignoreWhen: 'The two only share their name.',
  remedy: 'Gives the odd one out the type of the others.',
  fixable: true,
  *check(context) {
    for (const [name, uses] of namesakes(context)) {
      if (uses.length < 4) continue
      const [common, rest] = majority(uses)
      if (!common || rest.length === 0 || rest.length > uses.length * 0.25) continue
      const usual = uses.find(({ column }) => column.type.display === common)?.column
      for (const { context: each, column } of rest) {
        if (!usual || !isKindred(column, usual)) continue
        const tied =
          each.table.foreignKeys.some((key) => key.columns.includes(name)) ||
          each.table.primaryKey?.columns.includes(name)
        yield {
          entities: [column.id, each.table.id],
          message: `${each.label}.${name} is ${column.type.display}, but ${common} in other tables.`,
          evidence: `${uses.length - rest.length} of ${uses.length} columns named ${name} are ${common}.`,
          confidence: 0.5,
          fix: tied
            ? null
            : fixOf(`Change ${each.label}.${name} to ${common}`, 'weigh', {
                op: 'column.setType',
                table: joinQualified(each.table.schema, each.table.name),
                column: name,
                type: common,
                ...(isUuid(usual.type) ? { using: `${each.quote(name)}::uuid` } : {}),
              }),
        }
      }
    }
  },
})

interface Use {
  readonly context: TableContext
  readonly column: Column
}

/** Columns by name, of the names that mean the same thing wherever they stand. */
function namesakes(context: RuleContext): ReadonlyMap<string, readonly Use[]> {
  const byName = new Map<string, Use[]>()
  for (const each of context.tables.values()) {
    if (!isReviewed(each)) continue
    for (const column of sharedColumns(each.table)) {
      const uses = byName.get(column.name)
      if (uses) uses.push({ context: each, column })
      else byName.set(column.name, [{ context: each, column }])
    }
  }
  return byName
}

/** The columns of a table whose names mean the same thing everywhere; kept with its record. */
function sharedColumns(table: Table): readonly Column[] {
  const known = sharedByTable.get(table)
  if (known) return known
  const found = table.columns.filter(
    (column) =>
      column.name !== 'id' &&
      !column.inherited &&
      column.type.dimensions === 0 &&
      column.type.schema === null &&
      shared.has(lastWord(column.name)),
  )
  sharedByTable.set(table, found)
  return found
}

function majority(uses: readonly Use[]): readonly [string | null, readonly Use[]] {
  const counts = new Map<string, number>()
  for (const { column } of uses) counts.set(column.type.display, (counts.get(column.type.display) ?? 0) + 1)
  let common: string | null = null
  for (const [type, count] of counts) if (count > (counts.get(common ?? '') ?? 0)) common = type
  return [common, uses.filter(({ column }) => column.type.display !== common)]
}

const shared: ReadonlySet<string> = new Set(['id', 'uuid', 'email', 'sha', 'sku', 'isbn', 'currency'])

/** Whether two types hold the same kind of value, so that the difference is hardly meant. */
function isKindred(column: Column, usual: Column): boolean {
  if (isInteger(column.type) || isInteger(usual.type)) return isInteger(column.type) && isInteger(usual.type)
  return isTextual(column.type) && (isTextual(usual.type) || isUuid(usual.type))
}
const sharedByTable = new WeakMap<Table, readonly Column[]>()
