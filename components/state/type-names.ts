import type { Schema } from '../../lib/schema/index.ts'
import { dialectDataOf } from '../../lib/sql/about/index.ts'

/** The types a column can be given, as they are written: those the schema declares, then the dialect's. */
export function typeNames(schema: Pick<Schema, TypeMaps | 'dialect' | 'searchPath'>): readonly string[] {
  const { language, defaultSchema, quote } = dialectDataOf(schema.dialect)
  const home = schema.searchPath[0] ?? defaultSchema
  const own = [schema.enums, schema.domains, schema.composites, schema.ranges].flatMap((map) => [
    ...map.values(),
  ])
  const written = own.map((type) =>
    type.schema === home ? quote(type.name) : `${quote(type.schema)}.${quote(type.name)}`,
  )
  return [...new Set([...written, ...language.types.map(({ name }) => name)])]
}

type TypeMaps = 'enums' | 'domains' | 'composites' | 'ranges'
