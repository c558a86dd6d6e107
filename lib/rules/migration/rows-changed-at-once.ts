import { spoken } from './reading/context.ts'
import { changedAtOnce } from './reading/long-work.ts'
import { breakBefore } from './reading/rewrite.ts'
import { migrationRule } from './reading/rule.ts'

/** One statement that changes very many rows locks them all, and leaves as many dead ones. */
export const rowsChangedAtOnce = migrationRule({
  id: 'rows-changed-at-once',
  title: 'Many rows changed in one statement',
  severity: 'warning',
  about: 'rows',
  catalogue: ['MS055'],
  detects: 'UPDATE or DELETE with a condition that may hold for very many rows of a table in use.',
  rationale:
    'All rows stay locked until the end, dead rows pile up, and replicas lag. In the transaction of a change to the ' +
    'table it keeps that lock as well.',
  source: 'https://github.com/ankane/strong_migrations (backfilling data)',
  ignoreWhen: 'The table, or what the condition picks, is small.',
  remedy:
    'Where the file opened the transaction: commits before it. To do it well, change rows in batches by the primary ' +
    'key, each in a transaction of its own.',
  fixable: true,
  *checkStatement(context) {
    const changed = changedAtOnce(context)
    if (!changed?.isFiltered || changed.isSmall || context.isFresh(changed.name)) return
    const { transaction, file } = context
    const isMixed =
      transaction !== null &&
      file.steps
        .slice(transaction.first, context.index)
        .some(({ statement: { node } }) => node.kind === 'alterTable')
    yield {
      message: `${changed.verb === 'update' ? 'Updating' : 'Deleting'} rows of ${spoken(changed.name)} in one statement locks them all until it ends.`,
      evidence: isMixed
        ? 'It stands in the transaction of an ALTER TABLE.'
        : 'Its condition picks neither a few rows by their key nor a batch.',
      confidence: isMixed ? 0.85 : 0.55,
      fix: isMixed ? breakBefore(context, 'Commit before it') : null,
    }
  },
})
