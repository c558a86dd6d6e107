import type { Dialect } from '../dialect.ts'
import { postgresCatalogue } from './catalog/index.ts'
import { postgresData } from './data.ts'
import { declareStatement } from './declare.ts'
import { detectPostgres } from './detect.ts'
import { formatPostgres } from './format/index.ts'
import { lowerAlong, lowerInSteps, lowerPostgres } from './lower/index.ts'
import { sameExpression, sameQuery, sameRoutine, sameRule } from './meaning/index.ts'
import { normalizeSchema } from './normalize/index.ts'
import { sameObject } from './objects/index.ts'
import { postgresOnline } from './online/index.ts'
import { parsePostgres, reparsePostgres } from './parse/index.ts'
import { planOps, standsAlone } from './plan/index.ts'
import { readQuery } from './query/index.ts'
import { quoteString } from './quote.ts'
import { remarksIn } from './remarks.ts'
import { postgresParts, renderEntity } from './render/index.ts'
import { sessionStatements } from './session.ts'
import { typeOwner } from './type-owner.ts'
import { canonicalType } from './types.ts'

/** All that Athena can do with PostgreSQL. */
export const postgres: Dialect = {
  ...postgresData,
  parse: (text) => parsePostgres(text),
  reparse: (tree, change) => reparsePostgres(tree, change),
  lower: lowerPostgres,
  lowerInSteps,
  lowerAlong,
  render: (entity, schema) => renderEntity(entity, schema),
  parts: postgresParts,
  normalize: normalizeSchema,
  remarks: remarksIn,
  declare: declareStatement,
  plan: planOps,
  catalogue: postgresCatalogue,
  standsAlone,
  online: postgresOnline,
  session: sessionStatements,
  canonicalType,
  readQuery,
  sameExpression,
  sameQuery,
  sameObject,
  sameRoutine,
  sameRule,
  typeOwner,
  quoteString,
  format: formatPostgres,
  detect: detectPostgres,
}
