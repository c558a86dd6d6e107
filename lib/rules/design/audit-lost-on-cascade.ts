import { isAuditName } from '../audit-tables.ts'
import { tableRule } from '../define.ts'
import { fixOf, foreignKeySpecOf } from '../ops-of.ts'

/** An audit trail outlives what it tells of. */
export const auditLostOnCascade = tableRule({
  id: 'audit-lost-on-cascade',
  title: 'Audit trail deleted with its subject',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH016'],
  detects: 'A foreign key with ON DELETE CASCADE from an audit or history table.',
  rationale:
    'Deleting the row deletes the record of who deleted it. A trail that goes with its subject proves nothing.',
  source: 'NIST SP 800-53, AU-9 Protection of Audit Information',
  ignoreWhen: 'The law demands that the trail goes with the person (erasure).',
  remedy:
    'Sets the reference to null where the column allows it, and otherwise refuses to delete the subject.',
  fixable: true,
  *check({ table, columns, targets, label, ref }) {
    if (!isAuditName(table.name)) return
    for (const [at, key] of table.foreignKeys.entries()) {
      if (key.onDelete !== 'cascade') continue
      const optional = key.columns.every((name) => columns.get(name)?.nullable)
      const parent = targets[at]?.name ?? key.references.table
      yield {
        entities: [key.id, table.id],
        message: `Deleting a row of ${parent} deletes its trail in ${label}.`,
        evidence: `${key.name} is ON DELETE CASCADE.`,
        confidence: 0.6,
        fix: fixOf(`Keep ${label} when ${parent} rows are deleted`, 'weigh', {
          op: 'foreignKey.alter',
          table: ref,
          name: key.name,
          foreignKey: { ...foreignKeySpecOf(key), onDelete: optional ? 'set null' : 'restrict' },
        }),
      }
    }
  },
})
