import type { QualifiedName, Sql, Table } from '../../../schema/index.ts'
import type { PlanCheck } from '../../dialect.ts'
import { labelOf, sqlName } from '../plan/step.ts'
import { quoteIdentifier, quoteString } from '../quote.ts'

export function noneMissing(table: Table, column: string): PlanCheck {
  return {
    title: `no row of ${labelOf(table)} lacks ${column}`,
    sql: notExists(table, `${quoteIdentifier(column)} IS NULL`),
  }
}

export function allPass(table: Table, condition: Sql): PlanCheck {
  return {
    title: `every row of ${labelOf(table)} passes ${condition}`,
    sql: notExists(table, `NOT (${condition})`),
  }
}

/** Rows with a null in one of the columns are no duplicates, as for a unique constraint. */
export function noDuplicates(table: Table, columns: readonly string[]): PlanCheck {
  const list = columns.map(quoteIdentifier).join(', ')
  const present = columns.map((column) => `${quoteIdentifier(column)} IS NOT NULL`).join(' AND ')
  return {
    title: `no two rows of ${labelOf(table)} share ${columns.join(', ')}`,
    sql: `SELECT NOT EXISTS (SELECT 1 FROM ${sqlName(table)} WHERE ${present} GROUP BY ${list} HAVING count(*) > 1);`,
  }
}

export function isEmpty(table: Table): PlanCheck {
  return {
    title: `${labelOf(table)} has no rows`,
    sql: `SELECT NOT EXISTS (SELECT 1 FROM ${sqlName(table)});`,
  }
}

function notExists(table: QualifiedName, condition: string): string {
  return `SELECT NOT EXISTS (SELECT 1 FROM ${sqlName(table)} WHERE ${condition});`
}

/** True when a backfill has reached every row. */
export function noneLeft(table: Table, condition: Sql, column: string): PlanCheck {
  return {
    title: `every row of ${labelOf(table)} has its ${column}`,
    sql: notExists(table, condition),
  }
}

export function noneOf(table: Table, column: string, values: readonly string[]): PlanCheck {
  const list = values.map(quoteString).join(', ')
  const { dimensions } = table.columns.find(({ name }) => name === column)?.type ?? { dimensions: 0 }
  const holds =
    dimensions > 0
      ? `${quoteIdentifier(column)}::text[] && ARRAY[${list}]`
      : `${quoteIdentifier(column)}::text IN (${list})`
  return {
    title: `no row of ${labelOf(table)} has ${column} ${values.join(' or ')}`,
    sql: notExists(table, holds),
  }
}

/** Owners, superusers and roles that bypass row security see rows without a policy. */
export function rolesHavePolicies(table: Table): PlanCheck {
  const name = quoteString(sqlName(table))
  return {
    title: `every role that may use ${labelOf(table)} has a policy`,
    sql: [
      'SELECT NOT EXISTS (',
      '  SELECT 1 FROM pg_class c',
      '  CROSS JOIN LATERAL aclexplode(c.relacl) a',
      '  JOIN pg_roles r ON r.oid = a.grantee',
      `  WHERE c.oid = to_regclass(${name}) AND r.oid <> c.relowner AND NOT r.rolsuper AND NOT r.rolbypassrls`,
      '    AND NOT EXISTS (',
      '      SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND (',
      "        0 = ANY (p.polroles) OR EXISTS (SELECT 1 FROM unnest(p.polroles) m WHERE pg_has_role(r.oid, m, 'MEMBER'))",
      '      )',
      '    )',
      ');',
    ].join('\n'),
  }
}
