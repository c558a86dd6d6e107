import { schemaRule } from '../define.ts'
import { labelOf } from '../table-context.ts'

/** A function with its owner's rights must not look names up where callers say. */
export const securityDefinerSearchPath = schemaRule({
  id: 'security-definer-search-path',
  title: 'SECURITY DEFINER without search_path',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC009'],
  detects: 'A function or procedure that is SECURITY DEFINER and does not set `search_path`.',
  rationale:
    "It runs with its owner's rights but looks names up along the caller's search path: a table or operator of " +
    'the same name in a schema of the caller takes over, with those rights.',
  source: 'https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY',
  ignoreWhen: 'Every name in its body is qualified, operators included, and only trusted roles may call it.',
  remedy:
    "None: add SET search_path = '' (or pg_catalog, then your schema) and qualify the names in the body.",
  fixable: false,
  *check({ schema, facts }) {
    for (const routine of schema.routines.values()) {
      if (
        !routine.securityDefiner ||
        Object.keys(routine.settings).some((key) => key.toLowerCase() === 'search_path')
      )
        continue
      yield {
        entities: [routine.id],
        message: `The ${routine.kind} ${labelOf(facts, routine)}(${routine.signature}) runs with its owner's rights and the caller's search path.`,
        evidence: 'SECURITY DEFINER without SET search_path.',
        confidence: 0.9,
        fix: null,
      }
    }
  },
})
