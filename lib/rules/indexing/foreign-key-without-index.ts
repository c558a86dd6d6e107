import { tableRule } from '../define.ts'
import { isLookupCovered } from '../foreign-key-cover.ts'
import { indexName } from '../index-names.ts'
import { fixOf, keyColumn } from '../ops-of.ts'

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
      if (seen.has(id) || isLookupCovered(table, key.columns, facts.tenantColumn)) continue
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
