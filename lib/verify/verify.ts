import { dialectOf, type FactDifference, type Segment, type StatementNode } from '../sql/index.ts'
import { lineColumnAt, makeLineIndex } from '../text/index.ts'
import type { ExecResult, Executor } from './executor.ts'
import { isUnderstood } from './understood.ts'

/** A statement that the engine refused, or that was not given to it. Lines and columns count from 1. */
export interface StatementReport {
  readonly line: number
  readonly column: number
  /** Offset in the text that line and column stand for. */
  readonly at: number
  readonly message: string
}

/** What running a script and holding the model against the engine's catalogue gave. */
export interface VerifyReport {
  readonly statements: number
  readonly executed: number
  readonly failures: readonly StatementReport[]
  readonly skipped: readonly StatementReport[]
  /** Statements that the model holds or that change no schema. */
  readonly understood: number
  readonly compared: number
  readonly equal: number
  readonly differences: readonly FactDifference[]
  readonly counts: Readonly<Record<string, number>>
}

/**
 * Runs each statement of the text on a throw-away database, then compares its catalogue with what
 * we read. Never rejects for what the script does; rejects if the dialect has no catalogue reader.
 */
export async function verifyDocument(
  text: string,
  dialectId: string,
  executor: Executor,
): Promise<VerifyReport> {
  const dialect = dialectOf(dialectId)
  if (!dialect.catalogue) throw new Error(`verify: ${dialect.label} has no catalogue to compare with`)
  const tree = dialect.parse(text)
  const lines = makeLineIndex(text)
  const place = (at: number, message: string): StatementReport => ({
    ...lineColumnAt(lines, at),
    at,
    message,
  })
  const failures: StatementReport[] = []
  const skipped: StatementReport[] = []
  let statements = 0
  let executed = 0
  let understood = 0
  // Rows that refer to those of a client command cannot be loaded without them.
  const rowsMissing = tree.segments.some((segment) => segment.kind === 'meta' && isClientCopy(segment.text))
  const [session] = await executor.query('select session_user::text as name')
  const runner = String(session?.name)
  let transaction: 'none' | 'open' = 'none'
  const without = new Set<Segment>()
  for (const [index, segment] of tree.segments.entries()) {
    const start = (tree.starts[index] ?? 0) + segment.span.from
    if (segment.kind === 'meta') {
      skipped.push(place(start, 'a command of the client, not SQL'))
    }
    if (segment.kind !== 'statement' || !segment.node) continue
    const sql = segment.text.slice(segment.span.from, segment.span.to)
    if (sql === '') continue
    statements++
    if (isUnderstood(segment.node)) understood++
    const why =
      reasonToSkip(segment.node, sql) ?? (rowsMissing && bringsRows(segment.node) ? partOfData : null)
    if (why !== null) {
      without.add(segment)
      skipped.push(place(start, why))
      continue
    }
    const result = await runGuarded(segment, sql, tree.segments[index + 1], executor, transaction)
    if (isSessionReset(segment.node)) await executor.exec(`set session authorization ${dialectQuote(runner)}`)
    transaction = transactionAfter(segment.node, transaction)
    if (result === null) {
      skipped.push(place(start, 'data lines are not loaded here'))
    } else if (result.ok) executed++
    else {
      const at = start + (result.position === null ? 0 : unitsOf(sql, result.position - 1))
      failures.push(place(at, result.message))
      without.add(segment)
    }
  }
  // Whatever runs the script ends the transaction that it left open.
  if (transaction === 'open') await executor.exec('commit')
  await executor.exec(`set session authorization ${dialectQuote(runner)}`)
  // What the engine never saw is reported above; the rest must be equal.
  const segments = tree.segments.map((segment) =>
    without.has(segment) ? { ...segment, node: null } : segment,
  )
  const { schema } = dialect.lower({ ...tree, segments })
  const comparison = await dialect.catalogue.compare(schema, executor)
  return { statements, executed, failures, skipped, understood, ...comparison }
}

/** PGlite does not come back to whose session it was by itself. */
function isSessionReset(node: StatementNode): boolean {
  return node.kind === 'setRole' && node.of === 'session' && node.role === null
}

const partOfData = 'rows are not loaded, since a client command brings others that they refer to'

function isClientCopy(line: string): boolean {
  return line.trim().toLowerCase().startsWith('\\copy ')
}

function bringsRows(node: StatementNode): boolean {
  return (
    (node.kind === 'other' && node.words.startsWith('insert')) || (node.kind === 'copy' && node.fromStdin)
  )
}

/** Inside the script's own transaction a failure must not take the statements around it along. */
async function runGuarded(
  segment: Segment,
  sql: string,
  next: Segment | undefined,
  executor: Executor,
  transaction: 'none' | 'open',
): Promise<ExecResult | null> {
  const guarded = transaction === 'open' && !endsOrMarks(segment.node)
  if (!guarded) return run(segment, sql, next, executor)
  await executor.exec('savepoint athena')
  const result = await run(segment, sql, next, executor)
  await executor.exec(result && !result.ok ? 'rollback to savepoint athena' : 'release savepoint athena')
  return result
}

/** Statements that the savepoint around them would take part in. */
const transactionWords = new Set('begin start commit end rollback abort savepoint release prepare'.split(' '))

function endsOrMarks(node: StatementNode | null): boolean {
  return node?.kind === 'other' && transactionWords.has(node.words.split(' ')[0] ?? '')
}

function transactionAfter(node: StatementNode, before: 'none' | 'open'): 'none' | 'open' {
  if (node.kind !== 'other') return before
  const word = node.words
  if (word === 'begin' || word === 'start') return 'open'
  return word === 'commit' || word === 'end' || word === 'rollback' || word === 'abort' ? 'none' : before
}

async function run(
  segment: Segment,
  sql: string,
  next: Segment | undefined,
  executor: Executor,
): Promise<ExecResult | null> {
  if (segment.node?.kind === 'copy' && segment.node.fromStdin) {
    if (!executor.copyIn) return null
    return executor.copyIn(sql, next?.kind === 'copyData' ? dataLines(next.text) : '')
  }
  const result = await executor.exec(sql)
  if (result.ok) return result
  const role = missingRole(result)
  if (role === null) return result
  await executor.exec('rollback to savepoint athena')
  // Roles belong to the cluster; a script may name any.
  const made = await executor.exec(`create role ${dialectQuote(role)}`)
  return made.ok ? run(segment, sql, next, executor) : result
}

/** Without the line that ends the data. */
function dataLines(text: string): string {
  const start = text.startsWith('\r\n') ? 2 : text.startsWith('\n') ? 1 : 0
  const end = text.lastIndexOf('\\.')
  return text.slice(start, end < 0 ? undefined : end)
}

function missingRole(result: Extract<ExecResult, { ok: false }>): string | null {
  if (result.code !== '42704' || !result.message.startsWith('role "')) return null
  const end = result.message.lastIndexOf('" does not exist')
  return end < 0 ? null : result.message.slice('role "'.length, end)
}

function dialectQuote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** What reaches beyond one database, or cannot run in a process without a server. */
function reasonToSkip(node: StatementNode, sql: string): string | null {
  if (node.kind === 'createOther' || node.kind === 'drop') {
    if (outside.has(node.words)) return `${node.words} is beyond a single database`
  }
  if (node.kind === 'other') {
    if (node.words === 'set' && sql.toLowerCase().includes('client_encoding'))
      return 'the text is given in UTF-8'
    if (maintenance.has(node.words)) return `${node.words} rewrites storage and leaves the schema as it is`
    if (node.words === 'alter system' || node.words === 'alter database')
      return `${node.words} is beyond a single database`
  }
  if (node.kind === 'alterObject' && outside.has(node.target.words)) {
    return `${node.target.words} is beyond a single database`
  }
  return null
}

/** PGlite does not come through all of these whole. */
const maintenance = new Set(['cluster', 'vacuum', 'analyze', 'reindex', 'checkpoint'])
const outside = new Set(['database', 'tablespace', 'subscription'])

/** UTF-16 units of so many characters, as the engine counts. */
function unitsOf(sql: string, characters: number): number {
  let at = 0
  for (let n = 0; n < characters && at < sql.length; n++) at += (sql.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  return at
}
