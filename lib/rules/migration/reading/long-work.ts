import { candidateKeys, firedTriggers, type Table } from '../../../schema/index.ts'
import type { StatementContext } from './context.ts'
import { wordsOf } from './words.ts'

/** Whether a statement may read or write very many rows, whatever it locks. */
export function isLongWork(context: StatementContext): boolean {
  const { node } = context.statement
  switch (node.kind) {
    case 'createIndex':
      return !node.concurrently && !node.only && !context.isFresh(node.table)
    case 'createTable':
      return node.asQuery !== null
    case 'createView':
      return node.materialized && !node.noData
    case 'copy':
      return node.table !== null && !context.isFresh(node.table)
    case 'other':
      return isLongStatement(context, node.words)
    default:
      return false
  }
}

/** The table that UPDATE or DELETE changes rows of; null for any other statement. */
export function changedAtOnce(context: StatementContext): ChangedTable | null {
  const { node, tokens } = context.statement
  if (node.kind !== 'other' || (node.words !== 'update' && node.words !== 'delete')) return null
  const words = wordsOf(context.statement)
  words.eat(node.words)
  words.eat('from')
  words.eat('only')
  const name = words.name()
  if (!name || bookkeeping.has(name.name)) return null
  const where = words.find('where')
  const isSmall = where !== null && isFewRows(tokens, where.to, keysOf(context.table(name)))
  return { verb: node.words, name, isFiltered: where !== null, isSmall }
}

/** Where migration tools note what has run: a row for each migration. */
const bookkeeping: ReadonlySet<string> = new Set([
  'alembic_version',
  'ar_internal_metadata',
  'databasechangelog',
  'databasechangeloglock',
  'django_migrations',
  'flyway_schema_history',
  'goose_db_version',
  'knex_migrations',
  'knex_migrations_lock',
  'schema_migrations',
])

/** Columns that tell one row from another by themselves. */
function keysOf(table: Table | null): ReadonlySet<string> {
  const keys = table ? candidateKeys(table) : []
  return new Set(keys.flatMap((columns) => (columns.length === 1 ? columns : [])))
}

/** A sentence about the triggers that fire for each row of a change; empty where none is known. */
export function firing(context: StatementContext, { name, verb }: ChangedTable): string {
  const table = context.table(name)
  const fired = table ? firedTriggers(table, verb).map((trigger) => trigger.name) : []
  return fired.length === 0 ? '' : ` For each row fires ${fired.join(', ')}.`
}

export interface ChangedTable {
  readonly verb: 'update' | 'delete'
  readonly name: { readonly schema: string | null; readonly name: string }
  readonly isFiltered: boolean
  /** Whether the condition picks a few rows by a value, or a batch by a LIMIT or a range. */
  readonly isSmall: boolean
}

function isLongStatement(context: StatementContext, first: string): boolean {
  if (first === 'refresh' || first === 'reindex' || first === 'cluster') return true
  if (first === 'insert') return wordsOf(context.statement).has('select')
  const changed = changedAtOnce(context)
  return changed !== null && !changed.isSmall && !context.isFresh(changed.name)
}

type Tokens = StatementContext['statement']['tokens']

/** Whether what follows WHERE picks rows by one value, a list, a range, or a LIMIT. */
function isFewRows(tokens: Tokens, from: number, keys: ReadonlySet<string>): boolean {
  const rest = tokens.filter((token) => token.from >= from)
  if (rest.some(({ kind, value }) => kind === 'word' && (value === 'limit' || value === 'between')))
    return true
  if (rest.some(({ kind, value }) => kind === 'word' && value === 'or')) return false
  return rest.some((token, at) => {
    if (token.value !== '=' || token.kind !== 'symbol') return false
    const [left, right] = [rest[at - 1], rest[at + 1]]
    const isKey = left !== undefined && (left.value === 'id' || keys.has(left.value))
    return isKey && (right?.kind === 'number' || right?.kind === 'string')
  })
}
