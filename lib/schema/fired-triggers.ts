import { scanSql } from './apply/index.ts'
import type { Table } from './model.ts'
import type { Trigger } from './parts.ts'

/**
 * The triggers that fire when rows of the table are written in a usual session. Of an update `columns` are those that
 * it sets; left out: which they are is not known.
 */
export function firedTriggers(
  table: Table,
  by: 'insert' | 'update' | 'delete',
  columns?: readonly string[],
): readonly Trigger[] {
  return table.triggers.filter(
    (trigger) =>
      trigger.timing !== 'instead of' &&
      trigger.state !== 'disabled' &&
      trigger.state !== 'replica' &&
      trigger.events.includes(by) &&
      (by !== 'update' || columns === undefined || heeds(trigger, columns)),
  )
}

/** Whether it fires when one of the columns is set: `UPDATE OF` names those that it fires for. */
function heeds({ definition }: Trigger, columns: readonly string[]): boolean {
  const words = scanSql(definition)
  const of = words.findIndex(({ value }, at) => value === 'of' && words[at - 1]?.value === 'update')
  if (of < 0) return true
  const rest = words.slice(of + 1)
  const end = rest.findIndex(({ value, kind }) => kind === 'word' && (value === 'on' || value === 'or'))
  return rest.slice(0, end).some(({ value }) => columns.includes(value))
}
