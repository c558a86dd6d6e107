import { spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** Making, dropping or switching a trigger makes writers wait. */
export const triggerLocks = migrationRule({
  id: 'trigger-locks',
  title: 'Trigger made, dropped or switched on a table in use',
  severity: 'info',
  catalogue: ['MS043'],
  detects:
    'CREATE TRIGGER, DROP TRIGGER and ENABLE or DISABLE TRIGGER on a table that the migration did not make itself.',
  rationale:
    'CREATE and ENABLE take SHARE ROW EXCLUSIVE, DROP takes ACCESS EXCLUSIVE: brief, but behind a long transaction ' +
    'they wait and others behind them. A trigger that is off lets rows by unseen.',
  source: 'https://www.postgresql.org/docs/current/explicit-locking.html',
  ignoreWhen: 'lock_timeout is short and the migration is tried again.',
  remedy:
    'None: no form takes less. Keep lock_timeout short, and the trigger the only change of its transaction.',
  fixable: false,
  *checkStatement(context) {
    const { node, tokens } = context.statement
    const hasTimeout = context.settings.has('lock_timeout')
    if (hasTimeout) return
    const found = ((): readonly [string, string] | null => {
      if (node.kind === 'createTrigger')
        return context.isFresh(node.table) ? null : ['Making', spoken(node.table)]
      if (node.kind === 'drop' && node.word === 'trigger') {
        const on = node.targets[0]?.on
        return on && !context.isFresh(on) ? ['Dropping', spoken(on)] : null
      }
      if (node.kind !== 'alterTable' || context.isFresh(node.name)) return null
      const switches = tokens.some(
        ({ value }, at) =>
          (value === 'enable' || value === 'disable') &&
          tokens.slice(at + 1, at + 3).some((next) => next.value === 'trigger'),
      )
      return switches && node.actions.some(({ kind }) => kind === 'other')
        ? ['Switching', spoken(node.name)]
        : null
    })()
    if (!found) return
    yield {
      message: `${found[0]} a trigger makes writers of ${found[1]} wait.`,
      evidence:
        found[0] === 'Dropping' ? 'DROP TRIGGER takes ACCESS EXCLUSIVE.' : 'It takes SHARE ROW EXCLUSIVE.',
      confidence: 0.7,
      fix: null,
    }
  },
})
