import { candidateKeys } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { numberingsOf } from '../sequences.ts'

/** Numbers that start over meet the rows that have them. */
export const cyclingSequence = schemaRule({
  id: 'cycling-sequence',
  title: 'Key numbered in a circle',
  category: 'design',
  severity: 'warning',
  tags: ['integrity', 'operations'],
  catalogue: ['SCH055'],
  detects: 'A sequence or identity with CYCLE behind a column that is unique.',
  rationale:
    'At its end the sequence starts over and hands out numbers that rows have: inserts fail here and there, ' +
    'instead of all at once with an error that says that the numbers have run out.',
  source: 'https://www.postgresql.org/docs/current/sql-createsequence.html (CYCLE)',
  ignoreWhen: 'Rows are deleted long before their number comes round again.',
  remedy: 'Takes CYCLE out of an identity column; the statement of a sequence is to be changed by hand.',
  fixable: true,
  *check({ schema }) {
    for (const { id, label, options, owner, change } of numberingsOf(schema, (each) => each.cycle === true)) {
      const table = owner ? schema.tables.get(owner.table) : undefined
      if (!owner || !table) continue
      if (!candidateKeys(table).some((key) => key.length === 1 && key[0] === owner.column)) continue
      yield {
        entities: id === table.id ? [id] : [id, table.id],
        message: `The numbers of ${label} start over, but ${table.name}.${owner.column} is unique.`,
        evidence: 'It is declared with CYCLE.',
        confidence: 0.85,
        fix:
          change &&
          fixOf(`Let ${label} end where its numbers end`, 'weigh', change({ ...options, cycle: false })),
      }
    }
  },
})
