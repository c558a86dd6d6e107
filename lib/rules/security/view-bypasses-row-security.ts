import { entityId, joinQualified } from '../../schema/index.ts'
import { schemaRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import { labelOf } from '../table-context.ts'

/** A view reads with the rights of its owner, past the policies. */
export const viewBypassesRowSecurity = schemaRule({
  id: 'view-bypasses-row-security',
  title: 'View that passes by row security',
  category: 'security',
  severity: 'error',
  catalogue: ['SEC008', 'SEC012'],
  tags: ['tenancy', 'privacy'],
  detects: 'A view without `security_invoker`, or a materialized view, over a table with row security.',
  rationale:
    "The view reads with its owner's rights, and the owner is not bound by policies: whoever may read the view " +
    'sees all rows.',
  source: 'https://www.postgresql.org/docs/current/sql-createview.html (security_invoker)',
  ignoreWhen: 'The view filters by itself and is the way in on purpose.',
  remedy:
    "Lets the view read with its caller's rights, from PostgreSQL 15 on; a materialized view stores all rows and must be " +
    'kept from readers.',
  fixable: true,
  *check({ schema, facts }) {
    for (const view of schema.views.values()) {
      const invoker = view.options.security_invoker?.toLowerCase()
      if (view.kind === 'view' && invoker !== undefined && invoker !== 'false' && invoker !== 'off') continue
      const guarded = view.dependsOn
        .map((name) => schema.tables.get(entityId('table', name.schema, name.name)))
        .find((table) => table?.rowSecurity.enabled)
      if (!guarded) continue
      yield {
        entities: [view.id, guarded.id],
        message: `The view ${labelOf(facts, view)} shows all rows of ${labelOf(facts, guarded)}, past its policies.`,
        evidence:
          view.kind === 'view'
            ? 'It is not declared WITH (security_invoker = true).'
            : 'A materialized view stores them all.',
        confidence: 0.8,
        fix:
          view.kind === 'view'
            ? fixOf(`Let ${labelOf(facts, view)} read with its caller's rights`, 'weigh', {
                op: 'view.setOptions',
                view: joinQualified(view.schema, view.name),
                options: { ...view.options, security_invoker: 'true' },
                checkOption: view.checkOption,
              })
            : null,
      }
    }
  },
})
