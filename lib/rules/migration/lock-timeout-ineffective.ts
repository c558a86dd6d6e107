import { placeOf } from './reading/context.ts'
import { strongLocks } from './reading/locks.ts'
import { edited } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'
import { milliseconds, settingOf } from './reading/settings.ts'

/** A lock_timeout that is off, long, or comes too late. */
export const lockTimeoutIneffective = migrationRule({
  id: 'lock-timeout-ineffective',
  title: 'lock_timeout that does not help',
  severity: 'warning',
  catalogue: ['MS048'],
  detects:
    'lock_timeout set to zero, to more than ten seconds, or only behind a statement that locks a table in use.',
  rationale:
    'Zero waits without end; for as long as it waits, everybody else waits too; set too late it helps nobody.',
  source: 'https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-LOCK-TIMEOUT',
  ignoreWhen: 'Nobody else uses the database while the migration runs.',
  remedy: 'Makes it two seconds. Where it comes too late, set it before the first statement that locks.',
  fixable: true,
  *checkStatement(context) {
    const { statement, file } = context
    const setting = settingOf(statement)
    if (setting?.name !== 'lock_timeout' || setting.value === null) return
    const limit = milliseconds(setting.value)
    const isLong = limit !== null && (limit === 0 || limit > 10_000)
    const later = file.steps.slice(context.index + 1).some((step) => strongLocks(step).length > 0)
    const earlier = file.steps
      .slice(0, context.index)
      .some((step) => strongLocks(step).length > 0 && !step.settings.has('lock_timeout'))
    // Put back to the server's own at the end, as dumps and tools do, it harms nobody.
    if (isLong ? !later : !earlier || context.settings.has('lock_timeout')) return
    const value = statement.tokens.findLast(({ kind }) => kind === 'string' || kind === 'number')
    const start = placeOf(context, { from: 0, to: 0 }).from
    const span = value && { from: value.from - start, to: value.to - start }
    yield {
      message: isLong
        ? `lock_timeout of ${setting.value} ${limit === 0 ? 'waits without end' : 'keeps others waiting too long'}.`
        : 'lock_timeout is set behind a statement that already waited for its lock.',
      evidence: isLong
        ? 'Two to five seconds, and trying again, is what helps.'
        : 'A statement above it locks a table in use.',
      confidence: 0.85,
      fix:
        isLong && span && statement.node.kind === 'other' && statement.node.words === 'set'
          ? edited(context, 'Wait two seconds', [{ ...span, insert: "'2s'" }])
          : null,
    }
  },
})
