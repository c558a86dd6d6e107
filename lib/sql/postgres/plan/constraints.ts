import type { SchemaOp, Table } from '../../../schema/index.ts'
import type { StatementFacts } from '../../dialect.ts'
import type { AnyConstraint } from '../../parts.ts'
import { quoteIdentifier } from '../quote.ts'
import { renderAddConstraint, renderComment } from '../render/index.ts'
import { addKeyOverIndex, isBuiltConcurrently } from './concurrently.ts'
import { explicitTable } from './explicit.ts'
import { facts } from './facts.ts'
import { cameWithParent, carriesCheck, goneWithParent, parentsOf, wentWithParent } from './partition-parts.ts'
import { type PlanState, schemaWith, tableNow } from './state.ts'
import { alterTable, labelOf, sqlName, step } from './step.ts'
import { constraintNamed, readersOf, restoreSuspended, suspendReferences } from './suspend.ts'
import { askConstraint } from './verify.ts'

type Op<K extends SchemaOp['op']> = Extract<SchemaOp, { readonly op: K }>

export function planConstraintAdd(
  state: PlanState,
  op: Op<'unique.add' | 'foreignKey.add' | 'check.add' | 'exclusion.add'>,
): void {
  const table = tableNow(state, op.table)
  if (op.op === 'check.add' && op.check.name !== null && carriesCheck(state, table, op.check.name)) return
  if (
    op.op === 'foreignKey.add' &&
    op.foreignKey.name !== null &&
    cameWithParent(state, table, op.foreignKey.name)
  )
    return
  const then = tableThen(state, op, table)
  const known = new Set(namesOf(table))
  const over = op.op === 'unique.add' ? (op.unique.usingIndex ?? null) : null
  for (const name of namesOf(then)) if (!known.has(name)) addConstraint(state, then, name, over)
}

export function planConstraintAlter(
  state: PlanState,
  op: Op<'unique.alter' | 'foreignKey.alter' | 'check.alter'>,
): void {
  const table = tableNow(state, op.table)
  const then = tableThen(state, op, table)
  dropReferences(state, op)
  dropConstraint(state, table, op.name)
  const known = new Set(namesOf(table).filter((name) => name !== op.name))
  for (const name of namesOf(then)) if (!known.has(name)) addConstraint(state, then, name)
}

export function planPrimaryKey(state: PlanState, op: Op<'primaryKey.set'>): void {
  const table = tableNow(state, op.table)
  const then = tableThen(state, op, table)
  dropReferences(state, op)
  if (table.primaryKey) dropConstraint(state, table, table.primaryKey.name)
  if (then.primaryKey) addConstraint(state, then, then.primaryKey.name, op.primaryKey?.usingIndex ?? null)
}

export function planConstraintDrop(state: PlanState, op: Op<'constraint.drop'>): void {
  dropReferences(state, op)
  const table = tableNow(state, op.table)
  const key = table.uniques.find(({ name }) => name === op.name)
  // A foreign key may rest on this one of two keys of the same columns.
  if (key) suspendReferences(state, table, key.columns, schemaWith(state, op))
  dropConstraint(state, table, op.name)
}

export function planConstraintChange(
  state: PlanState,
  op: Op<'constraint.rename' | 'constraint.validate' | 'constraint.setComment'>,
): void {
  const table = tableNow(state, op.table)
  const name = quoteIdentifier(op.name)
  if (state.suspended.has(`constraint:${table.id}.${op.name}`)) {
    // One that stands aside comes back valid.
    if (op.op === 'constraint.validate') return
    restoreSuspended(state, 'everything')
  }
  switch (op.op) {
    case 'constraint.rename': {
      const rename = (from: string, to: string) =>
        alterTable(table, `RENAME CONSTRAINT ${quoteIdentifier(from)} TO ${quoteIdentifier(to)}`)
      state.out.push(
        step(
          rename(op.name, op.to),
          `Rename constraint ${op.name} of ${labelOf(table)} to ${op.to}`,
          facts.catalogue,
          {
            reverse: [rename(op.to, op.name)],
          },
        ),
      )
      return
    }
    case 'constraint.validate':
      if (carriesCheck(state, table, op.name) || cameWithParent(state, table, op.name)) return
      state.out.push(
        step(
          alterTable(table, `VALIDATE CONSTRAINT ${name}`),
          `Check every row of ${labelOf(table)} against ${op.name}; it fails if one breaks it`,
          facts.validate,
          { verify: askConstraint(table, op.name) },
        ),
      )
      return
    case 'constraint.setComment': {
      const old = constraintNamed(table, op.name)?.constraint.comment ?? null
      const on = `${name} ON ${sqlName(table)}`
      state.out.push(
        step(
          renderComment('CONSTRAINT', on, op.comment),
          `Set the comment of constraint ${op.name}`,
          facts.light,
          {
            reverse: [renderComment('CONSTRAINT', on, old)],
          },
        ),
      )
      return
    }
  }
}

/** Foreign keys that rest on a key which goes; those that will rest on the key to come stand aside. */
function dropReferences(state: PlanState, op: SchemaOp): void {
  for (const { table, key } of readersOf(state, op).foreignKeys) {
    const same = 'name' in op && op.name === key.name
    if (!same) dropConstraint(state, table, key.name)
  }
  if (op.op !== 'primaryKey.set' && op.op !== 'unique.alter') return
  const owner = tableNow(state, op.table)
  const key =
    op.op === 'primaryKey.set' ? owner.primaryKey : owner.uniques.find((each) => each.name === op.name)
  if (!key) return
  suspendReferences(state, owner, key.columns, schemaWith(state, op))
}

function dropConstraint(state: PlanState, table: Table, name: string): void {
  if (state.suspended.delete(`constraint:${table.id}.${name}`)) return
  const found = constraintNamed(explicitTable(table), name)
  if (found && 'columns' in found.constraint && wentWithParent(state, table, found.constraint.columns)) {
    state.out.push(goneWithParent(`${kindWords[found.kind]} ${name}`))
    return
  }
  if (found?.kind === 'foreignKey' && cameWithParent(state, table, name)) return
  const isCheck = found?.kind === 'check' && parentsOf(table).length > 0
  if (isCheck && carriesCheck(state, table, name)) return
  const isPart = table.partitionOf !== null && (found?.kind === 'primaryKey' || found?.kind === 'unique')
  const parent = found?.kind === 'foreignKey' ? found.constraint.references : null
  const far = parent && sqlName({ schema: parent.schema, name: parent.table })
  state.out.push({
    ...step(
      // It may have gone with the parent's.
      alterTable(table, `DROP CONSTRAINT ${isCheck || isPart ? 'IF EXISTS ' : ''}${quoteIdentifier(name)}`),
      `Drop ${found ? kindWords[found.kind] : 'constraint'} ${name} of ${labelOf(table)}`,
      facts.catalogue,
      {
        reverse: found ? [renderAddConstraint(table, found)] : [],
        verify: askConstraint(table, name),
      },
    ),
    ...(far && far !== sqlName(table)
      ? { alsoLocks: [{ relation: far, lock: 'ACCESS EXCLUSIVE' as const }] }
      : {}),
  })
}

function addConstraint(state: PlanState, table: Table, name: string, usingIndex: string | null = null): void {
  const found = constraintNamed(explicitTable(table), name)
  if (!found) return
  if (found.kind === 'primaryKey' || found.kind === 'unique') {
    const apart = isBuiltConcurrently(state, table) && !found.constraint.withoutOverlaps
    if (usingIndex !== null || apart) {
      addKeyOverIndex(state, table, found, usingIndex)
      return
    }
  }
  const fails = found.kind === 'check' ? ' that every row must pass' : ''
  const cost = state.fresh.has(table.id) ? freshCost(found) : costOf(found)
  state.out.push(
    step(
      renderAddConstraint(table, found),
      `Add ${kindWords[found.kind]} ${name} to ${labelOf(table)}${fails}`,
      cost,
      {
        reverse: [alterTable(table, `DROP CONSTRAINT ${quoteIdentifier(name)}`)],
        verify: askConstraint(table, name),
      },
    ),
  )
  const { comment } = found.constraint
  if (comment === null) return
  const on = `${quoteIdentifier(name)} ON ${sqlName(table)}`
  state.out.push(
    step(renderComment('CONSTRAINT', on, comment), `Comment constraint ${name} again`, facts.light),
  )
}

const kindWords: Readonly<Record<AnyConstraint['kind'], string>> = {
  primaryKey: 'primary key',
  unique: 'unique constraint',
  foreignKey: 'foreign key',
  check: 'check',
  exclusion: 'exclusion constraint',
}

function costOf(each: AnyConstraint): StatementFacts {
  if (each.kind === 'foreignKey') {
    return each.constraint.notValid ? facts.foreignKeyNotValid : facts.foreignKey
  }
  return each.kind === 'check' && each.constraint.notValid ? facts.catalogue : facts.scan
}

/** A table without rows has nothing to look at; the table a foreign key points at is locked all the same. */
function freshCost(each: AnyConstraint): StatementFacts {
  return each.kind === 'foreignKey' ? facts.foreignKeyNotValid : facts.none
}

function tableThen(state: PlanState, op: SchemaOp, table: Table): Table {
  return schemaWith(state, op).tables.get(table.id) ?? table
}

function namesOf(table: Table): readonly string[] {
  const lists = [table.uniques, table.checks, table.exclusions, table.foreignKeys].flat()
  return [...(table.primaryKey ? [table.primaryKey.name] : []), ...lists.map((each) => each.name)]
}
