import type { Schema } from '../../../schema/index.ts'
import type { CatalogueComparison, CatalogueReader, FactDifference, QueryPort } from '../../catalogue.ts'
import { canonicalSql } from './canonical-sql.ts'
import { catalogueFacts, readCatalogue } from './catalogue-facts.ts'
import { SqlFact, spelling } from './facts.ts'
import { addFiringFacts } from './firing-facts.ts'
import { modelFacts } from './model-facts.ts'
import { addPrivilegeFacts } from './privilege-facts.ts'

/** Holds a model against PostgreSQL's catalogue. */
export const postgresCatalogue: CatalogueReader = { compare: compareWithCatalogue }

/** Entities that are there whether or not a script says so. */
const given = new Set(['schema public', 'extension plpgsql'])

/** Every fact of the model against the same fact of the catalogue; SQL counts by what it means. */
export async function compareWithCatalogue(schema: Schema, port: QueryPort): Promise<CatalogueComparison> {
  // Settings of the script are not those of its schema, and some hinder the questions.
  await port.run('reset all')
  await port.run('reset role')
  await port.run('set search_path = public')
  const model = modelFacts(schema)
  const catalogue = catalogueFacts(await readCatalogue(port))
  await addPrivilegeFacts(schema, { model, catalogue }, port)
  await addFiringFacts(schema, { model, catalogue }, port)
  const differences: FactDifference[] = []
  const open: { entity: string; path: string; model: SqlFact; catalogue: SqlFact }[] = []
  let compared = 0
  for (const entity of new Set([...model.keys(), ...catalogue.keys()])) {
    const ours = model.get(entity)
    const theirs = catalogue.get(entity)
    if (!ours || !theirs) {
      if (given.has(entity)) continue
      compared++
      differences.push({ entity, path: 'exists', model: ours !== undefined, catalogue: theirs !== undefined })
      continue
    }
    for (const [path, value] of ours) {
      compared++
      const other = theirs.get(path) ?? null
      if (other === null && value instanceof SqlFact && isNull(value)) continue
      if (value instanceof SqlFact && other instanceof SqlFact) {
        if (spelling(value.sql) !== spelling(other.sql))
          open.push({ entity, path, model: value, catalogue: other })
      } else if (!same(value ?? null, other)) {
        differences.push({ entity, path, model: plain(value), catalogue: plain(other) })
      }
    }
  }
  const path = [...new Set([...schema.searchPath, 'public'])]
  const canonical = await canonicalSql(
    open.map((pair) => pair.model),
    path,
    port,
  )
  for (const pair of open) {
    const printed = canonical.get(pair.model)
    if (printed !== undefined && spelling(printed) === spelling(pair.catalogue.sql)) continue
    if (printed === undefined && pair.model.frame?.kind === 'view') {
      // A query whose tables were renamed after it no longer runs as it was written: nothing can be told.
      compared--
      continue
    }
    differences.push({
      entity: pair.entity,
      path: pair.path,
      model: printed ?? pair.model.sql,
      catalogue: pair.catalogue.sql,
    })
  }
  return { compared, equal: compared - differences.length, differences, counts: countKinds(catalogue.keys()) }
}

/** The engine keeps no default that is nothing but NULL. */
function isNull(value: SqlFact): boolean {
  return value.frame?.kind === 'default' && spelling(value.sql) === 'null'
}

function countKinds(entities: Iterable<string>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const entity of entities) {
    const kind = entity.slice(0, entity.indexOf(' '))
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (!Array.isArray(a) || !Array.isArray(b)) return false
  return a.length === b.length && a.every((value, at) => value === b[at])
}

function plain(value: unknown): unknown {
  return value instanceof SqlFact ? value.sql : (value ?? null)
}
