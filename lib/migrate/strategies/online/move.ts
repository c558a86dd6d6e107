import { type Column, joinQualified, type Schema } from '../../../schema/index.ts'
import type { Dialect, Division } from '../../../sql/index.ts'
import type { Namer } from '../../fresh-name.ts'
import { refOf } from '../../specs.ts'
import type { Move } from '../moves.ts'
import { fillRows, firing, type Written } from './fired.ts'
import type { Work } from './work.ts'

/** Lets triggers keep both tables equal, and copies what is there. */
export function prepareMove(move: Move, { before, dialect, namer }: MoveWork, work: Work): void {
  const { online } = dialect
  if (!online) return
  const { division, columns, old, next } = move
  const { routines, triggers } = online.divide(namer(`athena_move_${old.name}_${next.name}`), division)
  const { whole, part } = division
  if (isHeldTo(division)) {
    const key = division.key.map(({ from }) => from.name).join(', ')
    work.gates.expand.add(
      `No application changes ${whole.name}.${key} until the last phase: ${part.name} refers to it.`,
    )
  }
  for (const column of looseColumns(move)) {
    work.ops.expand.push({ op: 'column.setNullable', table: refOf(old), column, nullable: true })
  }
  for (const { definition } of routines)
    work.ops.expand.push({ op: 'object.add', kind: 'routine', definition })
  for (const { definition } of triggers)
    work.ops.expand.push({ op: 'object.add', kind: 'trigger', definition })
  const made: Written = { table: part, by: 'insert', columns: [] }
  const changed: Written = {
    table: whole,
    by: 'update',
    columns: division.columns.map(({ from }) => from.name),
  }
  const [spread, gather] = [online.spread(division), online.gather(division)]
  if (move.from === 'whole') {
    // The table of parts has no triggers of its own before the switch where it is a new one.
    fillRows(spread, { ...made, table: before.tables.get(part.id) ?? null }, work)
    work.rows.refill.push(firing(gather, changed))
  } else {
    fillRows(gather, changed, work)
    work.rows.refill.push(firing(spread, made))
  }
  for (const { from, to } of columns) {
    work.gates.contract.add(
      `Every application uses ${next.name}.${to.name} instead of ${old.name}.${from.name}.`,
    )
  }
  for (const { table, name } of triggers) {
    work.drop.push({
      op: 'object.drop',
      kind: 'trigger',
      object: joinQualified(table.schema, table.name, name),
    })
  }
  for (const { schema, name } of routines) {
    work.drop.push({ op: 'object.drop', kind: 'routine', object: joinQualified(schema, name, '') })
  }
}

/** Whether the engine refuses another key for a row of the whole that the part has a row of. */
function isHeldTo({ whole, part, key }: Division): boolean {
  return part.foreignKeys.some(
    ({ references, columns, onUpdate }) =>
      references.schema === whole.schema &&
      references.table === whole.name &&
      onUpdate !== 'cascade' &&
      columns.every((column) => key.some(({ to }) => to.name === column)),
  )
}

export interface MoveWork {
  readonly before: Schema
  readonly dialect: Dialect
  readonly namer: Namer
}

/** Columns of the old table that must not be asked for while rows come by way of the other one. */
function looseColumns({ old, from, columns, division }: Move): readonly string[] {
  const isKey = (name: string) =>
    old.primaryKey?.columns.includes(name) || division.key.some((pair) => pair.to.name === name)
  if (from === 'whole') {
    // Those without a default are let go of as every column that goes is.
    return columns.flatMap((pair) =>
      !pair.from.nullable && pair.from.default !== null ? [pair.from.name] : [],
    )
  }
  const given = (column: Column) =>
    column.nullable || column.default !== null || column.identity || column.generated
  return old.columns.filter((column) => !given(column) && !isKey(column.name)).map(({ name }) => name)
}
