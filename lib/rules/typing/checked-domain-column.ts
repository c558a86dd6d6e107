import type { Column, DomainType } from '../../schema/index.ts'
import { type SchemaOpInput, scanSql } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { fixOf } from '../ops-of.ts'
import type { Fix } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** A check on a domain is changed for all columns at once, under lock. */
export const checkedDomainColumn = schemaRule({
  id: 'checked-domain-column',
  title: 'Column of a domain with a check',
  category: 'typing',
  severity: 'info',
  stance: 'policy',
  catalogue: ['TY022'],
  tags: ['operations', 'policy'],
  detects: 'A column whose type is a domain with a CHECK or NOT NULL.',
  rationale:
    'Adding a column of such a domain rewrites the table, and changing its check reads every table that uses it, all of ' +
    'them locked. A check on the column can be added NOT VALID and validated later.',
  source: 'https://squawkhq.com/docs/ban-create-domain-with-constraint',
  ignoreWhen: 'One rule for many columns is worth more than an easy change of it.',
  remedy: 'Gives the column the type under the domain, and the checks of the domain as its own.',
  fixable: true,
  *check({ schema, tables }) {
    const guarded = new Map(
      [...schema.domains.values()].flatMap((domain) =>
        domain.checks.length > 0 || !domain.nullable
          ? [[`${domain.schema}.${domain.name}`, domain] as const]
          : [],
      ),
    )
    if (guarded.size === 0) return
    for (const each of tables.values()) {
      if (!isReviewed(each)) continue
      for (const column of each.table.columns) {
        const { schema: space, name, dimensions } = column.type
        const domain = space === null || dimensions > 0 ? undefined : guarded.get(`${space}.${name}`)
        if (!domain || column.inherited) continue
        yield {
          entities: [column.id, domain.id],
          message: `${each.label}.${column.name} is of the domain ${domain.name}, which checks its values.`,
          evidence: domain.checks.map(({ expression }) => expression).join(' AND ') || 'It is NOT NULL.',
          confidence: 0.9,
          fix: unwrapped(each, column, domain),
        }
      }
    }
  },
})

function unwrapped(
  { ref, label, quote, table }: TableContext,
  column: Column,
  domain: DomainType,
): Fix | null {
  if (domain.type.schema !== null || table.foreignKeys.some((key) => key.columns.includes(column.name)))
    return null
  const on = { table: ref, column: column.name }
  const ops: SchemaOpInput[] = [{ op: 'column.setType', ...on, type: domain.type.display }]
  for (const { expression, notValid } of domain.checks) {
    ops.push({
      op: 'check.add',
      table: ref,
      check: { expression: aboutColumn(expression, quote(column.name)), notValid },
    })
  }
  if (!domain.nullable && column.nullable) ops.push({ op: 'column.setNullable', ...on, nullable: false })
  if (domain.default !== null && column.default === null)
    ops.push({ op: 'column.setDefault', ...on, default: domain.default })
  return fixOf(`Give ${label}.${column.name} the checks of ${domain.name} itself`, 'weigh', ...ops)
}

/** The check of a domain as one of a column: VALUE is the column. */
function aboutColumn(expression: string, column: string): string {
  let text = ''
  let at = 0
  for (const token of scanSql(expression)) {
    if (token.kind !== 'word' || token.value !== 'value') continue
    text += expression.slice(at, token.from) + column
    at = token.to
  }
  return text + expression.slice(at)
}
