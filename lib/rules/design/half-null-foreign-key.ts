import { tableRule } from '../define.ts'
import { fixOf, foreignKeySpecOf } from '../ops-of.ts'

/** A composite foreign key with several nullable columns is skipped when only one of them is null. */
export const halfNullForeignKey = tableRule({
  id: 'half-null-foreign-key',
  title: 'Composite foreign key with a hole',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH011'],
  detects: 'A composite MATCH SIMPLE foreign key of which two or more columns may be null.',
  rationale:
    'With MATCH SIMPLE a row with one null column is not checked at all, so a half-filled reference passes and ' +
    'points at nothing. MATCH FULL asks for all or nothing.',
  source: 'https://www.postgresql.org/docs/current/sql-createtable.html (MATCH FULL, MATCH SIMPLE)',
  ignoreWhen: 'A CHECK already demands that the columns are null together.',
  remedy: 'Changes the foreign key to MATCH FULL; half-filled rows must be put right first.',
  fixable: true,
  *check({ table, columns, label, ref }) {
    for (const key of table.foreignKeys) {
      const nullable = key.columns.filter((name) => columns.get(name)?.nullable)
      if (key.columns.length < 2 || key.match !== 'simple' || nullable.length < 2) continue
      yield {
        entities: [key.id, table.id],
        message: `${key.name} of ${label} is not checked for rows where only one of ${nullable.join(', ')} is null.`,
        evidence: `It is MATCH SIMPLE and ${nullable.length} of its columns may be null.`,
        confidence: 0.8,
        fix: fixOf(`Make ${key.name} MATCH FULL`, 'weigh', {
          op: 'foreignKey.alter',
          table: ref,
          name: key.name,
          foreignKey: { ...foreignKeySpecOf(key), match: 'full' },
        }),
      }
    }
  },
})
