import { joinQualified, parseEntityId, type Schema } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { labelOf } from '../table-context.ts'

/** A team says which role owns what. */
export const objectOwner = schemaRule({
  id: 'object-owner',
  title: 'Owner that is not agreed on',
  category: 'security',
  severity: 'warning',
  stance: 'policy',
  catalogue: ['SEC024', 'SEC023'],
  tags: ['operations', 'policy'],
  options: {
    owners: {
      type: 'strings',
      default: ['app_owner'],
      says: 'Roles that may own objects, the one to give them to first',
    },
    only: {
      type: 'choice',
      values: ['all', 'definer'],
      default: 'all',
      says: "Whether all objects are held to it, or only functions with their owner's rights",
    },
  },
  detects: 'A table, view, sequence or routine whose owner is none of the roles of the option.',
  rationale:
    'The owner may drop it, passes by its policies, and lends its rights to each SECURITY DEFINER function. Objects of the ' +
    'person who happened to run the script cannot be changed by the next one.',
  source: 'https://www.postgresql.org/docs/current/ddl-priv.html; Bytebase SQL review (object owner)',
  ignoreWhen: 'One role does everything.',
  remedy: 'Gives it to the first role of the list.',
  fixable: true,
  *check({ schema, facts }, { owners, only }) {
    const [to] = owners
    if (to === undefined) return
    for (const object of ownable(schema)) {
      const definer = object.entity === 'routine' && object.securityDefiner
      if (object.owner === null || owners.includes(object.owner) || (only === 'definer' && !definer)) continue
      yield {
        entities: [object.id],
        message: `${labelOf(facts, object)} belongs to ${object.owner}.`,
        evidence: `Objects are to belong to ${owners.join(' or ')}.`,
        confidence: 0.9,
        fix: fixOf(`Give ${labelOf(facts, object)} to ${to}`, 'weigh', {
          op: 'object.setOwner',
          kind: object.entity,
          object: joinQualified(...parseEntityId(object.id).parts),
          owner: to,
        }),
      }
    }
  },
})

function* ownable(schema: Schema) {
  for (const table of schema.tables.values()) if (table.partitionOf === null) yield table
  yield* schema.views.values()
  for (const sequence of schema.sequences.values()) if (sequence.ownedBy === null) yield sequence
  yield* schema.routines.values()
}
