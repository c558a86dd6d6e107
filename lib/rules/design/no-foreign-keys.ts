import { entityId } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { impliedReferences } from '../implied-references.ts'

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
  remedy: 'None by itself: the findings of `missing-foreign-key` carry a fix for each reference.',
  fixable: false,
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
      fix: null,
    }
  },
})
