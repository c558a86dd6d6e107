import { tableRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'

/** A row of nobody is a row of everybody, or lost. */
export const nullableTenantColumn = tableRule({
  id: 'nullable-tenant-column',
  title: 'Row that may belong to no tenant',
  category: 'design',
  severity: 'warning',
  tags: ['tenancy', 'integrity'],
  catalogue: ['SCH069'],
  detects: 'In a schema where most tables have a tenant column, one where it may be null.',
  rationale:
    'Queries and policies by tenant never find such a row; it is not exported, not deleted with its tenant, ' +
    'and unique keys with the tenant in them do not hold for it.',
  source: 'https://learn.microsoft.com/azure/azure-sql/database/saas-tenancy-app-design-patterns',
  ignoreWhen: 'Null means that the row is shared by all tenants, and every query knows.',
  remedy: 'Makes the column NOT NULL; rows without a tenant must be given one first.',
  fixable: true,
  *check({ table, columns, label, ref, facts }) {
    const tenant = facts.tenantColumn === null ? undefined : columns.get(facts.tenantColumn)
    if (!tenant?.nullable || tenant.inherited) return
    const cleared = table.foreignKeys.some(
      (key) =>
        key.columns.includes(tenant.name) && (key.onDelete === 'set null' || key.onUpdate === 'set null'),
    )
    const exclusive = table.checks.some((check) => check.expression.includes(tenant.name))
    if (exclusive) return
    yield {
      entities: [tenant.id, table.id],
      message: `A row of ${label} may belong to no ${tenant.name}.`,
      evidence: `Most tables have ${tenant.name}; here it may be null.`,
      confidence: cleared ? 0.4 : 0.7,
      fix: cleared
        ? null
        : fixOf(`Require ${tenant.name} of ${label}`, 'weigh', {
            op: 'column.setNullable',
            table: ref,
            column: tenant.name,
            nullable: false,
          }),
    }
  },
})
