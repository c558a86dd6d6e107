import type { Index, IndexKey } from '../schema/index.ts'
import { tokensOf } from './expression.ts'

/** An index's keys, each as one comparable word group: what, order, nulls, operator class, collation. */
export function keyShapes(keys: readonly IndexKey[]): readonly string[] {
  return keys.map((key) => {
    const what = key.column ?? `(${normalized(key.expression ?? '')})`
    const extra = [key.opclass, key.collation].filter((part) => part !== null).join(' ')
    return `${what} ${key.order} ${key.nulls}${extra === '' ? '' : ` ${extra}`}`
  })
}

/** Method, keys and included columns of an index as one comparable text; name and predicate left out. */
export function indexShape(index: Index): string {
  return `${index.method} (${keyShapes(index.keys).join(', ')}) include (${index.include.join(', ')})`
}

function normalized(expression: string): string {
  return tokensOf(expression)
    .map((token) => token.value)
    .join(' ')
}
