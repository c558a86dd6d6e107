import { spoken } from './reading/context.ts'
import { alone, replaced } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** Dropping an index stops everybody who uses its table. */
export const dropIndexNotConcurrent = migrationRule({
  id: 'drop-index-not-concurrent',
  title: 'Index dropped while everybody waits',
  severity: 'warning',
  catalogue: ['MS002'],
  detects: 'DROP INDEX without CONCURRENTLY on an index that the migration did not make itself.',
  rationale:
    'DROP INDEX takes ACCESS EXCLUSIVE on the table as well: behind a long query it waits, and every reader and ' +
    'writer waits behind it.',
  source: 'https://www.postgresql.org/docs/current/sql-dropindex.html',
  ignoreWhen:
    'A short lock_timeout and retries keep the wait short, or the index belongs to a partitioned table.',
  remedy:
    'Drops the index concurrently, one statement for each. Where a tool opens the transaction, give it a migration ' +
    'of its own that runs without one.',
  fixable: true,
  *checkStatement(context) {
    const { node, tokens } = context.statement
    if (node.kind !== 'drop' || node.word !== 'index') return
    if (tokens.some((token) => token.kind === 'word' && token.value === 'concurrently')) return
    const targets = node.targets.filter((target) => !context.isFresh(target.name))
    if (targets.length === 0) return
    const guard = node.ifExists ? 'IF EXISTS ' : ''
    const text = context.statement.text
    const drops = node.targets.map(({ name }) =>
      alone(`DROP INDEX CONCURRENTLY ${guard}${text.slice(name.from, name.to)}`),
    )
    yield {
      message: `Dropping index ${targets.map(({ name }) => spoken(name)).join(', ')} stops readers and writers of its table.`,
      evidence: 'DROP INDEX without CONCURRENTLY takes ACCESS EXCLUSIVE on the table and on the index.',
      confidence: 0.85,
      fix: node.cascade ? null : replaced(context, 'Drop the index concurrently', drops),
    }
  },
})
