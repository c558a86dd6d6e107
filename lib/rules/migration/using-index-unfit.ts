import type { Index } from '../../schema/index.ts'
import { alterations } from './reading/alterations.ts'
import { migrationRule } from './reading/rule.ts'

/** Only a plain unique index can become a constraint. */
export const usingIndexUnfit = migrationRule({
  id: 'using-index-unfit',
  title: 'Index that cannot become a constraint',
  severity: 'error',
  catalogue: ['MS026'],
  detects:
    'ADD CONSTRAINT … USING INDEX where the index, as the base or the file declares it, is partial, on an expression, ' +
    'not unique, sorted otherwise, not a B-tree, or its table is partitioned.',
  rationale: 'The server refuses it (42809, 55000, 0A000).',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (ADD table_constraint_using_index)',
  ignoreWhen: 'Never: it does not run.',
  remedy: 'None: build a unique B-tree index on plain columns in their usual order, without WHERE.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'addConstraint')) {
      const { constraint } = action
      if ((constraint.kind !== 'unique' && constraint.kind !== 'primaryKey') || !constraint.usingIndex)
        continue
      const own = constraint.usingIndex.value
      const index = table?.indexes.find((each) => each.name === own)
      const fault = table?.kind === 'partitioned' ? 'its table is partitioned' : index ? faultOf(index) : null
      if (fault === null) continue
      yield {
        message: `Index ${own} cannot become a constraint of ${label}: ${fault}.`,
        evidence: 'USING INDEX takes a unique B-tree index on plain columns, in default order, of all rows.',
        confidence: 0.96,
        fix: null,
      }
    }
  },
})

function faultOf(index: Index): string | null {
  if (!index.unique) return 'it is not unique'
  if (index.method !== 'btree') return `it is a ${index.method} index`
  if (index.where !== null) return 'it leaves rows out'
  if (index.keys.some((key) => key.column === null)) return 'it is on an expression'
  return index.keys.some((key) => key.order === 'desc' || key.nulls === 'first')
    ? 'it is sorted otherwise'
    : null
}
