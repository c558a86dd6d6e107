import { tableRule } from '../define.ts'

/** Every index is paid for at every write. */
export const tooManyIndexes = tableRule({
  id: 'too-many-indexes',
  title: 'Too many indexes',
  category: 'indexing',
  severity: 'info',
  catalogue: ['IX007'],
  detects: 'A table with more than 12 indexes.',
  rationale:
    'Each insert writes all of them, an update of one indexed column cannot be a heap-only one, and planning ' +
    'looks at each. Indexes that grew one query at a time overlap.',
  source:
    'https://docs.gitlab.com/development/database/adding_database_indexes/ (at most 15); persona: too many indexes on write-heavy tables',
  ignoreWhen: 'The table is read much and written little.',
  remedy: 'None: pg_stat_user_indexes tells which of them are used.',
  fixable: false,
  *check({ table, label }) {
    const count = table.indexes.length
    if (count <= 12) return
    yield {
      entities: [table.id],
      message: `${label} has ${count} indexes beside its keys.`,
      evidence: `${table.columns.length} columns, ${count} indexes.`,
      confidence: 0.6,
      fix: null,
    }
  },
})
