import { objectRule } from '../define.ts'
import { tokensOf } from '../expression.ts'
import { routineCalls } from '../routine-bodies.ts'
import { labelOf } from '../table-context.ts'

/** Another database is another transaction. */
export const crossDatabaseCall = objectRule({
  id: 'cross-database-call',
  title: 'Query that reaches into another database',
  category: 'security',
  severity: 'warning',
  stance: 'strict',
  catalogue: ['SEC028'],
  tags: ['operations', 'portability'],
  detects: 'A view or routine that calls `dblink` or its kin.',
  rationale:
    'The other database can change or be away at any time, its part of the work is not rolled back with ours, and the ' +
    'connection string, often with a password, stands in the catalogue for all to read.',
  source: 'https://www.postgresql.org/docs/current/dblink.html; Bytebase SQL review (cross database queries)',
  ignoreWhen: 'It is a transfer that is meant to be replaced.',
  remedy:
    'None: put the tables into schemas of one database, or make them foreign tables of a server whose user mapping holds the ' +
    'password.',
  fixable: false,
  of: ['routines', 'views'],
  *check({ schema, facts }) {
    for (const view of schema.views.values()) {
      if (!view.query.includes('dblink') || !tokensOf(view.query).some(({ value }) => value === 'dblink'))
        continue
      yield {
        entities: [view.id],
        message: `The view ${labelOf(facts, view)} asks another database.`,
        evidence: 'Its query calls dblink().',
        confidence: 0.9,
        fix: null,
      }
    }
    for (const routine of schema.routines.values()) {
      if (!/dblink/i.test(routine.definition)) continue
      const call = [...routineCalls(routine)].find((name) => name.startsWith('dblink'))
      if (call === undefined || routine.language === 'c') continue
      yield {
        entities: [routine.id],
        message: `The ${routine.kind} ${labelOf(facts, routine)} asks another database.`,
        evidence: `It calls ${call}().`,
        confidence: 0.85,
        fix: null,
      }
    }
  },
})
