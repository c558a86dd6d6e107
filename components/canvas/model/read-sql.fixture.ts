import type { Schema } from '@/lib/schema'
import { dialectOf } from '@/lib/sql'

/** The schema that PostgreSQL text declares, for tests. */
export function readSql(sql: string): Schema {
  const dialect = dialectOf('postgres')
  return dialect.lower(dialect.parse(sql)).schema
}
