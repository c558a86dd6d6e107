import type { SchemaOpInput } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** Who reads a table looks for its key at the top. */
export const primaryKeyNotFirst = tableRule({
  id: 'primary-key-not-first',
  title: 'Primary key is not at the front',
  category: 'design',
  severity: 'info',
  stance: 'strict',
  tags: ['readability'],
  catalogue: ['SCH002'],
  detects: 'A table whose first column is not one of its primary key.',
  rationale:
    'Listings, forms and exports follow the order of declaration. A key in the middle is overlooked, and two ' +
    'tables that should look alike do not.',
  source: 'https://github.com/mfvanek/pg-index-health (primary keys that most likely are not first)',
  ignoreWhen: 'The order saves space on disk, or the table exists: PostgreSQL cannot reorder it in place.',
  remedy: 'Moves the columns of the key to the front, in the order of the key.',
  fixable: true,
  *check({ table, label, ref }) {
    const key = table.primaryKey?.columns ?? []
    const front = table.columns[0]?.name ?? ''
    if (key.length === 0 || key.includes(front) || table.inherits.length > 0) return
    const moves = key.map(
      (column, at): SchemaOpInput => ({ op: 'column.move', table: ref, column, after: key[at - 1] ?? null }),
    )
    yield {
      entities: [table.primaryKey?.id ?? table.id, table.id],
      message: `The primary key of ${label} (${key.join(', ')}) is not at its front.`,
      evidence: `The first column is ${front}.`,
      confidence: 0.9,
      fix: fixOf(`Move ${key.join(', ')} to the front of ${label}`, 'weigh', ...moves),
    }
  },
})
