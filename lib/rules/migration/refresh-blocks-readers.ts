import { entityId } from '../../schema/index.ts'
import { edited } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'
import { wordsOf } from './reading/words.ts'

/** A plain refresh keeps every reader out. */
export const refreshBlocksReaders = migrationRule({
  id: 'refresh-blocks-readers',
  title: 'Materialized view refreshed while readers wait',
  severity: 'warning',
  catalogue: ['MS039'],
  detects: 'REFRESH MATERIALIZED VIEW without CONCURRENTLY.',
  rationale:
    'Readers of the view wait behind ACCESS EXCLUSIVE until its query has run. With CONCURRENTLY they read on; that ' +
    'takes a unique index on plain columns.',
  source: 'https://www.postgresql.org/docs/current/sql-refreshmaterializedview.html',
  ignoreWhen: 'Nobody reads the view yet, or it was made WITH NO DATA.',
  remedy: 'Refreshes concurrently where the base shows a unique index; without one, make it first.',
  fixable: true,
  *checkStatement(context) {
    const { node, start } = context.statement
    if (node.kind !== 'other' || node.words !== 'refresh') return
    const words = wordsOf(context.statement)
    if (!words.eat('refresh', 'materialized', 'view') || words.is('concurrently')) return
    const at = (words.token(-1)?.to ?? start) - start
    const name = words.name()
    if (!name || context.isFresh(name) || words.has('no')) return
    const view = context.view(name)
    const isUnique = view?.indexes.some(
      (index) => index.unique && index.where === null && index.keys.every((key) => key.column !== null),
    )
    yield {
      message: `Refreshing ${name.name} keeps its readers waiting until the query has run.`,
      evidence: 'REFRESH without CONCURRENTLY takes ACCESS EXCLUSIVE.',
      confidence: 0.85,
      entities: name.schema === null ? [] : [entityId('view', name.schema, name.name)],
      fix: isUnique
        ? edited(context, 'Refresh concurrently', [{ from: at, to: at, insert: ' CONCURRENTLY' }])
        : null,
    }
  },
})
