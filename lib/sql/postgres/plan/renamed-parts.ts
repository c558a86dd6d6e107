import type { QualifiedName, Schema, Table } from '../../../schema/index.ts'
import type { PlannedStatement } from '../../dialect.ts'
import { makeObjectName } from '../lower/default-names.ts'
import { quoteIdentifier } from '../quote.ts'
import { facts } from './facts.ts'
import { alterTable, labelOf, sqlName, step } from './step.ts'

/**
 * Renames of constraints and indexes that the engine named after their table or column: the engine
 * leaves those names as they were, the text that names nothing would be read with the new ones.
 */
export function renamedParts(before: Table, after: Table): readonly PlannedStatement[] {
  const steps: PlannedStatement[] = []
  const constraint = (from: string, to: string) => {
    if (from === to) return
    const what = `RENAME CONSTRAINT ${quoteIdentifier(from)} TO ${quoteIdentifier(to)}`
    const back = `RENAME CONSTRAINT ${quoteIdentifier(to)} TO ${quoteIdentifier(from)}`
    steps.push(
      step(
        alterTable(after, what),
        `Rename constraint ${from} of ${labelOf(after)} to ${to}`,
        facts.catalogue,
        {
          reverse: [alterTable(after, back)],
        },
      ),
    )
  }
  if (before.primaryKey && after.primaryKey) constraint(before.primaryKey.name, after.primaryKey.name)
  const pairs = [
    [before.uniques, after.uniques],
    [before.foreignKeys, after.foreignKeys],
    [before.checks, after.checks],
    [before.exclusions, after.exclusions],
  ] as const
  for (const [was, is] of pairs) {
    for (const [at, item] of was.entries()) {
      const next = is[at]
      if (next && was.length === is.length) constraint(item.name, next.name)
    }
  }
  if (before.indexes.length === after.indexes.length) {
    for (const [at, index] of before.indexes.entries()) {
      const next = after.indexes[at]
      if (next && next.name !== index.name) steps.push(renameIndex(after.schema, index.name, next.name))
    }
  }
  return [...steps, ...countersOf(before, after)]
}

/**
 * The sequences that identity columns count by, named after their table and column. The model has no names for
 * them, so nothing rests on one being called what the engine would have called it.
 */
function countersOf(before: Table, after: Table): readonly PlannedStatement[] {
  return after.columns.flatMap((column, at) => {
    const was = before.columns[at]
    if (!column.identity || !was?.identity) return []
    const from = makeObjectName(before.name, was.name, 'seq')
    const to = makeObjectName(after.name, column.name, 'seq')
    if (from === to) return []
    const rename = (a: string, b: string) =>
      `ALTER SEQUENCE IF EXISTS ${sqlName({ schema: after.schema, name: a })} RENAME TO ${quoteIdentifier(b)};`
    return [
      step(rename(from, to), `Rename the sequence behind ${labelOf(after)}.${column.name}`, facts.none, {
        reverse: [rename(to, from)],
      }),
    ]
  })
}

/** Renames of the sequences that belong to a table's serial columns. */
export function ownedSequences(
  before: Schema,
  after: Schema,
  from: QualifiedName,
  to: QualifiedName,
): readonly PlannedStatement[] {
  const steps: PlannedStatement[] = []
  const owned = (schema: Schema, table: QualifiedName) =>
    [...schema.sequences.values()].filter(
      (sequence) => sequence.ownedBy?.schema === table.schema && sequence.ownedBy.table === table.name,
    )
  const was = owned(before, from)
  const is = owned(after, to)
  for (const [at, sequence] of was.entries()) {
    const next = is[at]
    if (!next || was.length !== is.length || next.name === sequence.name) continue
    const here = { schema: next.schema, name: sequence.name }
    steps.push(
      step(
        `ALTER SEQUENCE ${sqlName(here)} RENAME TO ${quoteIdentifier(next.name)};`,
        `Rename sequence ${labelOf(here)} to ${next.name}`,
        facts.none,
        { reverse: [`ALTER SEQUENCE ${sqlName(next)} RENAME TO ${quoteIdentifier(sequence.name)};`] },
      ),
    )
  }
  return steps
}

export function renameIndex(schema: string, from: string, to: string): PlannedStatement {
  const rename = (a: string, b: string) =>
    `ALTER INDEX ${sqlName({ schema, name: a })} RENAME TO ${quoteIdentifier(b)};`
  return step(rename(from, to), `Rename index ${from} to ${to}`, facts.light, { reverse: [rename(to, from)] })
}
