import { scanSql } from '../../schema/index.ts'
import { migrationRule } from './reading/rule.ts'

/** OFFSET reads all that it skips. */
export const offsetBackfill = migrationRule({
  id: 'offset-backfill',
  title: 'Batches by OFFSET',
  severity: 'warning',
  about: 'rows',
  catalogue: ['MS056'],
  detects: 'UPDATE, DELETE, INSERT … SELECT or DO with OFFSET.',
  rationale:
    'Each batch reads again all rows before it, so the whole takes the square of the rows; and rows that no longer ' +
    'meet the condition shift the others, so that some are skipped.',
  source: 'https://use-the-index-luke.com/no-offset',
  ignoreWhen: 'OFFSET picks among a few rows.',
  remedy: 'None: go on from the last key: WHERE id > last ORDER BY id LIMIT n.',
  fixable: false,
  *checkStatement(context) {
    const { node, tokens, within } = context.statement
    const isDo = node.kind === 'do' || (node.kind === 'other' && node.words === 'do')
    const writes = node.kind === 'other' && ['update', 'delete', 'insert', 'with'].includes(node.words)
    if ((!isDo && !writes) || within === 'block') return
    const body = tokens.find(({ kind }) => kind === 'string')
    const read = isDo ? scanSql(body?.value ?? '') : tokens
    // In a block a fixed number skips within a batch; only what grows reads all batches before.
    const grows = read.some(
      ({ kind, value }, at) =>
        kind === 'word' && value === 'offset' && (!isDo || read[at + 1]?.kind !== 'number'),
    )
    if (!grows) return
    yield {
      message: 'Batches by OFFSET take longer and longer, and skip rows.',
      evidence: 'OFFSET in a statement that changes rows.',
      confidence: 0.75,
      fix: null,
    }
  },
})
