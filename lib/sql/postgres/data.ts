import type { DialectData } from '../dialect-data.ts'
import { postgresLanguage } from './language.ts'
import { quoteIdentifier } from './quote.ts'

/** PostgreSQL, versions 12 to 18. */
export const postgresData: DialectData = {
  id: 'postgres',
  label: 'PostgreSQL',
  versions: ['12', '13', '14', '15', '16', '17', '18'],
  defaultSchema: 'public',
  maxIdentifierBytes: 63,
  language: postgresLanguage,
  quote: quoteIdentifier,
}
