import type { StatementContext } from './context.ts'
import { wordsOf } from './words.ts'

/** What a statement is that the server refuses inside a transaction; null for all others. */
export function refusedInTransaction(context: StatementContext): string | null {
  const { statement, file } = context
  const { node } = statement
  const words = wordsOf(statement)
  switch (node.kind) {
    case 'createIndex':
      return node.concurrently ? 'CREATE INDEX CONCURRENTLY' : null
    case 'drop':
      if (node.words === 'database' || node.words === 'tablespace') return `DROP ${node.words.toUpperCase()}`
      return node.word === 'index' && words.has('concurrently') ? 'DROP INDEX CONCURRENTLY' : null
    case 'alterTable':
      return node.actions.some((action) => action.kind === 'detachPartition') && words.has('concurrently')
        ? 'DETACH PARTITION CONCURRENTLY'
        : null
    case 'createOther':
      return node.words === 'database' || node.words === 'tablespace'
        ? `CREATE ${node.words.toUpperCase()}`
        : null
    case 'alterType':
      return file.version < 12 && node.actions.some((action) => action.kind === 'addValue')
        ? 'ALTER TYPE … ADD VALUE'
        : null
    case 'other':
      break
    default:
      return null
  }
  if (node.words === 'vacuum') return 'VACUUM'
  if (node.words === 'alter system' || words.eat('alter', 'system')) return 'ALTER SYSTEM'
  if (node.words !== 'reindex') return null
  words.eat('reindex')
  if (words.eatOptions('concurrently') || words.has('concurrently')) return 'REINDEX CONCURRENTLY'
  return words.has('database') || words.has('system') ? 'REINDEX DATABASE' : null
}
