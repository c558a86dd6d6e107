import { type Schema, sqlFingerprint } from '../../schema/index.ts'

/** Fields that say how something was written, not what it is. */
const spellings = new Set(['written', 'named', 'inherited', 'column', 'dependsOn', 'dialect', 'searchPath'])
const fragments = new Set([
  'default',
  'expression',
  'using',
  'check',
  'where',
  'query',
  'definition',
  'bound',
  'arguments',
])

/** Everything a schema says, as a plain value that two schemas share when they say the same. */
export function allFactsOf(schema: Schema): unknown {
  return Object.fromEntries(
    Object.entries(schema).flatMap(([kind, entities]) =>
      entities instanceof Map ? [[kind, sorted([...entities.values()].map((each) => plain(each)))]] : [],
    ),
  )
}

function plain(value: unknown, key = ''): unknown {
  // The engine keeps no default of nothing but NULL, and no collation that is the database's own.
  if (key === 'default' && typeof value === 'string' && value.toLowerCase() === 'null') return null
  if (key === 'collation' && value === 'default') return null
  if (typeof value === 'string') return fragments.has(key) ? sqlFingerprint(value) : value
  if (Array.isArray(value)) {
    const items = value.map((each) => plain(each))
    return keepsOrder.has(key) ? items : sorted(items)
  }
  if (typeof value !== 'object' || value === null) return value
  const isKey = 'opclass' in value
  // Output columns of a view follow from its query.
  const isView = 'query' in value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, each]) => each !== undefined && (!spellings.has(name) || (isKey && name === 'column')))
      .filter(([name]) => !(isView && name === 'columns'))
      .map(([name, each]) => [name, plain(each, name)]),
  )
}

/** Lists in which the place means something. */
const keepsOrder = new Set(['columns', 'values', 'keys', 'elements', 'attributes', 'args', 'onDeleteColumns'])

function sorted(items: readonly unknown[]): readonly unknown[] {
  const text = (item: unknown) => JSON.stringify(item)
  return [...items].sort((a, b) => (text(a) < text(b) ? -1 : 1))
}
