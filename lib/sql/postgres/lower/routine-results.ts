import type { DataType } from '../../../schema/index.ts'
import { readDataType } from '../types.ts'
import { depend, type Fold, resolverFor } from './fold.ts'
import { type Item, keyOf } from './world.ts'

/** What the script's own functions of a name give; null where there is none, or one gives something else. */
export function resultOfRoutine(fold: Fold, item: Item, path: readonly string[]): DataType | null {
  const name = path.at(-1) ?? ''
  const written = path.at(-2)
  depend(fold, item, name)
  for (const schema of written === undefined ? fold.path : [written]) {
    const found = (fold.world.routines.get(keyOf(schema, name)) ?? []).filter(
      (routine) => routine.declared <= fold.at,
    )
    const results = new Set(
      found.map((routine) => (routine.type === 'routine' ? routine.record.returns : null)),
    )
    const [result] = results
    if (found.length === 0) continue
    if (results.size !== 1 || !result) return null
    const plain = result.toLowerCase().startsWith('setof ') ? result.slice('setof '.length) : result
    return polymorphic.has(plain) ? null : readDataType(plain, resolverFor(fold, item))
  }
  return null
}

const polymorphic = new Set(
  'anyelement anyarray anynonarray anyenum anyrange anycompatible anycompatiblearray record void trigger'.split(
    ' ',
  ),
)
