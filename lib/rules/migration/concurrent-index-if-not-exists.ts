import { spoken } from './reading/context.ts'
import { precededBy } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A failed concurrent build leaves an invalid index behind, which IF NOT EXISTS takes for the real one. */
export const concurrentIndexIfNotExists = migrationRule({
  id: 'concurrent-index-if-not-exists',
  title: 'Retry that keeps an invalid index',
  severity: 'warning',
  catalogue: ['MS061'],
  detects: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS that no DROP INDEX of the same name precedes.',
  rationale:
    'A concurrent build that fails leaves an index that is maintained but never used. When the migration is tried ' +
    'again IF NOT EXISTS finds it and says that all is well.',
  source: 'https://www.postgresql.org/docs/current/sql-createindex.html (invalid indexes)',
  ignoreWhen: 'Something else checks pg_index.indisvalid afterwards.',
  remedy: 'Drops what a failed attempt may have left before it builds. A finished index is then built again.',
  fixable: true,
  *checkStatement(context) {
    const { node, text } = context.statement
    if (node.kind !== 'createIndex' || !node.concurrently || !node.ifNotExists || !node.name) return
    const own = node.name.parts.at(-1)?.value
    const isDropped = context.file.steps.slice(0, context.index).some(({ statement: { node: before } }) => {
      if (before.kind !== 'drop' || before.word !== 'index') return false
      return before.targets.some(({ name }) => name.parts.at(-1)?.value === own)
    })
    if (isDropped) return
    const drop = `DROP INDEX CONCURRENTLY IF EXISTS ${text.slice(node.name.from, node.name.to)}`
    yield {
      message: `A failed build of ${spoken(node.name)} would be taken for a finished one.`,
      evidence: 'IF NOT EXISTS asks for the name only, not for pg_index.indisvalid.',
      confidence: 0.8,
      fix:
        context.transaction === null
          ? precededBy(context, 'Drop what a failed attempt left', drop, false)
          : null,
    }
  },
})
