import type { Schema, TopLevelEntity } from '../../../schema/index.ts'
import type { SyntaxTree } from '../../core/index.ts'
import type { Fold } from './fold.ts'
import { freezeItem } from './freeze.ts'
import { beginScript, foldNext, makeSchema, type ScriptFold } from './lower-whole.ts'
import { alike, reuse } from './reuse.ts'
import { isRollback, withoutUndone } from './undone.ts'
import type { Item } from './world.ts'

/**
 * The schema that the first `from` segments of a script leave behind, then the one after each further segment.
 * Every segment is folded once; each schema has the maps and records of the one before it that stayed the same.
 */
export function* lowerAlong(tree: SyntaxTree, from: number): Generator<Schema, void> {
  let script = foldedTo(tree, from)
  const seen: Seen = new Map()
  let shot = shotOf(script, seen, null)
  yield shot.schema
  for (let at = from; at < tree.segments.length; at++) {
    const segment = tree.segments[at]
    if (!segment) return
    // What was undone cannot be taken out of the world again: it is made anew without.
    if (isRollback(segment.node)) {
      script = foldedTo(tree, at + 1)
      seen.clear()
    } else foldNext(script, segment, at)
    if (segment.node) shot = shotOf(script, seen, shot)
    yield shot.schema
  }
}

function foldedTo(tree: SyntaxTree, count: number): ScriptFold {
  const script = beginScript()
  const { segments } = withoutUndone({ ...tree, segments: tree.segments.slice(0, count) })
  for (const [at, segment] of segments.entries()) foldNext(script, segment, at)
  return script
}

/** Each object as it was when it was last looked at, and its record made of that. */
type Seen = Map<Item, { readonly raw: Item['record']; readonly frozen: TopLevelEntity }>

/** A schema, and what it was made of beside its records. */
interface Shot extends Pick<Fold, 'path' | 'defaults'> {
  readonly schema: Schema
  readonly size: number
}

function shotOf({ fold }: ScriptFold, seen: Seen, before: Shot | null): Shot {
  const { world, path, defaults } = fold
  const records: TopLevelEntity[] = []
  let changed = before === null || path !== before.path || defaults !== before.defaults
  // Kept, since only the next segments tell when the transaction that takes it away is over.
  const passing: ReadonlySet<Item> = new Set(
    [...world.fleeting.keys()].flatMap((table) => [table, ...table.satellites]),
  )
  for (const item of world.items) {
    if (passing.has(item)) continue
    const last = seen.get(item)
    if (last && isAsItWas(item, last.raw)) {
      records.push(last.frozen)
      continue
    }
    const frozen = reuse(freezeItem(world, item), before?.schema)
    if (frozen !== last?.frozen) changed = true
    seen.set(item, { raw: { ...item.record }, frozen })
    records.push(frozen)
  }
  const size = records.length
  if (before && !changed && size === before.size) return before
  const schema = makeSchema(records, path, defaults)
  return { schema: before ? alike(schema, before.schema) : schema, size, path, defaults }
}

/** Whether an object is as it was, and its record told by itself alone. */
function isAsItWas(item: Item, raw: Item['record']): boolean {
  if (item.type === 'view') return false
  if (item.type === 'table' && item.record.foreignKeys.some((key) => key.references.columns.length === 0)) {
    return false
  }
  const [now, then] = [fieldsOf(item.record), fieldsOf(raw)]
  for (const name in now) if (now[name] !== then[name]) return false
  return true
}

function fieldsOf(record: Item['record']): Readonly<Record<string, unknown>> {
  return record as unknown as Readonly<Record<string, unknown>>
}
