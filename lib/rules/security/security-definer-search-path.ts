import { joinQualified, parseEntityId, type Routine } from '../../schema/index.ts'
import { objectRule } from '../define.ts'
import { tokensOf } from '../expression.ts'
import { fixOf } from '../ops-of.ts'
import type { Fix } from '../rule.ts'
import { labelOf } from '../table-context.ts'

/** A function with its owner's rights must not look names up where callers say. */
export const securityDefinerSearchPath = objectRule({
  id: 'security-definer-search-path',
  title: 'SECURITY DEFINER without search_path',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC009'],
  tags: ['tenancy'],
  detects: 'A function or procedure that is SECURITY DEFINER and does not set `search_path`.',
  rationale:
    "It runs with its owner's rights but looks names up along the caller's search path: a table or operator of " +
    'the same name in a schema of the caller takes over, with those rights.',
  source: 'https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY',
  ignoreWhen: 'Every name in its body is qualified, operators included, and only trusted roles may call it.',
  remedy:
    "Sets search_path to the function's own schema and, last, pg_temp. Where others may make objects in that schema, set " +
    "it to '' and qualify the names in the body.",
  fixable: true,
  of: ['routines'],
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
        fix: withPath(routine, facts.dialect.quote(routine.schema)),
      }
    }
  },
})

/** The routine with a path of its own behind its clauses; null where its body is not the last of them in quotes. */
function withPath(routine: Routine, schema: string): Fix | null {
  const { definition } = routine
  const last = tokensOf(definition).at(-1)
  if (!last || last.value === 'end' || definition.trimEnd().endsWith(';')) return null
  return fixOf(`Set the search_path of ${routine.name}`, 'weigh', {
    op: 'object.alter',
    kind: 'routine',
    object: joinQualified(...parseEntityId(routine.id).parts),
    definition: `${definition.trimEnd()}\n  SET search_path = ${schema}, pg_temp`,
  })
}
