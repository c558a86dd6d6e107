import { referencesByTarget } from '../../schema/index.ts'
import { spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** A dropped table is gone with its rows, and closes the tables that it refers to for a moment. */
export const dropTable = migrationRule({
  id: 'drop-table',
  title: 'Table dropped',
  severity: 'error',
  catalogue: ['LOS002'],
  detects: 'DROP TABLE of a table that the migration did not make itself.',
  rationale:
    'The rows are gone, and applications that still read it fail. Each table that it refers to is locked with ACCESS ' +
    'EXCLUSIVE as well.',
  source: 'https://www.postgresql.org/docs/current/sql-droptable.html',
  ignoreWhen: 'Nothing has read or written it for a while, and there is a backup.',
  remedy: 'None: rename it first, wait until nobody misses it, drop its foreign keys, then drop it.',
  fixable: false,
  *checkStatement(context) {
    const { node } = context.statement
    if (node.kind !== 'drop' || (node.word !== 'table' && node.word !== 'foreign table')) return
    for (const { name, from, to } of node.targets) {
      if (context.isFresh(name)) continue
      const table = context.table(name)
      if (table?.persistence === 'temporary') continue
      const parents = table?.foreignKeys.map(({ references }) => references.table) ?? []
      const children = table ? (referencesByTarget(context.before).get(table.id) ?? []) : []
      const also = [
        ...(parents.length > 0
          ? [`It refers to ${[...new Set(parents)].join(', ')}, which are locked too.`]
          : []),
        ...(children.length > 0 ? [`${children.map((each) => each.from.name).join(', ')} refer to it.`] : []),
      ]
      yield {
        at: { from: context.statement.start + from, to: context.statement.start + to },
        message: `Table ${spoken(name)} goes with all its rows.`,
        evidence: also.join(' ') || 'What is dropped is not in any later state.',
        confidence: 0.93,
        entities: table ? [table.id] : [],
        fix: null,
      }
    }
  },
})
