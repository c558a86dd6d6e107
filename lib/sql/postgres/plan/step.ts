import { type QualifiedName, splitQualified } from '../../../schema/index.ts'
import type { PlannedStatement, StatementFacts } from '../../dialect.ts'
import { quoteIdentifier } from '../quote.ts'
import { canonicalStyle } from '../render/index.ts'

/** How a statement is taken back and what it destroys. */
export interface Consequences {
  readonly reverse?: readonly string[]
  readonly losesData?: string
  /** A query that shows the statement has been carried out. */
  readonly verify?: string
}

/** One statement of a plan; `sql` ends with a semicolon unless it is only a comment. */
export function step(
  sql: string,
  summary: string,
  facts: StatementFacts,
  { reverse = [], losesData, verify }: Consequences = {},
): PlannedStatement {
  const statement = { sql, summary, facts, reverse, losesData: losesData ?? null }
  return verify === undefined ? statement : { ...statement, verify }
}

/** A qualified name in SQL. */
export function sqlName(name: QualifiedName): string {
  return canonicalStyle.name(name)
}

/** The object that an op's reference names; an unqualified one is of the home schema. */
export function qualifiedRef(ref: string, home: string): QualifiedName {
  const parts = splitQualified(ref)
  return { schema: parts.length > 1 ? (parts.at(-2) ?? home) : home, name: parts.at(-1) ?? ref }
}

/** `ALTER TABLE name what;`. */
export function alterTable(table: QualifiedName, what: string): string {
  return `ALTER TABLE ${sqlName(table)} ${what};`
}

/** `ALTER TABLE name ALTER COLUMN column what;`. */
export function alterColumn(table: QualifiedName, column: string, what: string): string {
  return alterTable(table, `ALTER COLUMN ${quoteIdentifier(column)} ${what}`)
}

/** A name for people. */
export function labelOf(name: QualifiedName): string {
  return name.schema === 'public' || name.schema === '' ? name.name : `${name.schema}.${name.name}`
}
