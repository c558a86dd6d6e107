import { isBoolean } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { namesIn } from '../expression.ts'
import { isLookupCovered } from '../foreign-key-cover.ts'
import { indexName } from '../index-names.ts'
import { fixOf, keyColumn } from '../ops-of.ts'

/** What a row policy compares, every query compares. */
export const policyColumnWithoutIndex = tableRule({
  id: 'policy-column-without-index',
  title: 'Policy on a column without an index',
  category: 'indexing',
  severity: 'warning',
  catalogue: ['IX034'],
  detects: 'A column that the USING clause of a policy compares and that leads no index.',
  rationale:
    'The policy is added to every query of everybody it applies to. Without an index each of them reads the ' +
    'whole table, whatever else it asks for.',
  source: 'https://supabase.com/docs/guides/database/postgres/row-level-security#add-indexes',
  ignoreWhen: 'The table is small.',
  remedy: 'Creates the index.',
  fixable: true,
  *check({ table, columns, label, ref, facts }) {
    const names = new Set(
      table.policies.flatMap((policy) => (policy.using === null ? [] : [...namesIn(policy.using)])),
    )
    for (const name of names) {
      const column = columns.get(name)
      if (!column || isBoolean(column.type) || isLookupCovered(table, [name], null)) continue
      if (table.foreignKeys.some((key) => key.columns[0] === name)) continue
      yield {
        entities: [column.id, table.id],
        message: `Policies of ${label} compare ${name}, which has no index.`,
        evidence: table.policies
          .filter((policy) => policy.using !== null && namesIn(policy.using).has(name))
          .map((policy) => policy.name)
          .join(', '),
        confidence: 0.7,
        fix: fixOf(`Create an index on ${label}(${name})`, 'safe', {
          op: 'index.add',
          table: ref,
          index: { name: indexName(facts.indexNaming, table, [name]), keys: [keyColumn(name)] },
        }),
      }
    }
  },
})
