import type { StatementContext } from './reading/context.ts'
import { relationName, spoken, textOf } from './reading/context.ts'
import { precededBy } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** What is dropped is looked at first, by the migration itself. */
export const dropWithoutProof = migrationRule({
  id: 'drop-without-proof',
  title: 'Dropped without a look',
  severity: 'warning',
  stance: 'strict',
  catalogue: ['LOS012'],
  tags: ['integrity', 'operations'],
  detects:
    'DROP TABLE or DROP COLUMN that no DO block before it guards: one that raises an exception where the table has rows, or the ' +
    'column values.',
  rationale:
    'That nobody uses it any more is known of one environment. Where somebody does, the block stops the migration, and ' +
    'nothing is lost.',
  source: 'https://atlasgo.io/versioned/checks (pre-migration checks)',
  ignoreWhen: 'The rows were moved by the same migration before.',
  remedy: 'Puts a block in front that raises an exception where there is anything to lose.',
  fixable: true,
  *checkStatement(context) {
    const { node } = context.statement
    if (node.kind === 'drop' && node.word === 'table') {
      for (const target of node.targets) {
        if (context.isFresh(target.name) || isGuarded(context, relationName(target.name).name, null)) continue
        const written = textOf(context, target.name)
        yield {
          message: `Whether ${spoken(target.name)} is empty is not looked at before it is dropped.`,
          evidence: 'No DO block before raises an exception about it.',
          confidence: 0.7,
          fix: precededBy(
            context,
            'Look before',
            guard(`SELECT 1 FROM ${written}`, `${spoken(target.name)} has rows`),
            false,
          ),
        }
      }
    }
    if (node.kind !== 'alterTable' || context.isFresh(node.name)) return
    for (const action of node.actions) {
      if (action.kind !== 'dropColumn') continue
      const column = action.column.value
      if (isGuarded(context, relationName(node.name).name, column)) continue
      const query = `SELECT 1 FROM ${textOf(context, node.name)} WHERE ${textOf(context, action.column)} IS NOT NULL`
      yield {
        message: `Whether ${spoken(node.name)}.${column} has values is not looked at before it is dropped.`,
        evidence: 'No DO block before raises an exception about it.',
        confidence: 0.7,
        fix: precededBy(
          context,
          'Look before',
          guard(query, `${spoken(node.name)}.${column} has values`),
          false,
        ),
      }
    }
  },
})

function guard(query: string, says: string): string {
  return `DO $$ BEGIN IF EXISTS (${query}) THEN RAISE EXCEPTION '${says.replaceAll("'", "''").replaceAll('%', '%%')}'; END IF; END $$`
}

/** Whether a DO block before raises an exception and mentions the table, and the column. */
function isGuarded({ file, index }: StatementContext, table: string, column: string | null): boolean {
  return file.steps.slice(0, index).some(({ statement: { node, text, within } }) => {
    const isBlock = node.kind === 'do' || (node.kind === 'other' && node.words === 'do')
    if (!isBlock || within !== 'file') return false
    const words = new Set(text.toLowerCase().split(/[^\p{L}\p{N}_$]+/u))
    return (
      words.has('raise') &&
      words.has('exists') &&
      words.has(table.toLowerCase()) &&
      (column === null || words.has(column.toLowerCase()))
    )
  })
}
