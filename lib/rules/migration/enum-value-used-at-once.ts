import type { FileContext } from './reading/context.ts'
import { breakBefore } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** A value added to an enum can be used once its transaction is over. */
export const enumValueUsedAtOnce = migrationRule({
  id: 'enum-value-used-at-once',
  title: 'New enum value used in its own transaction',
  severity: 'error',
  catalogue: ['MS044'],
  detects: 'A statement that mentions a value which ALTER TYPE … ADD VALUE added in the same transaction.',
  rationale: 'The server refuses it (55P04) until the addition is committed.',
  source: 'https://www.postgresql.org/docs/current/sql-altertype.html (Notes)',
  ignoreWhen:
    'The text means something else, or the type was made in the same transaction (version 17 and later).',
  remedy:
    'Commits before the value is used. Where a tool opens the transaction, use it in the next migration.',
  fixable: true,
  *checkStatement(context) {
    const { transaction, file, statement } = context
    if (transaction === null || statement.node.kind === 'do') return
    if (statement.node.kind === 'alterType' || statement.node.kind === 'comment') return
    if (!hasAddedValues(file)) return
    const added = file.steps.slice(transaction.first, context.index).flatMap(({ statement: { node } }) => {
      if (node.kind !== 'alterType' || (context.isFresh(node.name) && file.version >= 17)) return []
      return node.actions.flatMap((action) => (action.kind === 'addValue' ? [action.value] : []))
    })
    const used = added.find((value) =>
      statement.tokens.some((token) => token.kind === 'string' && token.value === value),
    )
    if (used === undefined) return
    yield {
      message: `The enum value '${used}' cannot be used before the transaction that added it is over.`,
      evidence: 'ALTER TYPE … ADD VALUE stands above it in the same transaction.',
      confidence: 0.85,
      fix: breakBefore(context, 'Commit before it is used'),
    }
  },
})

/** Whether any statement of the file adds a value; most files have none. */
function hasAddedValues(file: FileContext): boolean {
  const known = withAddedValues.get(file)
  if (known !== undefined) return known
  const found = file.steps.some(({ statement: { node } }) => {
    return node.kind === 'alterType' && node.actions.some(({ kind }) => kind === 'addValue')
  })
  withAddedValues.set(file, found)
  return found
}

const withAddedValues = new WeakMap<FileContext, boolean>()
