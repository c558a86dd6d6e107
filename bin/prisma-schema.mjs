import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The databases that one set of models is kept for. */
export const providers = ['sqlite', 'postgresql']

const models = fileURLToPath(new URL('../prisma/schema.prisma', import.meta.url))

/** The whole Prisma schema for one provider; `output` is where its client goes, relative to the schema. */
export function prismaSchema(provider, output = '.') {
  return [
    'generator client {',
    '  provider            = "prisma-client"',
    `  output              = "${output}"`,
    '  runtime             = "nodejs"',
    '  moduleFormat        = "esm"',
    '  importFileExtension = "ts"',
    '}',
    '',
    `datasource db {\n  provider = "${provider}"\n}`,
    '',
    provider === 'postgresql' ? withTimeZone(readFileSync(models, 'utf8')) : readFileSync(models, 'utf8'),
  ].join('\n')
}

/** Prisma's default for PostgreSQL is `timestamp`, which forgets the zone. */
function withTimeZone(source) {
  return source.replace(/^(\s+\w+\s+DateTime)$/gm, '$1 @db.Timestamptz(3)')
}
