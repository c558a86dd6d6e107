import { ci } from './ci/target.ts'
import { dbml } from './dbml/target.ts'
import { json } from './json/target.ts'
import { markdown } from './markdown/target.ts'
import { mermaid } from './mermaid/target.ts'
import { plantuml } from './plantuml/target.ts'
import { sql, sqlCanonical, sqlObjects } from './sql/target.ts'
import { svg, svgDark } from './svg/target.ts'
import type { Target } from './target.ts'

/** Every output format, in the order they are offered. */
export const targets: readonly Target[] = [
  sql,
  sqlCanonical,
  sqlObjects,
  mermaid,
  dbml,
  plantuml,
  markdown,
  json,
  svg,
  svgDark,
  ci,
]

/** The target of that id; throws for an id that is not registered. */
export function targetOf(id: string): Target {
  const found = targets.find((target) => target.id === id)
  if (!found) throw new Error(`targets: unknown target ${id}`)
  return found
}
