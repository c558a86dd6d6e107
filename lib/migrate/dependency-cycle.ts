import { joinQualified, type QualifiedName, type Schema, scanSql, type View } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'

/**
 * Objects of which each needs the next to be there first, and the last the first: no order of statements makes
 * them. Foreign keys are none of it, they are added behind. Null where everything can be made in some order.
 */
export function dependencyCycle(schema: Schema): readonly string[] | null {
  const needs = needsOf(schema)
  const left = new Map([...needs].map(([name, others]) => [name, others.filter((other) => needs.has(other))]))
  // What needs nothing that is left can be made: what remains in the end stands in a cycle or needs one.
  for (let before = -1; before !== left.size; ) {
    before = left.size
    for (const [name, others] of left) if (!others.some((other) => left.has(other))) left.delete(name)
  }
  const [first] = left.keys()
  if (first === undefined) return null
  const path: string[] = []
  let name: string | undefined = first
  while (name !== undefined && !path.includes(name)) {
    path.push(name)
    name = left.get(name)?.find((other) => left.has(other))
  }
  return name === undefined ? null : [...path.slice(path.indexOf(name)), name]
}

/** The cycle in words. */
export function cycleProblem(schema: Schema): string | null {
  const cycle = dependencyCycle(schema)
  return cycle && `each of these needs the next to be there first: ${cycle.join(' → ')}`
}

/** By name: tables by those they inherit from, types by those they are made of, views by those they read. */
function needsOf(schema: Schema): ReadonlyMap<string, readonly string[]> {
  const needs = new Map<string, readonly string[]>()
  const typeNamed = ({ schema: space, name }: { schema: string | null; name: string }) =>
    (space === null ? schema.searchPath : [space]).map((each) => joinQualified(each, name))
  for (const table of schema.tables.values()) needs.set(nameOf(table), table.inherits.map(nameOf))
  for (const type of schema.composites.values()) {
    needs.set(
      nameOf(type),
      type.attributes.flatMap((attribute) => typeNamed(attribute.type)),
    )
  }
  for (const domain of schema.domains.values()) needs.set(nameOf(domain), typeNamed(domain.type))
  for (const [view, reads] of viewsRead(schema)) needs.set(nameOf(view), reads.map(nameOf))
  return needs
}

function nameOf({ schema, name }: QualifiedName): string {
  return joinQualified(schema, name)
}

/**
 * What each view reads. A reading knows only what was declared before, so that the views are read once more from
 * the last to the first.
 */
function viewsRead(schema: Schema): readonly (readonly [View, readonly QualifiedName[]])[] {
  const views = [...schema.views.values()]
  const dialect = dialectOf(schema.dialect)
  const script = views.toReversed().map((view) => `${dialect.render(view, schema)[0] ?? ''}\n`)
  const backwards = views.length < 2 ? schema : dialect.lower(dialect.parse(script.join('\n'))).schema
  return views.map((view) => {
    const later = backwards.views.get(view.id)?.dependsOn ?? []
    return [view, [...view.dependsOn, ...later.filter(({ name }) => !namesPart(view.query, name))]]
  })
}

/** Whether a query gives a part of itself that name: `WITH name AS (`, `, name AS MATERIALIZED (`. */
function namesPart(query: string, name: string): boolean {
  const words = scanSql(query).map(({ kind, value }) => (kind === 'string' ? '' : value))
  return words.some((word, at) => {
    if (word !== name) return false
    const begins = words[at + 1] === 'as' && ['(', 'not', 'materialized'].includes(words[at + 2] ?? '')
    return begins || ['with', 'recursive'].includes(words[at - 1] ?? '')
  })
}
