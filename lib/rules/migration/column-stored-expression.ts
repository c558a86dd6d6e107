import { alterations, constraintOf } from './reading/alterations.ts'
import { edited } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A stored expression is worked out for every row when it is added or changed. */
export const columnStoredExpression = migrationRule({
  id: 'column-stored-expression',
  title: 'New column stored from an expression',
  severity: 'error',
  about: 'rows',
  catalogue: ['MS012'],
  detects: 'ADD COLUMN … GENERATED ALWAYS AS (…) STORED, and SET EXPRESSION.',
  rationale: 'The value of each existing row is computed and written: a rewrite under ACCESS EXCLUSIVE.',
  source: 'https://www.postgresql.org/docs/current/ddl-generated-columns.html',
  ignoreWhen: 'The table is small.',
  remedy:
    'On version 18 the column can be VIRTUAL, computed when it is read; it cannot be indexed then. Before that: a ' +
    'plain column, a trigger for INSERT and UPDATE, and a backfill in batches.',
  fixable: true,
  *checkStatement(context) {
    for (const { action, label } of alterations(context, 'addColumn', 'setExpression')) {
      const column = action.kind === 'addColumn' ? action.column.name.value : action.column.value
      const generated = action.kind === 'addColumn' ? constraintOf(action.column, 'generated') : null
      if (action.kind === 'addColumn' && generated?.storage !== 'stored') continue
      const { tokens, start } = context.statement
      const word =
        generated && tokens.findLast((token) => token.value === 'stored' && token.to <= start + generated.to)
      const span = word ? { from: word.from - start, to: word.to - start } : null
      yield {
        message: `Storing ${label}.${column} from an expression writes the whole table anew.`,
        evidence: generated
          ? 'GENERATED … STORED on a table with rows.'
          : 'SET EXPRESSION computes every row again.',
        confidence: 0.93,
        fix:
          span && context.file.version >= 18
            ? edited(context, 'Compute the column when it is read', [{ ...span, insert: 'VIRTUAL' }], false)
            : null,
      }
    }
  },
})
