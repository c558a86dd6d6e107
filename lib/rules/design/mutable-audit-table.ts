import { isAuditName } from '../audit-tables.ts'
import { tableRule } from '../define.ts'
import { snakeCase, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import { softDeleteColumn } from '../soft-delete.ts'

/** What happened does not change. */
export const mutableAuditTable = tableRule({
  id: 'mutable-audit-table',
  title: 'Audit trail made to be changed',
  category: 'design',
  severity: 'info',
  tags: ['history', 'integrity'],
  catalogue: ['SCH030'],
  detects: 'An audit table with a time of the last change or a mark of deletion.',
  rationale:
    'The column says that entries are changed or hidden after the fact, which is what a trail is kept against. ' +
    'A correction is an entry of its own.',
  source: 'NIST SP 800-53, AU-9 Protection of Audit Information',
  ignoreWhen: 'A framework adds the column to every table and nothing ever sets it.',
  remedy: 'Drops the column.',
  fixable: true,
  *check({ table, label, ref }) {
    if (!isAuditName(table.name) || !wordsOf(table.name).some((word) => word.startsWith('audit'))) return
    const mark = softDeleteColumn(table)
    const times = table.columns.map((column) => snakeCase(column.name))
    for (const column of table.columns) {
      const changed = updated.has(snakeCase(column.name)) && times.some((name) => created.has(name))
      if ((column !== mark && !changed) || column.inherited) continue
      yield {
        entities: [column.id, table.id],
        message: `${label}.${column.name} says that entries of the trail are ${column === mark ? 'deleted' : 'changed'}.`,
        evidence: `${label} is an audit table.`,
        confidence: 0.6,
        fix: fixOf(`Drop ${label}.${column.name}`, 'weigh', {
          op: 'column.drop',
          table: ref,
          column: column.name,
        }),
      }
    }
  },
})

const created: ReadonlySet<string> = new Set([
  'created_at',
  'recorded_at',
  'occurred_at',
  'logged_at',
  'inserted_at',
])
const updated: ReadonlySet<string> = new Set(['updated_at', 'modified_at', 'last_modified_at'])
