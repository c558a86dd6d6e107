import type { StatementNode } from '../../core/index.ts'
import { dropItem } from './drop.ts'
import type { Fold } from './fold.ts'
import { keyOf, type TableItem } from './world.ts'

/** Whether a transaction is open after the statement. */
export function transactionAfter(node: StatementNode | null, before: 'none' | 'open'): 'none' | 'open' {
  if (node?.kind !== 'other') return before
  switch (node.words) {
    case 'begin':
    case 'start':
      return 'open'
    case 'commit':
    case 'end':
    case 'rollback':
    case 'abort':
      return 'none'
    default:
      return before
  }
}

/**
 * Lets go of tables that were made ON COMMIT DROP, once no transaction is open. They stay in sight,
 * since whoever runs a script may put one transaction around it; only their names are free.
 */
export function endFleeting({ world }: Fold, transaction: 'none' | 'open'): void {
  if (transaction === 'open') return
  for (const item of world.fleeting.keys()) world.fleeting.set(item, 'gone')
}

/** Drops a table that went with its transaction, when another takes its name. */
export function dropGone(fold: Fold, schema: string, name: string): void {
  const item = fold.world.relations.get(keyOf(schema, name))?.item
  if (item?.type === 'table' && fold.world.fleeting.get(item) === 'gone') dropFleeting(fold, [item])
}

/** Drops what no transaction outlives, when the script is over. */
export function dropAllFleeting(fold: Fold): void {
  dropFleeting(fold, [...fold.world.fleeting.keys()])
}

function dropFleeting(fold: Fold, items: readonly TableItem[]): void {
  for (const item of items) {
    fold.world.fleeting.delete(item)
    dropItem(fold, item)
  }
}
