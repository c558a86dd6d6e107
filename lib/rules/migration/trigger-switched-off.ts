import { type StatementContext, spoken } from './reading/context.ts'
import { same, withFollow } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** What is switched off for a moment stays off when the next line fails. */
export const triggerSwitchedOff = migrationRule({
  id: 'trigger-switched-off',
  title: 'Trigger switched off and not on again',
  severity: 'error',
  catalogue: ['SEC035'],
  tags: ['history', 'integrity'],
  detects:
    'DISABLE TRIGGER, and `session_replication_role = replica`, that nothing of the same file takes back.',
  rationale:
    'Triggers write the audit trail and hold what constraints cannot. DISABLE TRIGGER ALL also switches off foreign keys: ' +
    'rows that break them come in and are never found.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (DISABLE TRIGGER)',
  ignoreWhen: 'The trigger is replaced by another of the same migration, and dropped later.',
  remedy: 'Switches it on again directly behind: move that line behind the work that is to go unseen.',
  fixable: true,
  *checkFile({ steps }) {
    for (const step of steps) {
      const { node, tokens } = step.statement
      if (node.kind === 'alterTable' && !step.isFresh(node.name)) {
        for (const action of node.actions) {
          if (action.kind !== 'triggerState' || action.state !== 'disabled') continue
          const which = typeof action.which === 'string' ? action.which.toUpperCase() : action.which.value
          const back = steps.some(
            (later) => later.index > step.index && enables(later, spoken(node.name), which),
          )
          if (back) continue
          yield {
            step,
            message: `${which === 'ALL' || which === 'USER' ? `The triggers of ${spoken(node.name)} stay` : `The trigger ${which} of ${spoken(node.name)} stays`} switched off.`,
            evidence: 'No ENABLE TRIGGER follows in the file.',
            confidence: 0.85,
            fix: withFollow(
              step,
              'Switch it on again behind',
              [],
              [
                same(
                  `ALTER TABLE ${step.statement.text.slice(node.name.from, node.name.to)} ENABLE TRIGGER ${typeof action.which === 'string' ? which : step.statement.text.slice(action.which.from, action.which.to)}`,
                ),
              ],
              false,
            ),
          }
        }
      }
      const words = tokens.map(({ value }) => value)
      if (node.kind !== 'other' || words[0] !== 'set' || !words.includes('session_replication_role')) continue
      if (!words.includes('replica') || words.includes('local')) continue
      const back = steps.some((later) => {
        const own = later.statement.tokens.map(({ value }) => value)
        return (
          later.index > step.index &&
          own.includes('session_replication_role') &&
          (own[0] === 'reset' || own.includes('origin') || own.includes('default'))
        )
      })
      if (back) continue
      yield {
        step,
        message: 'No trigger and no foreign key is asked for the rest of the session.',
        evidence: 'session_replication_role stays at replica.',
        confidence: 0.85,
        fix: withFollow(step, 'Set it back behind', [], [same('RESET session_replication_role')], false),
      }
    }
  },
})

function enables(step: StatementContext, table: string, which: string): boolean {
  const { node } = step.statement
  if (node.kind !== 'alterTable' || spoken(node.name) !== table) return false
  return node.actions.some((action) => {
    if (action.kind !== 'triggerState' || action.state === 'disabled') return false
    const own = typeof action.which === 'string' ? action.which.toUpperCase() : action.which.value
    return own === which || own === 'ALL' || (own === 'USER' && which !== 'ALL')
  })
}
