import { type Column, joinQualified } from '../../../schema/index.ts'
import type { Dialect } from '../../../sql/index.ts'
import type { Namer } from '../../fresh-name.ts'
import { refOf } from '../../specs.ts'
import type { Move } from '../moves.ts'
import type { Work } from './work.ts'

/** Lets triggers keep both tables equal, and copies what is there. */
export function prepareMove(move: Move, { dialect, namer }: MoveWork, work: Work): void {
  const { online } = dialect
  if (!online) return
  const { division, columns, old, next } = move
  const { routines, triggers } = online.divide(namer(`athena_move_${old.name}_${next.name}`), division)
  work.gates.expand.add(`No application truncates ${old.name} or ${next.name} until the last phase.`)
  for (const column of looseColumns(move)) {
    work.ops.expand.push({ op: 'column.setNullable', table: refOf(old), column, nullable: true })
  }
  for (const { definition } of routines)
    work.ops.expand.push({ op: 'object.add', kind: 'routine', definition })
  for (const { definition } of triggers)
    work.ops.expand.push({ op: 'object.add', kind: 'trigger', definition })
  const [there, back] =
    move.from === 'whole'
      ? [online.spread(division), online.gather(division)]
      : [online.gather(division), online.spread(division)]
  work.rows.fill.push(there)
  work.rows.refill.push(back)
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

export interface MoveWork {
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
