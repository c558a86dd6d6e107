import type { Index, Table } from '../../schema/index.ts'
import { relationName } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** An index may be what keeps a foreign key quick, or rows apart. */
export const dropIndexThatServes = migrationRule({
  id: 'drop-index-that-serves',
  title: 'Index dropped that serves a key',
  severity: 'warning',
  catalogue: ['LOS007'],
  detects:
    'DROP INDEX where the base shows that the index is unique, backs a constraint, or is the only one that begins with ' +
    'the columns of a foreign key.',
  rationale:
    'Without a unique index duplicates come in. Without one on a foreign key each DELETE of the other table reads ' +
    'this one from end to end. One that backs a constraint cannot be dropped (2BP01).',
  source: 'https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK',
  ignoreWhen: 'Another index, made in the same file, does the same.',
  remedy: 'None: make the index that takes over first, concurrently.',
  fixable: false,
  *checkStatement(context) {
    const { node } = context.statement
    if (node.kind !== 'drop' || node.word !== 'index') return
    for (const target of node.targets) {
      const own = relationName(target.name).name
      for (const table of context.before.tables.values()) {
        const index = table.indexes.find(({ name }) => name === own)
        const backed = [table.primaryKey, ...table.uniques].some((key) => key?.name === own)
        const reason = backed ? 'it backs a constraint' : index ? reasonFor(table, index) : null
        if (reason === null) continue
        yield {
          message: `Index ${own} of ${table.name} is needed: ${reason}.`,
          evidence: 'So the schema before the migration says.',
          confidence: backed ? 0.97 : 0.8,
          entities: index ? [index.id, table.id] : [table.id],
          fix: null,
        }
      }
    }
  },
})

function reasonFor(table: Table, index: Index): string | null {
  if (index.unique) return 'it keeps rows apart'
  const begins = (other: Index, columns: readonly string[]) =>
    other.where === null && columns.every((_, at) => columns.includes(other.keys[at]?.column ?? ''))
  const key = table.foreignKeys.find(({ columns }) => begins(index, columns))
  if (!key) return null
  const others = table.indexes.filter((each) => each !== index && begins(each, key.columns))
  const keys = [table.primaryKey, ...table.uniques].some(
    (each) => each !== null && key.columns.every((_, at) => key.columns.includes(each.columns[at] ?? '')),
  )
  return others.length === 0 && !keys ? `nothing else serves the foreign key ${key.name}` : null
}
