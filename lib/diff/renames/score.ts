import type { Column, Routine, Schema, Table, TopLevelEntity, View } from '../../schema/index.ts'

/** How likely a rename is, 0 to 1, and what speaks for it. */
export interface Score {
  readonly score: number
  readonly reasons: readonly string[]
}

export function scoreTables(a: Table, b: Table): Score {
  const shape = (table: Table) => table.columns.map((column) => `${column.name} ${column.type.display}`)
  const columns = overlap(shape(a), shape(b))
  return weigh([
    [0.6, columns, `${Math.round(columns * 100)} % of the columns are the same`],
    nameScore(0.4, a, b),
  ])
}

export function scoreColumns(from: Table, a: Column, to: Table, b: Column): Score {
  const position = from.columns.indexOf(a) === to.columns.indexOf(b) ? 1 : 0
  const type = a.type.display === b.type.display ? 1 : a.type.name === b.type.name ? 0.5 : 0
  const constraints = a.nullable === b.nullable && a.default === b.default ? 1 : 0
  return weigh([
    [0.4, similarity(a.name, b.name), 'the names are alike'],
    [0.3, type, 'the type is the same'],
    [0.2, position, 'the position is the same'],
    [0.1, constraints, 'nullability and default are the same'],
  ])
}

export function scoreViews(a: View, b: View): Score {
  return weigh([
    [0.7, a.query.trim() === b.query.trim() ? 1 : 0, 'the query is the same'],
    nameScore(0.3, a, b),
  ])
}

export function scoreRoutines(a: Routine, b: Routine): Score {
  const body = (routine: Routine) => routine.definition.slice(routine.definition.indexOf('('))
  return weigh([
    [0.3, a.signature === b.signature && a.returns === b.returns ? 1 : 0, 'it takes and returns the same'],
    [0.4, body(a) === body(b) ? 1 : 0, 'the body is the same'],
    nameScore(0.3, a, b),
  ])
}

/** Types and sequences: what they are made of, as words, and the name. */
export function scoreParts(a: TopLevelEntity, b: TopLevelEntity): Score {
  return weigh([[0.6, overlap(partsOf(a), partsOf(b)), 'it is made of the same'], nameScore(0.4, a, b)])
}

/** Two schemas are as alike as the names of what they hold. */
export function scoreSchemas(before: Schema, a: string, after: Schema, b: string): Score {
  const held = (schema: Schema, space: string) =>
    [...schema.tables.values(), ...schema.views.values(), ...schema.enums.values()]
      .filter((entity) => entity.schema === space)
      .map((entity) => entity.name)
  return weigh([
    [0.7, overlap(held(before, a), held(after, b)), 'it holds the same'],
    [0.3, similarity(a, b), 'the names are alike'],
  ])
}

/** Values of one enum: alike by name, or at the same place while all others stayed. */
export function scoreValues(from: readonly string[], a: string, to: readonly string[], b: string): Score {
  const others = (values: readonly string[], own: string) =>
    JSON.stringify(values.filter((value) => value !== own))
  const place = from.indexOf(a) === to.indexOf(b) ? 1 : 0
  return weigh([
    [0.4, similarity(a, b), 'the values are alike'],
    [0.3, place, 'the place is the same'],
    [0.3, others(from, a) === others(to, b) ? 1 : 0, 'all other values stay'],
  ])
}

function partsOf(entity: TopLevelEntity): readonly string[] {
  switch (entity.entity) {
    case 'enum':
      return entity.values
    case 'domain':
      return [entity.type.display, `${entity.nullable}`, ...entity.checks.map((check) => check.expression)]
    case 'composite':
      return entity.attributes.map((part) => `${part.name} ${part.type.display}`)
    case 'range':
      return [entity.subtype.display, ...Object.entries(entity.options).map(String)]
    case 'sequence':
      return [entity.type.display, ...Object.entries(entity.options).map(String)]
    default:
      return []
  }
}

type Named = { readonly schema: string; readonly name: string }

function nameScore(weight: number, a: Named, b: Named): readonly [number, number, string] {
  const same = a.name === b.name
  return [
    weight,
    same ? 1 : similarity(a.name, b.name),
    same ? `the same name in ${b.schema}` : 'the names are alike',
  ]
}

function weigh(parts: readonly (readonly [number, number, string])[]): Score {
  let score = 0
  const reasons: string[] = []
  for (const [weight, value, reason] of parts) {
    score += weight * value
    if (value >= 0.5) reasons.push(reason)
  }
  return { score: Math.round(score * 100) / 100, reasons }
}

/** Share of items that both lists have (Jaccard). */
function overlap(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b)
  const all = new Set([...a, ...b])
  return all.size === 0 ? 0 : new Set(a.filter((item) => other.has(item))).size / all.size
}

/** 1 for equal names, towards 0 with the share of two-letter runs that differ (Dice). */
function similarity(a: string, b: string): number {
  const pairs = (text: string) => {
    const padded = ` ${text.toLowerCase()} `
    return Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2))
  }
  const left = pairs(a)
  const right = pairs(b)
  const rest = [...right]
  let shared = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    rest.splice(at, 1)
    shared++
  }
  return (2 * shared) / (left.length + right.length)
}
