import { type Schema, scanSql } from '../../schema/index.ts'
import { lowerPostgres } from './lower/index.ts'
import { parsePostgres } from './parse/index.ts'
import { quoteIdentifier } from './quote.ts'
import { canonicalStyle } from './render/index.ts'

/**
 * What one statement makes in a schema, alone. Types and relations that it names stand there as
 * bare stubs, so that its own names are told as they would be in the whole script.
 */
export function declareStatement(statement: string, schema: Schema): Schema {
  const names = new Set(scanSql(statement).map((token) => token.value))
  const stubs: string[] = []
  const stubbed = new Set<string>()
  for (const { kind, entities } of [
    { kind: 'type', entities: [schema.enums, schema.domains, schema.composites, schema.ranges] },
    { kind: 'table', entities: [schema.tables] },
    { kind: 'view', entities: [schema.views] },
  ] as const) {
    for (const map of entities) {
      for (const entity of map.values()) {
        if (!names.has(entity.name)) continue
        const name = canonicalStyle.name(entity)
        stubbed.add(entity.id)
        if (kind === 'type') stubs.push(`CREATE TYPE ${name} AS ENUM ();`)
        else stubs.push(kind === 'table' ? `CREATE TABLE ${name} ();` : `CREATE VIEW ${name} AS SELECT 1;`)
      }
    }
  }
  const path = schema.searchPath.map(quoteIdentifier).join(', ')
  const settings = path === '' ? '' : `SET search_path = ${path};\n`
  const text = `${settings}${stubs.join('\n')}\n${statement};`
  const made = lowerPostgres(parsePostgres(text)).schema
  const fresh = <T extends { readonly id: string }>(map: ReadonlyMap<T['id'], T>) =>
    new Map([...map].filter(([id]) => !stubbed.has(id)))
  return { ...made, domains: fresh(made.domains), composites: fresh(made.composites) }
}
