import { type Column, type OpaqueObject, scanSql, type Table } from '../../../schema/index.ts'
import { renderEntity } from '../render/index.ts'
import { facts } from './facts.ts'
import { dropStatement } from './object-names.ts'
import { type PlanState, schemaNow } from './state.ts'
import { labelOf, sqlName, step } from './step.ts'

/**
 * Extended statistics follow a column that gets another name, while their text goes on to say the old one. Where it
 * is to say so at last they step aside, to be made again on the column that has the name by then.
 */
export function suspendStatistics(state: PlanState, table: Table, column: Column['name']): void {
  for (const object of schemaNow(state).objects.values()) {
    const key = `statistics:${object.id}`
    if (!reads(object, table, column) || state.suspended.has(key)) continue
    if (state.after.objects.get(object.id)?.definition !== object.definition) continue
    const on = <T extends object>(statement: T) => ({ ...statement, relation: sqlName(table) })
    const again = renderEntity(object, schemaNow(state))
    state.out.push(
      on(
        step(
          dropStatement(object),
          `Drop statistics ${labelOf(object)}, which would follow ${labelOf(table)}.${column}; they are made again below`,
          facts.light,
          { reverse: again },
        ),
      ),
    )
    state.suspended.set(key, {
      key,
      restore: (then) => {
        const now = schemaNow(then).tables.get(table.id)
        if (!now) return []
        return again.map((sql) => on(step(sql, `Make statistics ${labelOf(object)} again`, facts.light)))
      },
    })
  }
}

function reads({ kind, definition }: OpaqueObject, table: Table, column: string): boolean {
  if (kind !== 'statistics') return false
  const words = scanSql(definition)
  const names = (wanted: string) =>
    words.some((token) => (token.kind === 'word' || token.kind === 'quoted') && token.value === wanted)
  return names(table.name) && names(column)
}
