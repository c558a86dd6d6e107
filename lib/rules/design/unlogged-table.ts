import { tableRule } from '../define.ts'
import { wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** A table that is empty after a crash. */
export const unloggedTable = tableRule({
  id: 'unlogged-table',
  title: 'Table that a crash empties',
  category: 'design',
  severity: 'warning',
  tags: ['operations', 'integrity'],
  catalogue: ['SCH050'],
  detects: 'An UNLOGGED table whose name does not say that it is a cache, a queue of work or a staging area.',
  rationale:
    'After a crash or a failover PostgreSQL truncates it, and replicas never have its rows. It is the one kind ' +
    'of table that does not keep what was committed.',
  source: 'https://www.postgresql.org/docs/current/sql-createtable.html (UNLOGGED)',
  ignoreWhen: 'All of it can be computed again.',
  remedy: 'Makes it an ordinary table.',
  fixable: true,
  *check({ table, label, ref, references }) {
    if (table.persistence !== 'unlogged') return
    if (references.length === 0 && wordsOf(table.name).some((word) => passing.has(word))) return
    yield {
      entities: [table.id],
      message: `${label} is emptied by a crash.`,
      evidence:
        references.length > 0 ? `UNLOGGED, and ${references.length} foreign key(s) point at it.` : 'UNLOGGED',
      confidence: 0.75,
      fix: fixOf(`Log what is written to ${label}`, 'weigh', {
        op: 'table.setPersistence',
        table: ref,
        persistence: 'permanent',
      }),
    }
  },
})

const passing: ReadonlySet<string> = new Set(
  'cache caches cached staging stage tmp temp import imports load loader scratch session sessions job jobs queue lock locks work buffer presence rate throttle limit limits counter counters online heartbeat'.split(
    ' ',
  ),
)
