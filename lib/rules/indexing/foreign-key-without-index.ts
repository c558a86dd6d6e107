import type { ForeignKey, Index, Table } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { notNullColumn } from '../expression.ts'
import { indexName } from '../index-names.ts'
import { fixOf, keyColumn } from '../ops-of.ts'
import type { TableContext } from '../table-context.ts'

/** A foreign key needs an index that leads with its columns: the engine makes none on the child's side. */
export const foreignKeyWithoutIndex = tableRule({
  id: 'foreign-key-without-index',
  title: 'Foreign key without an index',
  category: 'indexing',
  severity: 'warning',
  catalogue: ['IX001'],
  detects: 'A foreign key whose columns do not lead any index, primary key or unique key of their table.',
  rationale:
    'PostgreSQL indexes the referenced side only. Each delete or key change of a parent row then reads the ' +
    'whole child table, holding locks meanwhile, and joins from parent to child have no index to use.',
  source:
    'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK (last paragraph on indexes)',
  ignoreWhen: 'The child table stays tiny, or parents are never deleted and never joined from.',
  remedy: "Creates the index, named the way the schema's other indexes are.",
  fixable: true,
  *check(context) {
    const { table, targets, ref, label, facts } = context
    const seen = new Set<string>()
    for (const [at, key] of table.foreignKeys.entries()) {
      const id = [...key.columns].sort().join()
      if (seen.has(id) || isCovered(context, key)) continue
      seen.add(id)
      const list = key.columns.join(', ')
      const parent = targets[at]?.name ?? key.references.table
      const name = indexName(facts.indexNaming, table, key.columns)
      yield {
        entities: [
          key.id,
          ...key.columns.flatMap((column) => context.columns.get(column)?.id ?? []),
          table.id,
        ],
        message: `${label}(${list}) references ${parent} but has no index.`,
        evidence: `No index of ${label} leads with ${list}: deletes from ${parent} scan ${label}.`,
        confidence: 0.9,
        fix: fixOf(`Create an index on ${label}(${list})`, 'safe', {
          op: 'index.add',
          table: ref,
          index: { name, keys: key.columns.map(keyColumn) },
        }),
      }
    }
  },
})

function isCovered({ table, facts }: TableContext, key: ForeignKey): boolean {
  return leadingColumns(table, key).some((lead) => {
    const first = lead.slice(0, key.columns.length)
    if (first.length === key.columns.length && key.columns.every((column) => first.includes(column)))
      return true
    // Part of a composite key is selective enough, unless that part is the tenant's.
    const [start] = lead
    return (
      key.columns.length > 1 &&
      start !== undefined &&
      start !== facts.tenantColumn &&
      start === key.columns.at(-1)
    )
  })
}

/** The plain leading columns of whatever can serve a look-up. */
function leadingColumns(table: Table, key: ForeignKey): readonly (readonly string[])[] {
  const keys = table.uniques.map((unique) => unique.columns)
  if (table.primaryKey) keys.push(table.primaryKey.columns)
  for (const index of table.indexes) if (serves(index, key)) keys.push(leadOf(index))
  for (const exclusion of table.exclusions) {
    const first = exclusion.elements[0]?.column
    if (first && exclusion.where === null) keys.push([first])
  }
  return keys
}

function serves(index: Index, key: ForeignKey): boolean {
  if (index.method !== 'btree' && index.method !== 'hash' && index.method !== 'gist') return false
  if (index.where === null) return true
  const column = notNullColumn(index.where)
  return column !== null && key.columns.includes(column)
}

function leadOf(index: Index): readonly string[] {
  const columns: string[] = []
  for (const { column } of index.keys) {
    if (column === null) break
    columns.push(column)
  }
  return columns
}
