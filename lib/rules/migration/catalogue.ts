/** How many numbers each family of the catalogue on migrations has. */
const families = { MS: 75, LOS: 12, BC: 8, PRO: 10 } as const

/** Every number of the catalogue on migrations, in order. */
export const catalogueNumbers: readonly string[] = Object.entries(families).flatMap(([family, count]) =>
  Array.from({ length: count }, (_, at) => `${family}${String(at + 1).padStart(3, '0')}`),
)

const mysql = 'comes with the MySQL and MariaDB dialects'

/** Numbers that no rule covers, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  MS010:
    'PostgreSQL keeps a constant default once from version 11 on, the oldest that a review may be for; other engines come with their dialects',
  MS054: mysql,
  MS066: mysql,
  MS067: mysql,
  MS068: mysql,
  MS069: mysql,
  MS070: mysql,
  MS071: mysql,
  MS072: 'comes with the SQLite dialect',
  MS073: 'comes with the SQL Server dialect',
  MS074: 'comes with the Oracle dialect',
  MS075: 'comes with the CockroachDB and OceanBase dialects',
  LOS009: 'comes with the MariaDB and SQL Server dialects',
  BC008: 'comes with the MySQL dialect: PostgreSQL adds columns at the end only',
  PRO004: 'of the process: data migrations in a programming language are not read',
  PRO005: 'a waiver that nothing needs is told by the review itself, as `waiver-unused`',
  PRO007: 'of the process: `athena migrate verify` runs the migration and compares the catalogue',
  PRO008:
    'rules written by users would be programs run on the server and in the page: options and naming templates are data',
}
