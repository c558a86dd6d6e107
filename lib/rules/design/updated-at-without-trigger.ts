import type { Table } from '../../schema/index.ts'
import { isTimestamp } from '../column-types.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { columnFilter } from '../kept.ts'
import { snakeCase } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import type { TableContext } from '../table-context.ts'

/** Where a trigger keeps the time of the last change, it keeps it everywhere. */
export const updatedAtWithoutTrigger = schemaRule({
  id: 'updated-at-without-trigger',
  title: 'Time of the last change that nothing keeps',
  category: 'design',
  severity: 'warning',
  tags: ['history', 'integrity'],
  catalogue: ['SCH030'],
  detects:
    'A table with `updated_at` and no trigger on UPDATE, where most tables with that column have one that calls the same function.',
  rationale:
    'PostgreSQL has no ON UPDATE for a column. Programs rely on the triggers, so the time in this table stays ' +
    'that of the creation, and exports of what changed leave its rows out.',
  source: 'https://www.postgresql.org/docs/current/plpgsql-trigger.html (Example 41.3)',
  ignoreWhen: 'Rows of the table are never changed.',
  remedy: 'Makes the trigger as the other tables have it.',
  fixable: true,
  *check({ tables }) {
    const kept = [...tables.values()].filter((each) => isReviewed(each) && updatedColumn(each.table))
    const routine = usualRoutine(kept)
    if (routine === null) return
    for (const each of kept) {
      const { table, ref, label, quote } = each
      if (table.triggers.some((trigger) => trigger.events.includes('update'))) continue
      const column = updatedColumn(table)
      if (!column) continue
      const name = `${snakeCase(table.name)}_${snakeCase(column.name)}`
      yield {
        entities: [column.id, table.id],
        message: `No trigger keeps ${label}.${column.name}.`,
        evidence: `Most tables with such a column have a trigger that calls ${routine}.`,
        confidence: 0.8,
        fix: fixOf(`Call ${routine} when a row of ${label} is changed`, 'weigh', {
          op: 'object.add',
          kind: 'trigger',
          definition: `CREATE TRIGGER ${quote(name)} BEFORE UPDATE ON ${ref} FOR EACH ROW EXECUTE FUNCTION ${routine}()`,
        }),
      }
    }
  },
})

function updatedColumn(table: Table) {
  return updatedIn(table)[0]
}

/** The function that triggers before an update call on most of the tables, of three or more. */
function usualRoutine(kept: readonly TableContext[]): string | null {
  const counts = new Map<string, number>()
  for (const { table } of kept) {
    const called = new Set(
      table.triggers.flatMap((trigger) =>
        trigger.timing === 'before' && trigger.events.includes('update') ? [trigger.routine] : [],
      ),
    )
    for (const routine of called) counts.set(routine, (counts.get(routine) ?? 0) + 1)
  }
  const [routine, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [null, 0]
  return kept.length >= 3 && count * 2 > kept.length ? routine : null
}

const updated: ReadonlySet<string> = new Set(
  'updated_at modified_at last_update updated_on last_modified changed_at'.split(' '),
)
const updatedIn = columnFilter((column) => isTimestamp(column.type) && updated.has(snakeCase(column.name)))
