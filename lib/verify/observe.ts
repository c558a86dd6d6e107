import type { QueryPort, StatementFacts } from '../sql/index.ts'
import type { Executor } from './executor.ts'

/** What a statement was seen to do to relations that were there before it. */
export interface Observation {
  /** By qualified name, the strongest lock that it took. */
  readonly locks: Readonly<Record<string, StatementFacts['lock']>>
  /** Relations that were written anew. */
  readonly rewritten: readonly string[]
}

/** A moment to compare a later one with. */
export interface Sight {
  since(): Promise<Observation>
}

/** From the weakest to the strongest, as `pg_locks` spells them. */
const modes: readonly (readonly [string, StatementFacts['lock']])[] = [
  ['AccessShareLock', 'ACCESS SHARE'],
  ['RowShareLock', 'ROW SHARE'],
  ['RowExclusiveLock', 'ROW EXCLUSIVE'],
  ['ShareUpdateExclusiveLock', 'SHARE UPDATE EXCLUSIVE'],
  ['ShareLock', 'SHARE'],
  ['ShareRowExclusiveLock', 'SHARE ROW EXCLUSIVE'],
  ['ExclusiveLock', 'EXCLUSIVE'],
  ['AccessExclusiveLock', 'ACCESS EXCLUSIVE'],
]

/**
 * Looks at the locks and files that PostgreSQL has for a session, before and after a statement: at the locks from
 * another session where there is one; at the files from within, since nobody else sees those of an open transaction.
 */
export function observer(
  executor: Executor,
  from: QueryPort = executor.beside ?? executor,
  files: QueryPort = executor,
): { look(): Promise<Sight> } {
  let own: Promise<number> | null = null
  const locksHeld = async () => {
    own ??= pidOf(executor)
    return locksOf(await own, from)
  }
  return {
    async look() {
      const [held, before] = [await locksHeld(), await filesOf(files)]
      return {
        async since() {
          const locks: Record<string, StatementFacts['lock']> = {}
          for (const [relation, strength] of await locksHeld()) {
            if (!before.has(relation) || strength <= (held.get(relation) ?? -1)) continue
            locks[relation] = modes[strength]?.[1] ?? 'none'
          }
          const now = await filesOf(files)
          const rewritten = [...before].filter(([name, file]) => now.has(name) && now.get(name) !== file)
          return { locks, rewritten: rewritten.map(([name]) => name) }
        },
      }
    },
  }
}

async function pidOf(executor: Executor): Promise<number> {
  const [row] = await executor.query('SELECT pg_backend_pid() AS pid')
  return Number(row?.pid)
}

async function locksOf(pid: number, from: QueryPort): Promise<ReadonlyMap<string, number>> {
  const rows = await from.query(
    `SELECT n.nspname || '.' || c.relname AS relation, l.mode AS mode
     FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE l.pid = ${pid} AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND l.locktype = 'relation' AND c.relkind IN ('r', 'p', 'm')
       AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`,
  )
  const held = new Map<string, number>()
  for (const row of rows) {
    const name = String(row.relation)
    const strength = modes.findIndex(([mode]) => mode === row.mode)
    held.set(name, Math.max(strength, held.get(name) ?? -1))
  }
  return held
}

async function filesOf(port: QueryPort): Promise<ReadonlyMap<string, string>> {
  const rows = await port.query(
    `SELECT n.nspname || '.' || c.relname AS relation, c.relfilenode::text AS file
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'm', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`,
  )
  return new Map(rows.map((row) => [String(row.relation), String(row.file)]))
}
