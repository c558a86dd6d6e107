import { makeChange } from '../../text/index.ts'
import { migrationRule } from './reading/rule.ts'
import { settingOf } from './reading/settings.ts'

/** Behind a pooler the next statement may be in another session. */
export const sessionState = migrationRule({
  id: 'session-state',
  title: 'State of a session that a pooler does not keep',
  severity: 'warning',
  stance: 'policy',
  catalogue: ['PRO009'],
  tags: ['operations', 'concurrency', 'policy'],
  detects:
    'SET without LOCAL, `pg_advisory_lock`, and temporary tables that a later transaction is to find, for teams whose migrations go ' +
    'through a pooler in transaction mode (PgBouncer, RDS Proxy, Supavisor).',
  rationale:
    'Each transaction may get another session: the lock_timeout is that of somebody else, and the advisory lock that keeps a ' +
    'second deployment away is held by a session that nobody has, for ever.',
  source: 'https://www.pgbouncer.org/features.html; https://atlasgo.io/guides/postgres/pgbouncer',
  ignoreWhen: 'Migrations connect directly.',
  remedy:
    'Within a transaction: SET LOCAL, and the advisory lock of the transaction. Without one, connect past the pooler.',
  fixable: true,
  *checkStatement(context) {
    const { statement, transaction } = context
    const { node, tokens, within } = statement
    const [first] = tokens
    const setting = settingOf(statement)
    if (setting?.scope === 'session' && first?.value === 'set') {
      const after = tokens[1]?.value === 'session' ? tokens[1] : first
      const change = makeChange([{ from: first.from, to: after.to, insert: 'SET LOCAL' }])
      yield {
        message: `${setting.name} is set for a session that the next statement may not have.`,
        evidence: 'SET without LOCAL.',
        confidence: 0.8,
        fix:
          transaction && within === 'file'
            ? { title: 'Set it for the transaction', change, safe: false }
            : null,
      }
    }
    const lock = tokens.find(({ kind, value }) => kind === 'word' && locks.has(value))
    if (lock && node.kind === 'other') {
      const change = makeChange([
        { from: lock.from, to: lock.to, insert: locks.get(lock.value) ?? lock.value },
      ])
      yield {
        at: { from: lock.from, to: lock.to },
        message: `${lock.value}() is held by a session that may be another's.`,
        evidence: 'The advisory lock of a session.',
        confidence: 0.85,
        fix:
          transaction && within === 'file'
            ? { title: 'Lock for the transaction', change, safe: false }
            : null,
      }
    }
    if (node.kind === 'createTable' && node.persistence === 'temporary' && !transaction) {
      yield {
        message: 'The temporary table is in a session that the next statement may not have.',
        evidence: 'CREATE TEMPORARY TABLE outside a transaction.',
        confidence: 0.75,
        fix: null,
      }
    }
  },
})

const locks: ReadonlyMap<string, string> = new Map([
  ['pg_advisory_lock', 'pg_advisory_xact_lock'],
  ['pg_try_advisory_lock', 'pg_try_advisory_xact_lock'],
  ['pg_advisory_lock_shared', 'pg_advisory_xact_lock_shared'],
])
