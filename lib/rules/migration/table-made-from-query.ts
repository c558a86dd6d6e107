import { spoken } from './reading/context.ts'
import { migrationRule } from './reading/rule.ts'

/** A table made from a query has neither keys nor defaults. */
export const tableMadeFromQuery = migrationRule({
  id: 'table-made-from-query',
  title: 'Table made from a query',
  severity: 'warning',
  catalogue: ['MS062'],
  detects: 'CREATE TABLE … AS and SELECT … INTO, temporary tables aside.',
  rationale:
    'No key, no NOT NULL, no default, no index comes along, and all rows are copied in one transaction.',
  source: 'https://www.postgresql.org/docs/current/sql-createtableas.html',
  ignoreWhen: 'The table is a backup that is dropped later.',
  remedy: 'None: CREATE TABLE with what it needs (or LIKE … INCLUDING ALL), then INSERT in batches.',
  fixable: false,
  *checkStatement(context) {
    const { node } = context.statement
    if (node.kind !== 'createTable' || !node.asQuery || node.persistence === 'temporary') return
    yield {
      message: `${spoken(node.name)} gets the columns of the query and nothing else.`,
      evidence: 'CREATE TABLE … AS copies neither keys nor constraints.',
      confidence: 0.75,
      fix: null,
    }
  },
})
