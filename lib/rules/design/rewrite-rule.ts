import { schemaRule } from '../define.ts'
import { labelOf } from '../table-context.ts'

/** CREATE RULE rewrites queries in ways nobody expects. */
export const rewriteRule = schemaRule({
  id: 'rewrite-rule',
  title: 'Rewrite rule on a table or view',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH039'],
  detects: 'A rule made with CREATE RULE.',
  rationale:
    'A rule rewrites the statement before it is planned: volatile functions run twice, row counts and RETURNING ' +
    'lie, and conditions act on statements, not rows. Triggers do what people mean.',
  source: 'https://wiki.postgresql.org/wiki/Don%27t_Do_This#Don.27t_use_rules',
  ignoreWhen: 'It is an unconditional DO INSTEAD on a view that no trigger can replace.',
  remedy: 'None: the trigger to take its place must be written.',
  fixable: false,
  *check({ schema, facts }) {
    for (const owner of [...schema.tables.values(), ...schema.views.values()]) {
      for (const rule of owner.rules) {
        yield {
          entities: [rule.id, owner.id],
          message: `The rule ${rule.name} rewrites statements on ${labelOf(facts, owner)}.`,
          evidence: rule.definition.slice(0, 120),
          confidence: 0.8,
          fix: null,
        }
      }
    }
  },
})
