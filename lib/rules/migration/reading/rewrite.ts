import type { AlterTableAction, Span, StatementNode } from '../../../sql/index.ts'
import { makeChange } from '../../../text/index.ts'
import { placeOf, type StatementContext } from './context.ts'
import type { MigrationFix } from './rule.ts'

type AlterTable = Extract<StatementNode, { kind: 'alterTable' }>

/** A statement that a rewrite puts into the file, and what it asks of the transaction around it. */
export interface Follow {
  readonly sql: string
  /**
   * `same`: beside the others. `own`: in a transaction of its own, so that no lock is held from before.
   * `none`: in no transaction at all.
   */
  readonly transaction: 'same' | 'own' | 'none'
}

export const same = (sql: string): Follow => ({ sql, transaction: 'same' })
export const own = (sql: string): Follow => ({ sql, transaction: 'own' })
export const alone = (sql: string): Follow => ({ sql, transaction: 'none' })

/** A fix made of edits of the statement's own text; null inside a block, whose text stays as it is. */
export function edited(
  context: StatementContext,
  title: string,
  edits: readonly (Span & { readonly insert: string })[],
  safe = true,
): MigrationFix | null {
  if (context.statement.within === 'block') return null
  const change = makeChange(edits.map(({ insert, ...span }) => ({ ...placeOf(context, span), insert })))
  return { title, change, safe }
}

/** Replaces the whole statement by others. Null where the transaction around it cannot be left. */
export function replaced(
  context: StatementContext,
  title: string,
  follow: readonly Follow[],
  safe = true,
): MigrationFix | null {
  const insert = sequence(context, follow)
  if (insert === null || context.statement.within === 'block') return null
  const { from, to, end } = context.statement
  const closed = end === to && follow.length > 1 ? `${insert};` : insert
  return { title, change: makeChange([{ from, to, insert: closed }]), safe: safe && !leaves(context, follow) }
}

/** Edits the statement's own text and puts statements behind it. */
export function withFollow(
  context: StatementContext,
  title: string,
  edits: readonly (Span & { readonly insert: string })[],
  follow: readonly Follow[],
  safe = true,
): MigrationFix | null {
  const { statement } = context
  const behind = sequence(context, [same(''), ...follow])
  // Where nothing ends the statement the next one would run into what is put behind it.
  const end = statement.end === statement.to && follow.length > 0 ? ';' : ''
  if (behind === null || statement.within === 'block') return null
  const change = makeChange([
    ...edits.map(({ insert, ...span }) => ({ ...placeOf(context, span), insert })),
    { from: statement.to, to: statement.to, insert: behind + end },
  ])
  return { title, change, safe: safe && !leaves(context, follow) }
}

/** Takes one action out of an ALTER TABLE and puts statements in its place behind what is left. */
export function withoutAction(
  context: StatementContext,
  title: string,
  { node, action }: { readonly node: AlterTable; readonly action: AlterTableAction },
  follow: readonly Follow[],
  safe = true,
): MigrationFix | null {
  if (node.actions.length === 1) return replaced(context, title, follow, safe)
  return withFollow(context, title, [{ ...cutOf(node, action), insert: '' }], follow, safe)
}

/** A span with the blanks in front of it, for taking it out. */
export function withBlanks({ statement }: StatementContext, span: Span): Span {
  let { from } = span
  while (from > 0 && ' \t\r\n'.includes(statement.text.charAt(from - 1))) from--
  return { from, to: span.to }
}

/** Puts a statement in front of this one. */
export function precededBy(
  context: StatementContext,
  title: string,
  sql: string,
  safe = true,
): MigrationFix | null {
  const { statement, file } = context
  // In front of a block is in front of the DO that holds it.
  const outer = file.steps.find((step) => step.statement.segment === statement.segment)
  const from = outer?.statement.from ?? statement.from
  return { title, change: makeChange([{ from, to: from, insert: `${sql};${file.eol}` }]), safe }
}

/** Puts statements around this one so that it runs in no transaction; null where a tool opened it. */
export function outsideTransaction(context: StatementContext, title: string): MigrationFix | null {
  const { statement, file, transaction } = context
  if (transaction?.by !== 'file' || statement.within === 'block') return null
  const { from, to } = statement
  const { eol } = file
  const change = makeChange([
    { from, to: from, insert: `COMMIT;${eol}` },
    { from: to, to, insert: `;${eol}BEGIN` },
  ])
  return { title, change, safe: false }
}

/** Ends the transaction before the statement and begins another; null where a tool opened it. */
export function breakBefore(context: StatementContext, title: string): MigrationFix | null {
  const { statement, file, transaction } = context
  if (transaction?.by !== 'file' || statement.within === 'block') return null
  const { from } = statement
  const insert = `COMMIT;${file.eol}BEGIN;${file.eol}`
  return { title, change: makeChange([{ from, to: from, insert }]), safe: false }
}

/** Takes the statement out of the file with its terminator. */
export function removed(context: StatementContext, title: string, safe = true): MigrationFix | null {
  const { statement, file } = context
  if (statement.within === 'block') return null
  const { from } = statement
  let to = statement.end
  if (file.text.startsWith('\r\n', to)) to += 2
  else if (file.text.startsWith('\n', to)) to += 1
  return { title, change: makeChange([{ from, to, insert: '' }]), safe }
}

/** Whether the statements end the transaction around the one they stand for. */
function leaves({ transaction }: StatementContext, follow: readonly Follow[]): boolean {
  return transaction !== null && follow.some((each) => each.transaction !== 'same')
}

/** Statements with what stands between them, the last without its terminator. */
function sequence(context: StatementContext, follow: readonly Follow[]): string | null {
  const { eol } = context.file
  if (context.transaction?.by === 'tool' && leaves(context, follow)) return null
  if (context.transaction?.by !== 'file') return follow.map(({ sql }) => sql).join(`;${eol}`)
  const parts: string[] = []
  let open = true
  for (const { sql, transaction } of follow) {
    if (open && transaction !== 'same') {
      parts.push('COMMIT')
      open = false
    }
    if (!open && transaction !== 'none') {
      parts.push('BEGIN')
      open = true
    }
    parts.push(sql)
  }
  return [...parts, ...(open ? [] : ['BEGIN'])].join(`;${eol}`)
}

/** The span of an action, with the comma that goes when it goes. */
function cutOf(node: AlterTable, action: AlterTableAction): Span {
  const at = node.actions.indexOf(action)
  const previous = node.actions[at - 1]
  if (previous) return { from: previous.to, to: action.to }
  return { from: action.from, to: node.actions[at + 1]?.from ?? action.to }
}
