import type { Dialect } from '../dialect.ts'
import { postgresCatalogue } from './catalog/index.ts'
import { detectPostgres } from './detect.ts'
import { formatPostgres } from './format/index.ts'
import { postgresLanguage } from './language.ts'
import { lowerPostgres } from './lower/index.ts'
import { normalizeSchema } from './normalize/index.ts'
import { parsePostgres, reparsePostgres } from './parse/index.ts'
import { planOps } from './plan/index.ts'
import { quoteIdentifier, quoteString } from './quote.ts'
import { postgresParts, renderEntity } from './render/index.ts'
import { sessionStatements } from './session.ts'
import { canonicalType } from './types.ts'

/** PostgreSQL, versions 12 to 18. */
export const postgres: Dialect = {
  id: 'postgres',
  label: 'PostgreSQL',
  versions: ['12', '13', '14', '15', '16', '17', '18'],
  defaultSchema: 'public',
  maxIdentifierBytes: 63,
  language: postgresLanguage,
  parse: (text) => parsePostgres(text),
  reparse: (tree, change) => reparsePostgres(tree, change),
  lower: lowerPostgres,
  render: (entity, schema) => renderEntity(entity, schema),
  parts: postgresParts,
  normalize: normalizeSchema,
  plan: planOps,
  catalogue: postgresCatalogue,
  session: sessionStatements,
  canonicalType,
  quote: quoteIdentifier,
  quoteString,
  format: formatPostgres,
  detect: detectPostgres,
}
