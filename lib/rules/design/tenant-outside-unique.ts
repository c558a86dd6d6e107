import { tableRule } from '../define.ts'
import { wordsOf } from '../names.ts'
import { fixOf, keySpecOf } from '../ops-of.ts'

/** In a schema of many tenants, what is unique is unique within a tenant. */
export const tenantOutsideUnique = tableRule({
  id: 'tenant-outside-unique',
  title: 'Unique across tenants',
  category: 'design',
  severity: 'info',
  catalogue: ['SCH069'],
  detects:
    'In a schema where most tables have a tenant column, a unique constraint of such a table without it.',
  rationale:
    'One tenant using a name keeps all others from it, and the error tells a stranger that the name exists ' +
    'elsewhere.',
  source: 'https://learn.microsoft.com/azure/azure-sql/database/saas-tenancy-app-design-patterns',
  ignoreWhen: 'The value is unique in the world (a token, a domain name, a login).',
  remedy: 'Adds the tenant column at the front of the constraint.',
  fixable: true,
  *check({ table, label, ref, facts, references, columns }) {
    const tenant = facts.tenantColumn
    if (tenant === null || !columns.has(tenant)) return
    for (const unique of table.uniques) {
      const global = unique.columns.some((name) => wordsOf(name).some((word) => worldwide.has(word)))
      const used = references.some(({ key }) => key.references.columns.join() === unique.columns.join())
      if (unique.columns.includes(tenant) || global || used || unique.withoutOverlaps) continue
      yield {
        entities: [unique.id, table.id],
        message: `${unique.columns.join(', ')} of ${label} is unique across all tenants.`,
        evidence: `${label} has ${tenant}, but ${unique.name} leaves it out.`,
        confidence: 0.5,
        fix: fixOf(`Make ${unique.name} unique within ${tenant}`, 'weigh', {
          op: 'unique.alter',
          table: ref,
          name: unique.name,
          unique: { ...keySpecOf(unique), columns: [tenant, ...unique.columns] },
        }),
      }
    }
  },
})

const worldwide: ReadonlySet<string> = new Set(
  'uuid guid token secret email username login domain host hostname url digest hash sha fingerprint key external'.split(
    ' ',
  ),
)
