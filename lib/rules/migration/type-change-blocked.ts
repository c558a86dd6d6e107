import { type Schema, scanSql, type Table } from '../../schema/index.ts'
import { alterations } from './reading/alterations.ts'
import { migrationRule } from './reading/rule.ts'

/** The server refuses to change the type of a column that others were compiled with. */
export const typeChangeBlocked = migrationRule({
  id: 'type-change-blocked',
  title: 'Type change that dependents forbid',
  severity: 'error',
  catalogue: ['MS032'],
  detects:
    "ALTER COLUMN … TYPE on a column that a view, a policy, a trigger's WHEN, a generated column or the partition key " +
    'of the base mentions.',
  rationale:
    'The server refuses it (0A000; 42P16 for a partition key): the migration fails when it is applied.',
  source: 'https://www.postgresql.org/docs/current/ddl-depend.html',
  ignoreWhen: "The column of that name in the view or policy is another table's.",
  remedy:
    'None here: drop what depends on the column before and make it anew behind, in the same transaction.',
  fixable: false,
  *checkStatement(context) {
    for (const { action, label, table } of alterations(context, 'setType')) {
      const column = action.column.value
      const blocker = table && blockerOf(context.before, table, column)
      if (!blocker) continue
      yield {
        message: `The type of ${label}.${column} cannot be changed while ${blocker.what} uses it.`,
        evidence: `${blocker.what} mentions ${column}.`,
        confidence: blocker.confidence,
        entities: [table.id],
        fix: null,
      }
    }
  },
})

function blockerOf(
  schema: Schema,
  table: Table,
  column: string,
): { readonly what: string; readonly confidence: number } | null {
  for (const view of schema.views.values()) {
    if (!view.dependsOn.some((each) => each.schema === table.schema && each.name === table.name)) continue
    if (mentions(view.query, column)) return { what: `view ${view.name}`, confidence: 0.85 }
  }
  for (const policy of table.policies) {
    if (mentions(`${policy.using ?? ''} ${policy.check ?? ''}`, column))
      return { what: `policy ${policy.name}`, confidence: 0.9 }
  }
  for (const other of table.columns) {
    if (other.generated && mentions(other.generated.expression, column))
      return { what: `the generated column ${other.name}`, confidence: 0.95 }
  }
  if (table.partitionBy?.keys.some((key) => key.column === column))
    return { what: 'the partition key', confidence: 0.97 }
  const trigger = table.triggers.find(({ definition }) => {
    const tokens = scanSql(definition)
    const when = tokens.findIndex((token) => token.kind === 'word' && token.value === 'when')
    const end = tokens.findIndex((token) => token.kind === 'word' && token.value === 'execute')
    return when >= 0 && tokens.slice(when, end).some((token) => token.value === column)
  })
  return trigger ? { what: `the condition of trigger ${trigger.name}`, confidence: 0.9 } : null
}

function mentions(sql: string, column: string): boolean {
  return scanSql(sql).some(
    (token) => (token.kind === 'word' || token.kind === 'quoted') && token.value === column,
  )
}
