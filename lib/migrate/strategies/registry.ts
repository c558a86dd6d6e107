import { directStrategy } from './direct/strategy.ts'
import { onlineStrategy } from './online/strategy.ts'
import type { Strategy } from './strategy.ts'

/** Every strategy a plan can follow, the default first. */
export const strategies: readonly Strategy[] = [onlineStrategy, directStrategy]

/** The strategy of that id; throws for an id that is not registered. */
export function strategyOf(id: string): Strategy {
  const found = strategies.find((strategy) => strategy.id === id)
  if (!found) throw new Error(`migrate: unknown strategy ${id}`)
  return found
}
