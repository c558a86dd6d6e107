import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** A trigger that is off lets rows by unseen. */
export const disabledTrigger = tableRule({
  id: 'disabled-trigger',
  title: 'Trigger that is switched off',
  category: 'security',
  severity: 'warning',
  catalogue: ['SCH043', 'SEC035'],
  tags: ['history', 'integrity'],
  detects: 'A trigger that the script leaves DISABLED.',
  rationale:
    'What it guarded or wrote down is neither guarded nor written down, while the schema looks as if it were. Mostly it was ' +
    'switched off for an import and forgotten.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (DISABLE TRIGGER)',
  ignoreWhen: 'It is kept for another installation that switches it on.',
  remedy: 'Switches it on. Rows that came while it was off are not made good.',
  fixable: true,
  *check({ table, label, ref }) {
    for (const trigger of table.triggers) {
      if (trigger.state !== 'disabled') continue
      yield {
        entities: [trigger.id, table.id],
        message: `The trigger ${trigger.name} of ${label} is switched off.`,
        evidence: 'ALTER TABLE … DISABLE TRIGGER, and nothing that enables it again.',
        confidence: 0.8,
        fix: fixOf(`Switch ${trigger.name} on`, 'weigh', {
          op: 'trigger.setState',
          table: ref,
          name: trigger.name,
          state: 'enabled',
        }),
      }
    }
  },
})
