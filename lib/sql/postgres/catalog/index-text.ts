import type { Index, IndexKey } from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'

/** What follows the table's name in `pg_get_indexdef`. */
export function indexText(index: Index): string {
  const parts = [`USING ${quoteIdentifier(index.method)} (${index.keys.map(indexKeyText).join(', ')})`]
  if (index.include.length > 0) parts.push(`INCLUDE (${index.include.map(quoteIdentifier).join(', ')})`)
  if (index.nullsNotDistinct) parts.push('NULLS NOT DISTINCT')
  const options = Object.entries(index.with).map(([option, value]) => `${option}='${value}'`)
  if (options.length > 0) parts.push(`WITH (${options.join(', ')})`)
  if (index.where !== null) parts.push(`WHERE (${bare(index.where)})`)
  return parts.join(' ')
}

/** A key of an index or exclusion, as `pg_get_indexdef` writes it. */
export function indexKeyText(key: IndexKey): string {
  const parts = [keyText(key)]
  if (key.collation !== null) parts.push(`COLLATE ${dotted(key.collation)}`)
  if (key.opclass !== null) parts.push(opclassText(key.opclass))
  if (key.order === 'desc') parts.push('DESC')
  if (key.nulls !== (key.order === 'desc' ? 'first' : 'last')) parts.push(`NULLS ${key.nulls.toUpperCase()}`)
  return parts.join(' ')
}

/** A key that a table is partitioned by. */
export function partitionKeyText(key: IndexKey): string {
  const parts = [keyText(key)]
  if (key.collation !== null) parts.push(`COLLATE ${dotted(key.collation)}`)
  if (key.opclass !== null) parts.push(opclassText(key.opclass))
  return parts.join(' ')
}

function keyText(key: IndexKey): string {
  if (key.column !== null) return quoteIdentifier(key.column)
  return `(${bare(key.expression ?? '')})`
}

function opclassText(opclass: string): string {
  const space = opclass.indexOf(' ')
  if (space < 0) return dotted(opclass)
  return `${dotted(opclass.slice(0, space))}${opclass.slice(space)}`
}

function dotted(name: string): string {
  return name.split('.').map(quoteIdentifier).join('.')
}

/** SQL that a comment to the end of the line cannot run out of. */
export function bare(sql: string): string {
  return sql.includes('--') ? `${sql}\n` : sql
}
