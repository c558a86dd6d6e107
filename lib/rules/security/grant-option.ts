import { schemaRule } from '../define.ts'
import { grantsOp, securables } from '../grants.ts'
import { fixOf } from '../ops-of.ts'
import { labelOf } from '../table-context.ts'

/** Rights that may be passed on are rights nobody oversees. */
export const grantOption = schemaRule({
  id: 'grant-option',
  title: 'Rights that may be passed on',
  category: 'security',
  severity: 'info',
  catalogue: ['SEC018'],
  tags: ['operations'],
  detects: 'A GRANT … WITH GRANT OPTION.',
  rationale:
    'The role may give the right to anybody, and taking it back needs CASCADE and a search for who got it from ' +
    'whom.',
  source: 'https://www.postgresql.org/docs/current/sql-grant.html',
  ignoreWhen: 'The role administers access by design.',
  remedy:
    'Grants the same without the option; whoever got the right from the role loses it with CASCADE only.',
  fixable: true,
  *check({ schema, facts }) {
    for (const object of securables(schema)) {
      const grant = object.grants.find((each) => each.withGrantOption)
      if (!grant) continue
      yield {
        entities: [object.id],
        message: `${grant.grantees.join(', ')} may pass on rights on ${labelOf(facts, object)}.`,
        evidence: `GRANT ${grant.privileges.join(', ')} … WITH GRANT OPTION`,
        confidence: 0.8,
        fix: fixOf(
          'Take the option away',
          'weigh',
          grantsOp(
            object,
            object.grants.map((each) => ({ ...each, withGrantOption: false })),
          ),
        ),
      }
    }
  },
})
