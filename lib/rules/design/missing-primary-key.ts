import { candidateKeys, type SchemaOpInput, type Table } from '../../schema/index.ts'
import { isInteger, isTimestamp, isUuid } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { singularName } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import type { Fix } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** Every table needs a primary key; the fix promotes what already identifies a row before adding anything. */
export const missingPrimaryKey = tableRule({
  id: 'missing-primary-key',
  title: 'Table without a primary key',
  category: 'design',
  severity: 'error',
  catalogue: ['SCH001', 'IX006'],
  detects: 'A table that no primary key is declared for.',
  rationale:
    'Without a primary key a row has no identity: duplicates cannot be told apart or deleted singly, foreign ' +
    'keys have nothing to point at, and logical replication refuses UPDATE and DELETE.',
  source: 'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-PRIMARY-KEYS',
  ignoreWhen: 'The table is a staging area that is only ever loaded and truncated as a whole.',
  remedy:
    'Makes the primary key of a unique key that is never null, of the two foreign keys of a junction table, or ' +
    'of an existing id column; only when there is none of these it adds a numbered `id`.',
  fixable: true,
  *check(context) {
    const { table, label } = context
    if (table.primaryKey || table.columns.length === 0) return
    const keys = candidateKeys(table)
    yield {
      entities: [table.id],
      message: `Table ${label} has no primary key.`,
      evidence:
        keys.length > 0
          ? `It has ${keys.length} unique key(s), none of them declared as the primary key.`
          : 'It has no unique key either, so two equal rows cannot be told apart.',
      confidence: keys.length > 0 ? 0.8 : 0.95,
      fix: fixFor(context),
    }
  },
})

function fixFor(context: TableContext): Fix | null {
  const { table, ref, label } = context
  const existing = naturalChoice(context)
  const columns = existing ?? [freeName(table)]
  const partition = (table.partitionBy?.keys ?? []).map((key) => key.column)
  if (partition.includes(null)) return null
  const needed = partition.flatMap((column) => (column && !columns.includes(column) ? [column] : []))
  const ops: SchemaOpInput[] = []
  if (!existing) {
    const identity = { mode: 'always', options: {} } as const
    const column = { name: freeName(table), type: 'bigint', nullable: false, identity }
    ops.push({ op: 'column.add', table: ref, column, after: null })
  }
  ops.push({ op: 'primaryKey.set', table: ref, primaryKey: { columns: [...columns, ...needed] } })
  const same = table.uniques.find((unique) => unique.columns.join() === columns.join())
  if (same && context.references.length === 0) {
    ops.unshift({ op: 'constraint.drop', table: ref, name: same.name })
  }
  return fixOf(`Make ${columns.join(', ')} the primary key of ${label}`, 'weigh', ...ops)
}

/** Columns that identify a row already, as far as the declaration tells. */
function naturalChoice(context: TableContext): readonly string[] | null {
  const { table, columns } = context
  const required = (names: readonly string[]) => names.every((name) => columns.get(name)?.nullable === false)
  const unique = candidateKeys(table).find(required)
  if (unique) return unique
  const inherited = context.parents.find((parent) => parent.primaryKey)?.primaryKey?.columns
  if (inherited?.every((name) => columns.has(name))) return inherited
  const own = table.columns.find(
    (column) =>
      (column.name === 'id' || column.name === `${singularName(table.name)}_id`) &&
      (isInteger(column.type) || isUuid(column.type)) &&
      !table.foreignKeys.some((key) => key.columns.includes(column.name)),
  )
  if (own) return [own.name]
  const single = table.foreignKeys.filter((key) => key.columns.length === 1).flatMap((key) => key.columns)
  const links = [...new Set(single)]
  const others = table.columns.filter((column) => !links.includes(column.name) && !isTimestamp(column.type))
  return links.length === 2 && others.length === 0 ? links : null
}

function freeName(table: Table): string {
  const taken = new Set(table.columns.map((column) => column.name))
  if (!taken.has('id')) return 'id'
  const own = `${singularName(table.name)}_id`
  return taken.has(own) ? `${own}_key` : own
}
