/** How many numbers each family of the catalogue on migrations has. */
const families = { MS: 75, LOS: 12, BC: 8, PRO: 10 } as const

/** Every number of the catalogue on migrations, in order. */
export const catalogueNumbers: readonly string[] = Object.entries(families).flatMap(([family, count]) =>
  Array.from({ length: count }, (_, at) => `${family}${String(at + 1).padStart(3, '0')}`),
)

const mysql = 'comes with the MySQL and MariaDB dialects'

/** Numbers that no rule covers, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  MS008: 'what a build costs in CPU and reads is the same for every index: nothing that a statement tells',
  MS010: 'comes with dialects other than PostgreSQL: all its supported versions remember a constant default',
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
  LOS011:
    'of the process: whether there is a backup or a way back, the file does not tell; bundles bring one',
  LOS012: 'what guards a drop is a block of any shape: it is not told from other blocks',
  BC007: 'of the process: which tables nobody may touch is an agreement, not in the file',
  BC008: 'comes with the MySQL dialect: PostgreSQL adds columns at the end only',
  PRO001: 'of the process: the order of migrations is known to the tool that runs them',
  PRO002: 'of the process: labels and authors are those of one tool',
  PRO003: 'limits on size and rows are an agreement of a team, not in the file',
  PRO004: 'of the process: data migrations in a programming language are not read',
  PRO005: 'nothing can be suppressed in a migration file, so nothing can be left over',
  PRO006: 'sizes and traffic of tables are not known to a review of text',
  PRO007: 'of the process: `athena migrate verify` runs the migration and compares the catalogue',
  PRO008: 'rules written by users are not read',
  PRO009: 'of the process: how the tool connects is not in the file',
}
