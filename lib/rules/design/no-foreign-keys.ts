import { entityId, joinQualified, type SchemaOpInput } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { type ImpliedReference, impliedReferences } from '../implied-references.ts'
import { fixOf } from '../ops-of.ts'
import type { Fix } from '../rule.ts'

/** A schema full of references without a single foreign key. */
export const noForeignKeys = schemaRule({
  id: 'no-foreign-keys',
  title: 'No foreign keys at all',
  category: 'design',
  severity: 'error',
  catalogue: ['SCH006'],
  detects: 'A schema of three tables or more whose columns name each other, without any foreign key.',
  rationale:
    'Integrity that only the application keeps is kept until the first script, import or second application. ' +
    'Without foreign keys neither the planner nor a reader of the schema knows how the tables belong together.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Keyless Entry"',
  ignoreWhen: 'The tables are spread over shards, or the script is an extract.',
  remedy:
    'Adds a foreign key for every reference whose type fits. Orphans must be cleared first, and the columns want ' +
    'indexes (see `foreign-key-without-index`).',
  fixable: true,
  *check(context) {
    const tables = [...context.tables.values()].filter(isReviewed)
    if (tables.length < 3 || tables.some(({ table }) => table.foreignKeys.length > 0)) return
    const implied = impliedReferences(context)
    if (implied.length < 2) return
    yield {
      entities: [
        entityId('schema', context.facts.home),
        ...new Set(implied.map((each) => each.context.table.id)),
      ],
      message: `None of the ${tables.length} tables has a foreign key, though ${implied.length} columns name another table.`,
      evidence: implied
        .slice(0, 3)
        .map((each) => `${each.context.label}.${each.column.name} → ${each.target.name}`)
        .join(', '),
      confidence: 0.9,
      fix: fixFor(implied),
    }
  },
})

function fixFor(implied: readonly ImpliedReference[]): Fix | null {
  const ops = implied.flatMap(({ context, column, target, targetColumn }): readonly SchemaOpInput[] => {
    if (column.type.display !== targetColumn.type.display) return []
    const table = joinQualified(target.schema, target.name)
    const references = { table, columns: [targetColumn.name] }
    return [{ op: 'foreignKey.add', table: context.ref, foreignKey: { columns: [column.name], references } }]
  })
  return ops.length === 0 ? null : fixOf(`Add ${ops.length} foreign keys`, 'weigh', ...ops)
}
