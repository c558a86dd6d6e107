import { isNumbered } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** A table that says nothing. */
export const thinTable = tableRule({
  id: 'thin-table',
  title: 'Table that holds nothing',
  category: 'design',
  severity: 'warning',
  tags: ['readability'],
  catalogue: ['SCH018'],
  detects: 'A table without columns, or with nothing but a generated number, that nothing points at.',
  rationale: 'It is left over from a draft: no row of it says anything, and readers wonder what it is for.',
  source: 'https://www.schemacrawler.com/lint.html (single column tables, empty tables)',
  ignoreWhen: 'Its numbers are handed out as a sequence would, or its parent holds the columns.',
  remedy: 'Drops the table.',
  fixable: true,
  *check({ table, label, ref, references }) {
    const [only, second] = table.columns
    if (second || references.length > 0 || table.inherits.length > 0 || table.partitionBy) return
    if (only && !isNumbered(only)) return
    if (wordsOf(table.name).some((word) => word === 'seq' || word === 'sequence' || word === 'counter'))
      return
    yield {
      entities: [table.id],
      message: only ? `${label} has no column but the generated ${only.name}.` : `${label} has no columns.`,
      evidence: 'No foreign key points at it.',
      confidence: 0.8,
      fix: fixOf(`Drop ${label}`, 'weigh', { op: 'table.drop', table: ref }),
    }
  },
})
