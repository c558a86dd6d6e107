import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** A trigger switched off for a load and never switched on again. */
export const disabledTrigger = tableRule({
  id: 'disabled-trigger',
  title: 'Trigger left switched off',
  category: 'design',
  severity: 'warning',
  tags: ['integrity', 'operations'],
  catalogue: ['SCH043'],
  detects: 'A trigger that the script disables and does not enable again.',
  rationale:
    'Triggers are switched off to load data. What they keep up, a search vector, an audit row, a sum, is wrong ' +
    'from then on, and nothing reports it.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (DISABLE TRIGGER)',
  ignoreWhen: 'It is kept for reference; then dropping it says so more clearly.',
  remedy: 'Enables it again.',
  fixable: true,
  *check({ table, label, ref }) {
    for (const trigger of table.triggers) {
      if (trigger.state !== 'disabled') continue
      yield {
        entities: [trigger.id, table.id],
        message: `The trigger ${trigger.name} of ${label} is switched off.`,
        evidence: 'DISABLE TRIGGER, and no ENABLE TRIGGER after it.',
        confidence: 0.8,
        fix: fixOf(`Enable ${trigger.name} of ${label}`, 'weigh', {
          op: 'trigger.setState',
          table: ref,
          name: trigger.name,
          state: 'enabled',
        }),
      }
    }
  },
})
