import { candidateKeys, joinQualified, type SchemaOpInput, targetOf } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { fixOf, foreignKeySpecOf } from '../ops-of.ts'
import { labelOf } from '../table-context.ts'

/** A reference should not lead from one tenant to another. */
export const tenantOutsideForeignKey = schemaRule({
  id: 'tenant-outside-foreign-key',
  title: 'Reference that may cross tenants',
  category: 'design',
  severity: 'info',
  stance: 'strict',
  tags: ['tenancy', 'integrity'],
  catalogue: ['SCH069'],
  detects:
    'In a schema where most tables have a tenant column, a foreign key between two such tables that leaves the tenant out.',
  rationale:
    'The key is checked, the tenant is not: a row of one tenant may point at a row of another, by a mistake in ' +
    'the program or by a guessed number in a request.',
  source: 'https://www.citusdata.com/blog/2016/10/03/designing-your-saas-database-for-high-scalability/',
  ignoreWhen: 'Row security hides other tenants from every writer.',
  remedy: 'Makes tenant and id of the target unique, and lets the foreign key compare both.',
  fixable: true,
  *check({ schema, tables, facts }) {
    const tenant = facts.tenantColumn
    if (tenant === null) return
    for (const each of tables.values()) {
      const own = each.columns.get(tenant)
      if (!isReviewed(each) || !own || each.table.inherits.length > 0) continue
      for (const key of each.table.foreignKeys) {
        const target = targetOf(schema, key)
        const there = target?.columns.find((column) => column.name === tenant)
        if (
          !target ||
          !there ||
          target === each.table ||
          key.columns.includes(tenant) ||
          key.columns.length > 1
        )
          continue
        if (there.type.display !== own.type.display) continue
        const wanted = [tenant, ...key.references.columns]
        const known = candidateKeys(target).some((columns) => columns.join() === wanted.join())
        const to = labelOf(facts, target)
        const unique: SchemaOpInput = {
          op: 'unique.add',
          table: joinQualified(target.schema, target.name),
          unique: { columns: wanted },
        }
        const clears = key.onDelete === 'set null' || key.onDelete === 'set default'
        yield {
          entities: [key.id, each.table.id, target.id],
          message: `${key.name} lets a row of ${each.label} point at ${to} of another ${tenant}.`,
          evidence: `Both have ${tenant}, but the foreign key compares ${key.columns.join(', ')} only.`,
          confidence: 0.6,
          fix: fixOf(`Let ${key.name} compare ${tenant} as well`, 'weigh', ...(known ? [] : [unique]), {
            op: 'foreignKey.alter',
            table: each.ref,
            name: key.name,
            foreignKey: {
              ...foreignKeySpecOf(key),
              columns: [tenant, ...key.columns],
              references: { table: joinQualified(target.schema, target.name), columns: wanted },
              onDeleteColumns: clears ? [...key.columns] : [],
            },
          }),
        }
      }
    }
  },
})
