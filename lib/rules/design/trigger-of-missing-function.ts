import { isReviewed, schemaRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** A trigger that calls what is not there. */
export const triggerOfMissingFunction = schemaRule({
  id: 'trigger-of-missing-function',
  title: 'Trigger that calls a missing function',
  category: 'design',
  severity: 'error',
  tags: ['integrity'],
  catalogue: ['SCH044'],
  detects:
    'A trigger that calls a function that the script does not make, where it makes those of other triggers.',
  rationale:
    'The statement fails on a new database: the function was renamed or dropped and the trigger forgotten.',
  source: 'https://www.postgresql.org/docs/current/sql-createtrigger.html',
  ignoreWhen: 'The function comes from an extension or from another script.',
  remedy: 'Drops the trigger, which cannot be made; write its function instead where it is wanted.',
  fixable: true,
  *check({ schema, tables }) {
    const made = new Set<string>()
    for (const routine of schema.routines.values()) made.add(routine.name)
    if (made.size === 0) return
    const missing = []
    let triggers = 0
    for (const each of tables.values()) {
      if (!isReviewed(each)) continue
      for (const trigger of each.table.triggers) {
        triggers++
        const name = trigger.routine.slice(trigger.routine.lastIndexOf('.') + 1)
        if (!made.has(name) && !provided.has(name)) missing.push({ each, trigger, name })
      }
    }
    // Where half of them are missing, the functions are in another script.
    if (missing.length * 2 > triggers) return
    for (const { each, trigger, name } of missing) {
      yield {
        entities: [trigger.id, each.table.id],
        message: `The trigger ${trigger.name} of ${each.label} calls ${name}, which the script does not make.`,
        evidence: `It makes ${made.size} other routine(s).`,
        confidence: 0.8,
        fix: fixOf(`Drop the trigger ${trigger.name} of ${each.label}`, 'weigh', {
          op: 'object.drop',
          kind: 'trigger',
          object: trigger.id.slice(trigger.id.indexOf(':') + 1),
        }),
      }
    }
  },
})

/** Trigger functions of PostgreSQL and of the extensions that come with it. */
const provided: ReadonlySet<string> = new Set(
  (
    'tsvector_update_trigger tsvector_update_trigger_column suppress_redundant_updates_trigger lo_manage moddatetime ' +
    'autoinc insert_username check_primary_key check_foreign_key tcn triggered_change_notification'
  ).split(' '),
)
