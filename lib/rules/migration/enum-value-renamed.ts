import { spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** Applications spell enum values out. */
export const enumValueRenamed = migrationRule({
  id: 'enum-value-renamed',
  title: 'Enum value renamed',
  severity: 'warning',
  catalogue: ['MS046', 'BC003'],
  detects: 'ALTER TYPE … RENAME VALUE.',
  rationale:
    'Applications that are still running send the old value, which the server no longer knows (22P02).',
  source: 'https://www.postgresql.org/docs/current/sql-altertype.html',
  ignoreWhen: 'No application spells the value out.',
  remedy:
    'None: add the new value, let applications write it, change the rows, and let the old value stay unused.',
  fixable: false,
  *checkStatement(context) {
    const { node } = context.statement
    if (node.kind !== 'alterType' || context.isFresh(node.name)) return
    for (const action of node.actions) {
      if (action.kind !== 'renameValue') continue
      yield {
        message: `Applications that say '${action.value}' of ${spoken(node.name)} fail once it is called '${action.newValue}'.`,
        evidence: 'The old value is gone in the same moment.',
        confidence: 0.85,
        fix: null,
      }
    }
  },
})
