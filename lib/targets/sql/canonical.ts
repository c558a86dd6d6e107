import { diffSchemas } from '../../diff/index.ts'
import { emptySchema, type Schema } from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'

/** The statements that make a schema on an empty database, each after what it needs. */
export function canonicalStatements(schema: Schema): readonly string[] {
  const dialect = dialectOf(schema.dialect)
  const empty = emptySchema(schema.dialect, schema.searchPath)
  const { ops } = diffSchemas(empty, schema, dialect)
  return dialect.plan(ops, empty, schema).map((statement) => statement.sql)
}

/** Settings that let the statements run in any session: bodies unchecked, names found. */
export function canonicalSettings(schema: Schema): readonly string[] {
  const dialect = dialectOf(schema.dialect)
  const settings = ['SET check_function_bodies = off;']
  const own = schema.searchPath.some((space) => space !== dialect.defaultSchema && space !== 'pg_catalog')
  if (own) settings.push(`SET search_path = ${schema.searchPath.map(dialect.quote).join(', ')};`)
  return settings
}
