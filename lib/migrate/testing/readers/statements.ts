import type { Step } from '../../phases.ts'
import type { Executed } from './reader.ts'

/** A statement of the plan as it was found in a bundle, and whether it would run in a transaction. */
export interface Found {
  readonly sql: string
  readonly inTransaction: boolean
}

/** What a migration may do besides the statements of the plan. */
const besides = ['', 'SELECT 1;']

/**
 * The statements of the plan that a tool would run, in its order. Throws for whatever is neither a statement
 * of the plan, next in turn, nor a setting, a comment or the bounds of a transaction.
 */
export function findStatements(
  migrations: readonly Executed[],
  steps: readonly Pick<Step, 'sql'>[],
): readonly Found[] {
  const found: Found[] = []
  for (const { transaction, pieces, split } of migrations) {
    let open = false
    for (const piece of pieces) {
      // The server makes a transaction of several statements in one piece, settings among them.
      const inOne = { statements: 0, settings: 0, bounded: open }
      let rest = piece
      while (rest !== '') {
        const next = steps[found.length]?.sql
        if (next !== undefined && rest.startsWith(next)) {
          const implied = split === 'server' && inOne.settings > 0
          found.push({ sql: next, inTransaction: transaction || open || implied })
          inOne.statements++
          rest = rest.slice(next.length)
          continue
        }
        const end = rest.indexOf('\n')
        const line = end < 0 ? rest : rest.slice(0, end)
        if (line === 'BEGIN;') {
          open = true
          inOne.bounded = true
        } else if (line === 'COMMIT;') open = false
        else if (line.startsWith('SET ') || line.startsWith('RESET ')) inOne.settings++
        else if (!line.startsWith('-- ') && !besides.includes(line)) {
          throw new Error(`unexpected: ${line}\nin place of: ${next}`)
        }
        rest = end < 0 ? '' : rest.slice(end + 1)
      }
      if (split === 'server' && !transaction && !inOne.bounded && inOne.statements > 1) {
        throw new Error(`the server would make a transaction of: ${piece}`)
      }
    }
    if (open) throw new Error('a transaction is left open')
  }
  return found
}
