import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** For tables that are spread over shards. */
export const foreignKeysBanned = tableRule({
  id: 'foreign-keys-banned',
  title: 'Foreign key where none may be',
  category: 'design',
  severity: 'warning',
  stance: 'policy',
  tags: ['policy', 'portability'],
  catalogue: ['SCH017'],
  detects: 'Any foreign key, or any that leads out of its schema.',
  rationale:
    'A foreign key is checked on one server: across shards, or between services that are to be moved apart, it ' +
    'cannot be kept. Teams in that position keep references in the application and look for orphans in a job.',
  source: 'https://www.skeema.io/docs/options/#lint-has-fk; https://vitess.io/docs (foreign keys)',
  ignoreWhen: 'All rows live on one server: then foreign keys are the cheapest integrity there is.',
  remedy: 'Drops the constraint; the columns and their indexes stay.',
  fixable: true,
  options: {
    between: {
      type: 'choice',
      values: ['all', 'schemas'],
      default: 'all',
      says: 'Which foreign keys are banned: all, or only those that lead from one schema to another',
    },
  },
  *check({ table, label, ref }, { between }) {
    for (const key of table.foreignKeys) {
      if (between === 'schemas' && key.references.schema === table.schema) continue
      yield {
        entities: [key.id, table.id],
        message: `${label} has the foreign key ${key.name} to ${key.references.schema}.${key.references.table}.`,
        evidence: between === 'schemas' ? 'It leads out of its schema.' : 'Foreign keys are banned here.',
        confidence: 1,
        fix: fixOf(`Drop the foreign key ${key.name} of ${label}`, 'weigh', {
          op: 'constraint.drop',
          table: ref,
          name: key.name,
        }),
      }
    }
  },
})
