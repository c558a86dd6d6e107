import { type Column, plainColumns, type SchemaOpInput, type Table } from '../../schema/index.ts'
import { isTextual, isUuid } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { indexName } from '../index-names.ts'
import { singularName, snakeCase } from '../names.ts'
import { fixOf, indexSpecOf } from '../ops-of.ts'
import type { TableContext } from '../table-context.ts'

/** What an application looks one row up by must be there once. */
export const nameSaysUnique = tableRule({
  id: 'name-says-unique',
  title: 'Name of a key without a unique index',
  category: 'indexing',
  severity: 'info',
  tags: ['integrity', 'concurrency'],
  catalogue: ['IX024'],
  detects:
    'A column that is called what a row is looked up by (slug, uuid, api_key; email or username of users) and is ' +
    'in no unique key or index.',
  rationale:
    'An application that looks first and inserts then is raced by another one: both look, both find nothing, both ' +
    'insert. Only a unique index says no to the second.',
  source: 'https://github.com/toptal/database_validations (uniqueness without an index)',
  ignoreWhen: 'Several rows share the value on purpose: versions, drafts, rows that are kept after deletion.',
  remedy:
    'Adds a unique constraint, makes the plain index unique, or adds one on the lower case of what people type; rows that have the same value must be looked after first.',
  fixable: true,
  *check(context) {
    const { table, label, references } = context
    // Copies keep what their original had; of settings there is one row.
    if (!table.primaryKey || isCopy(table)) return
    for (const column of table.columns) {
      if (!isKeyName(table, column) || isUnique(table, column.name)) continue
      if (table.foreignKeys.some((key) => key.columns.includes(column.name))) continue
      yield {
        entities: [column.id, table.id],
        message: `${label}.${column.name} is what rows are looked up by, but nothing keeps it unique.`,
        evidence: `No key or unique index of ${label} has ${column.name}${
          references.length > 0 ? '; other tables refer to its rows' : ''
        }.`,
        confidence: 0.55,
        fix: fixOf(`Make ${label}.${column.name} unique`, 'weigh', uniqueFor(context, column)),
      }
    }
  },
})

const everywhere: ReadonlySet<string> = new Set(['slug', 'api_key', 'uuid', 'guid', 'public_id'])
const ofPeople: ReadonlySet<string> = new Set(['email', 'email_address', 'username', 'user_name', 'login'])
const people: ReadonlySet<string> = new Set(['user', 'account', 'member', 'app_user', 'login', 'admin_user'])
const copies = [
  'history',
  'log',
  'logs',
  'audit',
  'version',
  'versions',
  'archive',
  'backup',
  'setting',
  'settings',
  'event',
  'events',
]

function isKeyName(table: Table, column: Column): boolean {
  if (!isTextual(column.type) && !isUuid(column.type)) return false
  const name = snakeCase(column.name)
  return everywhere.has(name) || (ofPeople.has(name) && people.has(singularName(table.name)))
}

/** The plain index there is becomes unique; what people type is compared without regard to case. */
function uniqueFor({ table, ref, facts, quote }: TableContext, column: Column): SchemaOpInput {
  const byCase =
    !ofPeople.has(snakeCase(column.name)) || !isTextual(column.type) || column.type.name === 'citext'
  if (!byCase) {
    const name = indexName(facts.indexNaming, table, [column.name, 'lower'])
    const keys = [{ expression: `lower(${quote(column.name)})` }]
    return { op: 'index.add', table: ref, index: { name, unique: true, keys } }
  }
  const plain = table.indexes.find(
    (index) =>
      index.method === 'btree' && index.where === null && plainColumns(index)?.join() === column.name,
  )
  if (!plain) return { op: 'unique.add', table: ref, unique: { columns: [column.name] } }
  return { op: 'index.alter', table: ref, name: plain.name, index: { ...indexSpecOf(plain), unique: true } }
}

/** Alone or with others: within a tenant, say. */
function isUnique(table: Table, column: string): boolean {
  const keys = [...table.uniques, ...(table.primaryKey ? [table.primaryKey] : [])]
  return (
    keys.some((key) => key.columns.includes(column)) ||
    table.exclusions.some((each) => each.elements.some((element) => element.column === column)) ||
    table.indexes.some(
      (index) =>
        index.unique &&
        index.keys.some((key) => key.column === column || (key.expression ?? '').includes(column)),
    )
  )
}

function isCopy(table: Table): boolean {
  const words = snakeCase(table.name).split('_')
  return copies.some((word) => words.includes(word))
}
