import type { Schema } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { callsIn } from '../expression.ts'
import { grantsOp, isPublic } from '../grants.ts'
import { fixOf } from '../ops-of.ts'
import { conditionsOf } from '../policies.ts'
import { labelOf } from '../table-context.ts'

/** Whoever may call it acts as its owner. */
export const definerOpenToAll = schemaRule({
  id: 'definer-open-to-all',
  title: "Function with its owner's rights that everybody may call",
  category: 'security',
  severity: 'warning',
  catalogue: ['SEC010'],
  tags: ['tenancy'],
  detects:
    'A SECURITY DEFINER function or procedure, no trigger and none that a policy asks, from which EXECUTE has not been taken from PUBLIC.',
  rationale:
    "New functions may be called by everybody. With the owner's rights that is a door in each wall: no grant and no policy " +
    'of the tables behind it counts.',
  source: 'https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY',
  ignoreWhen: 'It checks itself who calls, and is the way in on purpose.',
  remedy: 'Revokes EXECUTE from PUBLIC. Roles that need it are to be granted it.',
  fixable: true,
  *check({ schema, facts }) {
    const asked = askedByPolicies(schema)
    for (const routine of schema.routines.values()) {
      const { kind, returns, grants } = routine
      // Whoever a policy binds must be able to call what it asks.
      if (asked.has(routine.name)) continue
      if (!routine.securityDefiner || kind === 'aggregate') continue
      if (returns === 'trigger' || returns === 'event_trigger') continue
      const closed = grants.some((grant) => grant.revoked && grant.grantees.some(isPublic))
      if (closed) continue
      const named = `${labelOf(facts, routine)}(${routine.signature})`
      const kept = grants.filter((grant) => !grant.grantees.every(isPublic))
      const revoked = {
        privileges: ['all'],
        columns: [],
        grantees: ['public'],
        withGrantOption: false,
        revoked: true,
      } as const
      yield {
        entities: [routine.id],
        message: `Everybody may call the ${kind} ${named}, which runs with its owner's rights.`,
        evidence: 'SECURITY DEFINER, and EXECUTE is not revoked from PUBLIC.',
        confidence: 0.75,
        fix: fixOf(
          `Revoke EXECUTE on ${routine.name} from PUBLIC`,
          'weigh',
          grantsOp(routine, [...kept, revoked]),
        ),
      }
    }
  },
})

/** The functions that conditions of policies call. */
function askedByPolicies(schema: Schema): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { policies } of schema.tables.values()) {
    for (const policy of policies) {
      for (const sql of conditionsOf(policy)) for (const name of callsIn(sql)) names.add(name)
    }
  }
  return names
}
