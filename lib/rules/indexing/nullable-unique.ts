import type { Column, EntityId, Table } from '../../schema/index.ts'
import { plainColumns } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { notNullColumn, nullColumn } from '../expression.ts'
import { lastWord } from '../names.ts'
import { fixOf, indexSpecOf, keySpecOf } from '../ops-of.ts'
import type { Fix } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** NULL is not equal to NULL, so a unique key does not hold for rows that have one. */
export const nullableUnique = tableRule({
  id: 'nullable-unique',
  title: 'Unique key with a nullable column',
  category: 'indexing',
  severity: 'warning',
  catalogue: ['IX011'],
  detects:
    'A unique constraint or index of several columns some of which may be null (not a token, not seen to by a ' +
    'partial index, not one of several that take turns), or of one that names the row (an e-mail address, a code) and may be null.',
  rationale:
    'Two rows that are equal but for a null count as different, so duplicates get in although the key says ' +
    'otherwise. From PostgreSQL 15, NULLS NOT DISTINCT says what is mostly meant.',
  source: 'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-UNIQUE-CONSTRAINTS',
  ignoreWhen: 'Null stands for "none yet" and any number of rows may be without.',
  remedy:
    'Of several columns: makes nulls count as equal. Of one: makes the column NOT NULL. Duplicates or nulls must ' +
    'be cleared first.',
  fixable: true,
  *check(context) {
    const { table, ref, label } = context
    for (const unique of table.uniques) {
      if (unique.nullsNotDistinct || unique.withoutOverlaps) continue
      const spec = { ...keySpecOf(unique), nullsNotDistinct: true }
      const fix = fixOf(`Let nulls count as equal in ${unique.name} of ${label}`, 'weigh', {
        op: 'unique.alter',
        table: ref,
        name: unique.name,
        unique: spec,
      })
      yield* judge(context, { id: unique.id, name: unique.name, columns: unique.columns }, fix)
    }
    for (const index of table.indexes) {
      const columns = plainColumns(index)
      if (!index.unique || index.nullsNotDistinct || index.where !== null || !columns) continue
      const spec = { ...indexSpecOf(index), nullsNotDistinct: true }
      const fix = fixOf(`Let nulls count as equal in ${index.name}`, 'weigh', {
        op: 'index.alter',
        table: ref,
        name: index.name,
        index: spec,
      })
      yield* judge(context, { id: index.id, name: index.name, columns }, fix)
    }
  },
})

interface Key {
  readonly id: EntityId
  readonly name: string
  readonly columns: readonly string[]
}

function* judge({ table, columns, label, ref }: TableContext, key: Key, notDistinct: Fix) {
  const checked = new Set(table.checks.map((check) => notNullColumn(check.expression)))
  if (
    key.columns.length > 1 &&
    key.columns.some((name) => columns.get(name)?.nullable && mayLack(table, name, key.columns))
  )
    return
  const nullable = key.columns.flatMap((name): readonly Column[] => {
    const column = columns.get(name)
    return column?.nullable && !checked.has(name) ? [column] : []
  })
  const [first] = nullable
  if (!first) return
  const single = key.columns.length === 1
  if (single && !identifying.has(lastWord(first.name))) return
  const names = nullable.map((column) => column.name).join(', ')
  yield {
    entities: [key.id, ...nullable.map((column) => column.id), table.id],
    message: single
      ? `${label}.${names} is unique, but any number of rows may have none.`
      : `${key.name} of ${label} does not hold for rows where ${names} is null.`,
    evidence: `${names} may be null, and nulls count as different.`,
    confidence: single ? 0.5 : 0.7,
    fix: single
      ? fixOf(`Make ${label}.${first.name} NOT NULL`, 'weigh', {
          op: 'column.setNullable',
          table: ref,
          column: first.name,
          nullable: false,
        })
      : notDistinct,
  }
}

/**
 * Whether rows without the column are meant: it is a token, or emptied when what it refers to goes, or
 * such rows have a partial key of their own, or it is one of several that take each other's place.
 */
function mayLack(table: Table, name: string, columns: readonly string[]): boolean {
  if (lastWord(name) === 'token') return true
  if (table.foreignKeys.some((key) => key.columns.includes(name) && key.onDelete === 'set null')) return true
  if (table.indexes.some((index) => index.unique && index.where !== null && nullColumn(index.where) === name))
    return true
  const others = columns.filter((column) => column !== name)
  const alike = [...table.uniques.map((key) => key.columns), ...table.indexes.flatMap(uniqueColumns)].filter(
    (key) => key.length === columns.length && others.every((column) => key.includes(column)),
  )
  return new Set(alike.map((key) => key.find((column) => !others.includes(column)))).size > 1
}

function uniqueColumns(index: Table['indexes'][number]): readonly (readonly string[])[] {
  const columns = index.unique ? plainColumns(index) : null
  return columns ? [columns] : []
}

const identifying: ReadonlySet<string> = new Set(
  'email mail username login name slug code sku isbn number key handle'.split(' '),
)
