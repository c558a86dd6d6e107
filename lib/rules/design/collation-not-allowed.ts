import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** For teams that agreed on a few collations. */
export const collationNotAllowed = tableRule({
  id: 'collation-not-allowed',
  title: 'Collation that was not agreed on',
  category: 'design',
  severity: 'warning',
  stance: 'policy',
  tags: ['policy', 'portability'],
  catalogue: ['SCH051'],
  detects: 'A column with a collation that is not on the list.',
  rationale:
    'Each further collation is one more order in which the same words sort, one more index that a query cannot ' +
    'use, and, where the operating system provides it, one more index to rebuild after an upgrade.',
  source: 'https://wiki.postgresql.org/wiki/Locale_data_changes; Bytebase SQL review (collation allow-list)',
  ignoreWhen: 'The column holds words of one language that must sort as its dictionary does.',
  remedy: 'Gives the column the collation of the database.',
  fixable: true,
  options: {
    allowed: {
      type: 'strings',
      default: ['default', 'C', 'POSIX', 'ucs_basic', 'unicode', 'pg_c_utf8'],
      says: 'Collations that columns may have',
    },
  },
  *check({ table, label, ref }, { allowed }) {
    for (const column of table.columns) {
      if (column.collation === null || column.inherited || allowed.includes(column.collation)) continue
      yield {
        entities: [column.id],
        message: `${label}.${column.name} has the collation ${column.collation}.`,
        evidence: `Agreed are ${allowed.join(', ')}.`,
        confidence: 0.9,
        fix: fixOf(`Give ${label}.${column.name} the collation of the database`, 'weigh', {
          op: 'column.setCollation',
          table: ref,
          column: column.name,
          collation: null,
        }),
      }
    }
  },
})
