import type { Index, IndexKey, QualifiedName } from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'
import { parenthesize, renderCollation } from './column.ts'
import { canonicalStyle, nameList, type RenderStyle, words } from './style.ts'

/** One key of an index, with what differs from the defaults. */
export function renderIndexKey(key: IndexKey, style: RenderStyle = canonicalStyle): string {
  const kw = style.keyword
  const defaultNulls = key.order === 'desc' ? 'first' : 'last'
  return words(
    key.column !== null
      ? (style.identifier ?? quoteIdentifier)(key.column)
      : parenthesize(key.expression ?? ''),
    key.collation !== null && `${kw('COLLATE')} ${renderCollation(key.collation)}`,
    key.opclass,
    key.order === 'desc' && kw('DESC'),
    key.nulls !== defaultNulls && kw(key.nulls === 'first' ? 'NULLS FIRST' : 'NULLS LAST'),
  )
}

/** The statement that makes an index. */
export function renderIndex(owner: QualifiedName, index: Index, style: RenderStyle = canonicalStyle): string {
  const kw = style.keyword
  return indexStatement(kw(index.unique ? 'CREATE UNIQUE INDEX' : 'CREATE INDEX'), owner, index, style)
}

/** The statement that builds an index while the table is written to; it may not stand in a transaction. */
export function renderConcurrentIndex(owner: QualifiedName, index: Index): string {
  const unique = index.unique ? 'UNIQUE ' : ''
  return indexStatement(`CREATE ${unique}INDEX CONCURRENTLY`, owner, index, canonicalStyle)
}

function indexStatement(create: string, owner: QualifiedName, index: Index, style: RenderStyle): string {
  const kw = style.keyword
  const options = Object.entries(index.with).map(([name, value]) =>
    value === '' ? name : `${name}=${value}`,
  )
  const sql = words(
    create,
    index.named && (style.identifier ?? quoteIdentifier)(index.name),
    kw(index.only ? 'ON ONLY' : 'ON'),
    style.name(owner),
    (index.method !== 'btree' || style.usingBtree === true) &&
      `${kw('USING')} ${quoteIdentifier(index.method)}`,
    `(${index.keys.map((key) => renderIndexKey(key, style)).join(', ')})`,
    index.include.length > 0 && `${kw('INCLUDE')} (${nameList(index.include, style)})`,
    index.nullsNotDistinct && kw('NULLS NOT DISTINCT'),
    options.length > 0 && `${kw('WITH')} (${options.join(', ')})`,
    index.tablespace !== null && `${kw('TABLESPACE')} ${quoteIdentifier(index.tablespace)}`,
    index.where !== null && `${kw('WHERE')} ${parenthesize(index.where)}`,
  )
  return `${sql};`
}
