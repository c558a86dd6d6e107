import type { IndexKey } from '../../../schema/index.ts'
import type { IndexKeyNode } from '../../core/index.ts'
import { figureColumnName } from './column-name.ts'
import { collationName } from './columns.ts'
import { distinctColumnNames } from './default-names.ts'
import { type Fold, sqlOf } from './fold.ts'

/** One key of an index, partition or exclusion constraint. */
export function readIndexKey(fold: Fold, node: IndexKeyNode): IndexKey {
  const order = node.order ?? 'asc'
  const options = node.opclassOptions ? fold.text.slice(node.opclassOptions.from, node.opclassOptions.to) : ''
  return {
    column: node.column?.value ?? null,
    expression: node.expression ? sqlOf(fold, node.expression) : null,
    collation: node.collation ? collationName(node.collation) : null,
    opclass: node.opclass ? collationName(node.opclass) + (options && ` (${options.trim()})`) : null,
    order,
    nulls: node.nulls ?? (order === 'asc' ? 'last' : 'first'),
  }
}

/** The names of an index's columns as the engine makes them: an expression's own name, or `expr`. */
export function indexColumnNames(
  keys: readonly Pick<IndexKey, 'column' | 'expression'>[],
  include: readonly string[],
): readonly string[] {
  return distinctColumnNames([
    ...keys.map((key) => key.column ?? figureColumnName(key.expression ?? '') ?? 'expr'),
    ...include,
  ])
}
