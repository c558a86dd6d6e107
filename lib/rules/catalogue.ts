/** How many numbers the families of the catalogue have, those about migrations aside. */
const families = { SCH: 74, IX: 36, NM: 18, TY: 30, SEC: 35, QY: 24 } as const

/** Their numbers, in order. */
export const catalogueNumbers: readonly string[] = Object.entries(families).flatMap(([family, count]) =>
  Array.from({ length: count }, (_, at) => `${family}${String(at + 1).padStart(3, '0')}`),
)

const mysql = 'comes with the MySQL and MariaDB dialects'

/** Numbers that no rule covers, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  SCH056:
    'comes with the SQL Server dialect: in PostgreSQL every table is a heap, and an index decides nothing of its order',
  SCH064:
    'classes and validations of a program are not read: which of them the database repeats, the schema alone does not tell',
  IX027:
    'judged where it happens: `partitioned-index` is a rule of migrations, and what is built in one is no longer seen in a script',
  IX028: mysql,
  IX033: mysql,
  IX036:
    'comes with the MySQL and SQL Server dialects: in PostgreSQL no index holds the primary key of the row',
  QY016:
    'comes with the SQL Server dialect, where a function of one value keeps a query from running in parallel',
  QY019:
    'comes with the MySQL and SQL Server dialects: PostgreSQL has none of these; COPY … PROGRAM is SEC027',
  QY024: 'comes with the SQL Server dialect: rules on how its procedures are written',
  TY013: mysql,
  TY014: mysql,
  TY015: 'comes with the MySQL, Oracle and SQL Server dialects: PostgreSQL keeps text of any length alike',
  TY017: mysql,
  TY023:
    'comes with the SQL Server and MySQL dialects: in PostgreSQL each text holds what its encoding holds',
  TY028: mysql,
  SEC025: 'comes with the SQL Server dialect, where GO ends what a procedure is made of',
}
