import { alterations } from './reading/alterations.ts'
import { spoken, textOf } from './reading/context.ts'
import { alone, replaced } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** Detaching stops everybody who uses the partitioned table. */
export const detachNotConcurrent = migrationRule({
  id: 'detach-not-concurrent',
  title: 'Partition detached while everybody waits',
  severity: 'warning',
  catalogue: ['MS041'],
  detects: 'DETACH PARTITION without CONCURRENTLY.',
  rationale:
    'It takes ACCESS EXCLUSIVE on the parent: behind a long query it waits, and everybody behind it.',
  source: 'https://www.postgresql.org/docs/current/sql-altertable.html (DETACH PARTITION)',
  ignoreWhen: 'The parent has a DEFAULT partition, with which CONCURRENTLY is refused.',
  remedy: 'Detaches concurrently, outside of a transaction (version 14 and later).',
  fixable: true,
  *checkStatement(context) {
    const tokens = context.statement.tokens
    if (
      tokens.some(({ kind, value }) => kind === 'word' && (value === 'concurrently' || value === 'finalize'))
    )
      return
    for (const { node, action, label } of alterations(context, 'detachPartition')) {
      if (context.isFresh(action.partition)) continue
      const sql = `ALTER TABLE ${textOf(context, node.name)} ${textOf(context, action)} CONCURRENTLY`
      yield {
        message: `Detaching ${spoken(action.partition)} stops readers and writers of ${label}.`,
        evidence: 'DETACH PARTITION without CONCURRENTLY takes ACCESS EXCLUSIVE on the parent.',
        confidence: 0.85,
        fix: context.file.version >= 14 ? replaced(context, 'Detach concurrently', [alone(sql)]) : null,
      }
    }
  },
})
