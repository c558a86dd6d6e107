import type { Column, Table } from '../../schema/index.ts'
import { isBoolean } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { namesIn } from '../expression.ts'
import { indexName } from '../index-names.ts'
import { snakeCase } from '../names.ts'
import { fixOf, keyColumn } from '../ops-of.ts'

/** There is one default, one primary address, one current version. */
export const severalDefaults = tableRule({
  id: 'several-defaults',
  title: 'More than one row may be the default',
  category: 'design',
  severity: 'info',
  tags: ['integrity', 'concurrency', 'history'],
  catalogue: ['SCH068', 'IX035'],
  detects:
    'A flag `is_default`, `is_primary` or `is_current` in a table with a required reference, without a unique index over the rows that have it.',
  rationale:
    'Two requests at the same time each set their row and clear the others: both stay set. Queries for the one ' +
    'default or current row then give two, or any of them. A partial unique index refuses the second.',
  source: 'https://www.postgresql.org/docs/current/indexes-partial.html (Example 11.3)',
  ignoreWhen: 'Several rows may have it, or it is unique by more than the reference.',
  remedy: 'Adds a unique index on the reference WHERE the flag is set; second ones must be cleared first.',
  fixable: true,
  *check({ table, columns, label, ref, quote, facts }) {
    const owners = table.foreignKeys.flatMap((key) => (key.columns.length === 1 ? key.columns : []))
    const required = [...new Set(owners)].filter((name) => columns.get(name)?.nullable === false)
    const [owner, second] = required
    if (owner === undefined || second !== undefined) return
    for (const flag of table.columns) {
      if (!isBoolean(flag.type) || flag.inherited || !singled.has(snakeCase(flag.name))) continue
      if (isSingled(table, flag) || table.primaryKey?.columns.join() === owner) continue
      if (table.uniques.some((key) => key.columns.join() === owner)) continue
      yield {
        entities: [flag.id, table.id],
        message: `Two rows of ${label} for the same ${owner} may both be ${flag.name}.`,
        evidence: `No unique index of ${label} names ${flag.name}.`,
        confidence: 0.6,
        fix: fixOf(`Allow one ${flag.name} for each ${owner}`, 'weigh', {
          op: 'index.add',
          table: ref,
          index: {
            name: indexName(facts.indexNaming, table, [owner, flag.name]),
            unique: true,
            keys: [keyColumn(owner)],
            where: quote(flag.name),
          },
        }),
      }
    }
  },
})

/** Whether some unique index or exclusion looks at the flag. */
function isSingled(table: Table, flag: Column): boolean {
  if (table.uniques.some((key) => key.columns.includes(flag.name))) return true
  if (table.exclusions.some((each) => each.where !== null && namesIn(each.where).has(flag.name))) return true
  return table.indexes.some(
    (index) =>
      index.unique &&
      (index.keys.some((key) => key.column === flag.name || namesIn(key.expression ?? '').has(flag.name)) ||
        namesIn(index.where ?? '').has(flag.name)),
  )
}

const singled: ReadonlySet<string> = new Set(
  'is_default is_primary is_main is_current default_flag primary_flag current_flag primary current'.split(
    ' ',
  ),
)
