import type { Routine, Schema } from '../../schema/index.ts'
import { type StatementContext, spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** CREATE OR REPLACE keeps the shape of what it replaces, or is refused. */
export const replacedOtherwise = migrationRule({
  id: 'replaced-otherwise',
  title: 'Replaced by something of another shape',
  severity: 'error',
  catalogue: ['BC005'],
  detects:
    'CREATE OR REPLACE VIEW that drops, renames or reorders columns of the view in the base, and CREATE OR REPLACE ' +
    'FUNCTION that returns another type than the function of the same arguments in the base.',
  rationale: 'The server refuses it: 42P16 for a view, 42P13 for a routine.',
  source: 'https://www.postgresql.org/docs/current/sql-createview.html',
  ignoreWhen: 'Never: it does not run.',
  remedy:
    'None: drop it and make it anew in one transaction, with its privileges and what depends on it, or take another name.',
  fixable: false,
  *checkStatement(context) {
    const { node } = context.statement
    if (node.kind === 'createView' && node.orReplace && !node.temporary) {
      const old = context.view(node.name)?.columns ?? []
      const now = findViewColumns(context)
      const lost = old.findIndex((column, at) => now[at] !== column)
      if (old.length === 0 || now.length === 0 || lost < 0) return
      yield {
        message: `View ${spoken(node.name)} cannot be replaced: its column ${old[lost]} is gone, renamed or elsewhere.`,
        evidence: `Before: ${old.join(', ')}. Now: ${now.join(', ')}.`,
        confidence: 0.93,
        fix: null,
      }
    } else if (node.kind === 'createRoutine' && node.orReplace) {
      const before = routineNow(context.before, context.after, node.name.parts.at(-1)?.value ?? '')
      if (!before) return
      yield {
        message: `${spoken(node.name)} cannot be replaced: it returned ${before.was} and is to return ${before.now}.`,
        evidence: 'CREATE OR REPLACE keeps the type that is returned.',
        confidence: 0.9,
        fix: null,
      }
    }
  },
})

/** The columns that the view would have; read where the old one is not, since beside it the new one is refused. */
function findViewColumns({ statement, before, view, file }: StatementContext): readonly string[] {
  const { node, text } = statement
  const old = node.kind === 'createView' ? view(node.name) : null
  if (!old) return []
  const views = new Map([...before.views].filter(([id]) => id !== old.id))
  const written = text.slice(statement.from - statement.start, statement.to - statement.start)
  return file.dialect.declare(written, { ...before, views }).views.get(old.id)?.columns ?? []
}

function routineNow(
  before: Schema,
  after: Schema,
  name: string,
): { readonly was: string; readonly now: string } | null {
  for (const [id, old] of before.routines) {
    const now: Routine | undefined = after.routines.get(id)
    if (old.name !== name || !now || now === old) continue
    if (old.returns !== null && now.returns !== null && old.returns !== now.returns)
      return { was: old.returns, now: now.returns }
  }
  return null
}
