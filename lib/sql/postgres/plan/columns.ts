import type { Column, Schema, SchemaOp, Sequence, Table } from '../../../schema/index.ts'
import type { PlannedStatement } from '../../dialect.ts'
import { quoteIdentifier, quoteString } from '../quote.ts'
import { renderAddConstraint, renderCollation, renderColumn, renderComment } from '../render/index.ts'
import { addColumnFacts, isProvenPresent } from './column-cost.ts'
import { explicitColumn, explicitTable } from './explicit.ts'
import { facts } from './facts.ts'
import { planIdentity } from './identity.ts'
import { ownedSequences, renamedParts } from './renamed-parts.ts'
import { planRetype } from './retype.ts'
import { type PlanState, schemaNow, schemaWith, tableNow } from './state.ts'
import { suspendStatistics } from './statistics.ts'
import { alterColumn, alterTable, labelOf, sqlName, step } from './step.ts'
import { definable, storageBeside } from './storage.ts'
import {
  readersOf,
  restoreSuspended,
  suspendPolicy,
  suspendStarViews,
  suspendTrigger,
  suspendViews,
} from './suspend.ts'
import { askColumn } from './verify.ts'

type Op<K extends SchemaOp['op']> = Extract<SchemaOp, { readonly op: K }>

export function planColumnAdd(state: PlanState, op: Op<'column.add'>): void {
  const table = tableNow(state, op.table)
  const column = columnThen(state, op, table, op.column.name)
  suspendStarViews(state, table)
  addColumn(state, table, column)
}

/** Adds a column with its comment; one that must not be null and has no value says so in the summary. */
export function addColumn(state: PlanState, table: Table, column: Column): void {
  const label = `${labelOf(table)}.${column.name}`
  const bare = !column.nullable && !column.default && !column.generated && !column.identity && !column.serial
  const warning = bare ? '; it fails if the table has rows, which have no value for it' : ''
  const cost = state.fresh.has(table.id) ? facts.none : addColumnFacts(column, schemaNow(state))
  state.out.push(
    step(
      alterTable(table, `ADD COLUMN ${renderColumn(explicitColumn(definable(column, state.style)))}`),
      `Add column ${label} of type ${column.type.display}${warning}`,
      cost,
      {
        reverse: [alterTable(table, `DROP COLUMN ${quoteIdentifier(column.name)}`)],
        verify: askColumn(table, column.name),
      },
    ),
  )
  const light = state.fresh.has(table.id) ? facts.none : facts.catalogue
  state.out.push(...storageBeside(table, [column], state.style, light))
  if (column.comment !== null) {
    const name = `${sqlName(table)}.${quoteIdentifier(column.name)}`
    state.out.push(
      step(renderComment('COLUMN', name, column.comment), `Comment column ${label}`, facts.light),
    )
  }
}

export function planColumnDrop(state: PlanState, op: Op<'column.drop'>): void {
  const table = tableNow(state, op.table)
  const column = columnNow(table, op.column)
  dropColumn(state, table, column, op)
}

/** Drops a column after what reads it; indexes and constraints of the table itself go with it. */
export function dropColumn(state: PlanState, table: Table, column: Column, op: SchemaOp): void {
  const readers = readersOf(state, op)
  suspendViews(state, readers.views)
  for (const view of readers.views) state.suspended.delete(`view:${view.id}`)
  suspendStarViews(state, table)
  for (const { table: owner, name } of readers.policies) {
    suspendPolicy(state, owner, name)
    state.suspended.delete(`policy:${owner.id}.${name}`)
  }
  for (const { table: owner, name } of readers.triggers) {
    suspendTrigger(state, owner, name)
    state.suspended.delete(`trigger:${owner.id}.${name}`)
  }
  for (const { table: owner, key } of readers.foreignKeys) {
    if (owner.id === table.id && key.columns.includes(column.name)) continue
    const drop = alterTable(owner, `DROP CONSTRAINT ${quoteIdentifier(key.name)}`)
    const again = renderAddConstraint(explicitTable(owner), {
      kind: 'foreignKey',
      constraint: { ...key, named: true },
    })
    const summary = `Drop foreign key ${key.name}: it references ${labelOf(table)}.${column.name}, which goes`
    state.out.push(step(drop, summary, facts.catalogue, { reverse: [again] }))
  }
  for (const { table: owner, name } of readers.generated) {
    state.out.push(dropColumnStep(owner, columnNow(owner, name)))
  }
  state.out.push(dropColumnStep(table, column))
}

function dropColumnStep(table: Table, column: Column) {
  const label = `${labelOf(table)}.${column.name}`
  const again = alterTable(table, `ADD COLUMN ${renderColumn(explicitColumn({ ...column, nullable: true }))}`)
  return step(
    alterTable(table, `DROP COLUMN ${quoteIdentifier(column.name)}`),
    `Drop column ${label} with its indexes and constraints`,
    facts.catalogue,
    column.generated
      ? { reverse: [alterTable(table, `ADD COLUMN ${renderColumn(explicitColumn(column))}`)] }
      : { reverse: [again], losesData: `every value of ${label}`, verify: askColumn(table, column.name) },
  )
}

export function planColumnRename(state: PlanState, op: Op<'column.rename'>): void {
  const table = tableNow(state, op.table)
  suspendStarViews(state, table)
  // A view keeps the old output name; the text read again would give it the new one.
  suspendViews(state, readersOf(state, { op: 'column.drop', table: op.table, column: op.column }).views)
  suspendStatistics(state, table, op.column)
  const rename = (from: string, to: string) =>
    alterTable(table, `RENAME COLUMN ${quoteIdentifier(from)} TO ${quoteIdentifier(to)}`)
  state.out.push(
    step(
      rename(op.column, op.to),
      `Rename column ${labelOf(table)}.${op.column} to ${op.to}`,
      facts.catalogue,
      {
        reverse: [rename(op.to, op.column)],
        verify: askColumn(table, op.to),
      },
    ),
  )
  const now = schemaNow(state)
  const then = schemaWith(state, op)
  const next = then.tables.get(table.id)
  if (next) state.out.push(...renamedParts(table, next), ...ownedSequences(now, then, table, next))
}

export function planColumnMove(state: PlanState, op: Op<'column.move'>): void {
  const table = tableNow(state, op.table)
  const label = `${labelOf(table)}.${op.column}`
  const where = op.after === null ? 'first' : `after ${op.after}`
  state.out.push(
    step(
      `-- ${oneLine(label)} stands ${oneLine(where)} in the new text; PostgreSQL keeps the old order of columns.`,
      `Leave ${label} where it is: PostgreSQL cannot move a column, and no query by name depends on it`,
      facts.none,
    ),
  )
}

function oneLine(text: string): string {
  return text.split('\n').join(' ').split('\r').join(' ')
}

export function planColumnSetting(
  state: PlanState,
  op: Op<
    | 'column.setType'
    | 'column.setNullable'
    | 'column.setDefault'
    | 'column.setIdentity'
    | 'column.setGenerated'
    | 'column.setCollation'
    | 'column.setComment'
  >,
): void {
  const table = tableNow(state, op.table)
  const column = columnNow(table, op.column)
  // A generated column that stands aside has to be there to be changed.
  if (state.suspended.has(`generated:${table.id}.${op.column}`)) {
    restoreSuspended(state, 'generated columns')
  }
  const label = `${labelOf(table)}.${column.name}`
  const alter = (what: string) => alterColumn(table, column.name, what)
  switch (op.op) {
    case 'column.setType':
      planRetype(state, table, column, columnThen(state, op, table, column.name), op)
      return
    case 'column.setNullable': {
      const [what, back] = op.nullable ? ['DROP NOT NULL', 'SET NOT NULL'] : ['SET NOT NULL', 'DROP NOT NULL']
      const summary = op.nullable
        ? `Let ${label} be null`
        : `Forbid null in ${label}; it fails if a row has none`
      const proven = isProvenPresent(table, column.name, state.style.version)
      const cost = op.nullable || proven ? facts.catalogue : facts.scan
      state.out.push(
        step(alter(what), summary, cost, { reverse: [alter(back)], verify: askColumn(table, column.name) }),
      )
      return
    }
    case 'column.setDefault': {
      const renamed = renamedSequence(state, table, column)
      if (renamed) {
        state.out.push(renamed)
        return
      }
      const set = (value: string | null) => alter(value === null ? 'DROP DEFAULT' : `SET DEFAULT ${value}`)
      createSerialSequence(state, table, column)
      const summary =
        op.default === null ? `Drop the default of ${label}` : `Set the default of ${label} to ${op.default}`
      state.out.push(
        step(set(op.default), summary, facts.catalogue, {
          reverse: [set(column.default)],
          verify: askColumn(table, column.name),
        }),
      )
      dropLostSequences(state, op)
      return
    }
    case 'column.setIdentity':
      planIdentity(state, table, column, op.identity)
      if (op.identity !== null) dropLostSequences(state, op)
      return
    case 'column.setGenerated':
      if (op.generated === null && column.generated?.storage === 'stored') {
        state.out.push(
          step(
            alter('DROP EXPRESSION'),
            `Make ${label} a plain column that keeps its values`,
            facts.catalogue,
          ),
        )
        return
      }
      dropColumn(state, table, column, { op: 'column.drop', table: op.table, column: op.column })
      addColumn(state, table, columnThen(state, op, table, column.name))
      return
    case 'column.setCollation': {
      const readers = readersOf(state, { op: 'column.drop', table: op.table, column: op.column })
      suspendViews(state, readers.views)
      suspendStarViews(state, table)
      const set = (collation: string | null) =>
        alter(
          `TYPE ${explicitColumn(column).type.written} COLLATE ${renderCollation(collation ?? 'default')}`,
        )
      state.out.push(
        step(set(op.collation), `Sort ${label} by ${op.collation ?? 'the default collation'}`, facts.scan, {
          reverse: [set(column.collation)],
        }),
      )
      return
    }
    case 'column.setComment': {
      const name = `${sqlName(table)}.${quoteIdentifier(column.name)}`
      state.out.push(
        step(renderComment('COLUMN', name, op.comment), `Set the comment of ${label}`, facts.light, {
          reverse: [renderComment('COLUMN', name, column.comment)],
        }),
      )
      return
    }
  }
}

/**
 * A serial stays one under another name of its table or column: its sequence takes the name that it has there, and
 * the default, which knows the sequence itself, goes on with it.
 */
function renamedSequence(state: PlanState, table: Table, column: Column): PlannedStatement | null {
  const target = state.after.tables.get(table.id)?.columns.find((each) => each.name === column.name)
  if (!target?.serial || !column.serial) return null
  const from = sequenceOf(schemaNow(state), table, column)
  const to = sequenceOf(state.after, table, column)
  if (!from || !to || from.schema !== to.schema || from.name === to.name) return null
  const rename = (sequence: Sequence, name: string) =>
    `ALTER SEQUENCE ${sqlName(sequence)} RENAME TO ${quoteIdentifier(name)};`
  return step(rename(from, to.name), `Rename sequence ${labelOf(from)} to ${to.name}`, facts.none, {
    reverse: [rename(to, from.name)],
  })
}

/** The sequence that belongs to a column. */
function sequenceOf(schema: Schema, table: Table, column: Column): Sequence | undefined {
  return [...schema.sequences.values()].find(
    ({ ownedBy: by }) => by?.schema === table.schema && by.table === table.name && by.column === column.name,
  )
}

/** A column that becomes a serial needs the sequence that the word stands for. */
function createSerialSequence(state: PlanState, table: Table, column: Column): void {
  const target = state.after.tables.get(table.id)?.columns.find((each) => each.name === column.name)
  if (!target?.serial || column.serial) return
  const sequence = sequenceOf(state.after, table, column)
  if (!sequence) return
  const name = sqlName(sequence)
  const label = labelOf(sequence)
  const owned = `${sqlName(table)}.${quoteIdentifier(column.name)}`
  state.out.push(
    step(
      `CREATE SEQUENCE ${name} AS ${target.type.display} OWNED BY ${owned};`,
      `Create sequence ${label}`,
      facts.view,
      {
        reverse: [`DROP SEQUENCE ${name};`],
      },
    ),
    step(
      `SELECT setval(${quoteString(name)}, COALESCE((SELECT max(${quoteIdentifier(column.name)}) FROM ${sqlName(table)}), 0) + 1, false);`,
      `Go on counting after the highest ${labelOf(table)}.${column.name}`,
      facts.materialize,
    ),
  )
}

/** A serial's sequence goes with its default. */
function dropLostSequences(state: PlanState, op: SchemaOp): void {
  const then = schemaWith(state, op)
  for (const sequence of schemaNow(state).sequences.values()) {
    if (then.sequences.has(sequence.id)) continue
    state.out.push(
      step(
        `DROP SEQUENCE ${sqlName(sequence)};`,
        `Drop sequence ${labelOf(sequence)}, which nothing draws from any more`,
        facts.none,
        { losesData: `the position of sequence ${labelOf(sequence)}` },
      ),
    )
  }
}

export function columnNow(table: Table, name: string): Column {
  const column = table.columns.find((each) => each.name === name)
  if (!column) throw new Error(`sql: the plan names a column that is not there: ${table.name}.${name}`)
  return column
}

/** The column as the op leaves it. */
function columnThen(state: PlanState, op: SchemaOp, table: Table, name: string): Column {
  const then = schemaWith(state, op).tables.get(table.id)
  return columnNow(then ?? table, name)
}
