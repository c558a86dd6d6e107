import { diffSchemas } from '../../../diff/index.ts'
import { type Column, entityId, type Schema, type Table } from '../../../schema/index.ts'
import type { PlanStyle } from '../../../sql/index.ts'
import { partOfRows, planParts } from '../../parts.ts'
import type { Part } from '../../phases.ts'
import { type Move, withoutMoves } from '../moves.ts'
import type { StrategyInput } from '../strategy.ts'

/** First what is new, then the rows that go from one table into another, then what is gone. */
export function planMoves(
  { before, after, renames, dialect }: StrategyInput,
  moves: readonly Move[],
  style: PlanStyle,
): readonly Part[] {
  const { online } = dialect
  if (!online) throw new Error(`migrate: ${dialect.label} cannot move rows between tables`)
  const both = withBoth(after, moves)
  const there = diffSchemas(before, both, dialect, { renames: withoutMoves(renames), assume: 'drops' }).ops
  const away = diffSchemas(both, after, dialect, { assume: 'drops' }).ops
  const rows = moves.map(({ division, from }) => {
    const [spread, gather] = [online.spread(division), online.gather(division)]
    return from === 'whole' ? { up: spread, down: gather } : { up: gather, down: spread }
  })
  return [
    ...planParts(there, before, both, dialect, style),
    ...rows.map(({ up }) => partOfRows(up)),
    ...rows.map(({ down }) => partOfRows(down, 'down')),
    ...planParts(away, both, after, dialect, style),
  ]
}

/** The target with what its rows come from; what must have a value need not have one yet. */
function withBoth(after: Schema, moves: readonly Move[]): Schema {
  const tables = new Map(after.tables)
  for (const { old, next, columns } of moves) {
    const id = entityId('table', old.schema, old.name)
    const there = tables.get(id)
    const loose = (column: Column): Column => ({ ...column, nullable: true, default: null, identity: null })
    tables.set(
      id,
      there
        ? { ...there, columns: [...there.columns, ...columns.map(({ from }) => loose(from))] }
        : bare({ ...old, id }),
    )
    const target = tables.get(next.id)
    if (!target) continue
    const moved = new Set(columns.map(({ to }) => to.name))
    const eased = target.columns.map((each) => (moved.has(each.name) ? { ...each, nullable: true } : each))
    if (!isFresh(next, moves)) tables.set(next.id, { ...target, columns: eased })
  }
  return { ...after, tables }
}

/** Whether the table is the part of a split: its rows are made with their values. */
function isFresh(table: Table, moves: readonly Move[]): boolean {
  return moves.some(({ next, from }) => next.id === table.id && from === 'whole')
}

/** A table that only has to hold its rows for a moment. */
function bare(table: Table): Table {
  return {
    ...table,
    indexes: [],
    uniques: table.primaryKey ? [] : table.uniques,
    foreignKeys: [],
    checks: [],
    exclusions: [],
    triggers: [],
    policies: [],
    rules: [],
  }
}
