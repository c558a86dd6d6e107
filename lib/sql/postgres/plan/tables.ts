import { joinQualified, type SchemaOp, type Table } from '../../../schema/index.ts'
import type { PlannedStatement } from '../../dialect.ts'
import { quoteIdentifier } from '../quote.ts'
import { renderAddConstraint, renderComment, renderEntity, renderPolicy } from '../render/index.ts'
import { explicitTable } from './explicit.ts'
import { facts } from './facts.ts'
import { ownedSequences, renamedParts } from './renamed-parts.ts'
import { findNow, nameOf, type PlanState, schemaNow, schemaWith, tableNow } from './state.ts'
import { alterTable, labelOf, sqlName, step } from './step.ts'
import { definable, storageBeside } from './storage.ts'
import { readersOf, suspendViews } from './suspend.ts'
import { askConstraint, askRelation } from './verify.ts'

type Op<K extends SchemaOp['op']> = Extract<SchemaOp, { readonly op: K }>

export function planTableAdd(state: PlanState, op: Op<'table.add'>): void {
  const table = explicitTable(tableToAdd(state, op))
  const { schema, name } = table
  state.fresh.add(table.id)
  const form = partitionForm(state, table)
  const bare: Table = {
    ...form,
    columns: form.columns.map((column) => definable(column, state.style)),
    foreignKeys: [],
    indexes: [],
    triggers: [],
    policies: [],
    rules: [],
    rowSecurity: { enabled: false, forced: false },
  }
  const reverse = [`DROP TABLE ${sqlName({ schema, name })};`]
  for (const [at, sql] of renderEntity(bare, state.after).entries()) {
    const summary = at === 0 ? `Create table ${labelOf(table)}` : `Complete table ${labelOf(table)}`
    state.out.push(step(sql, summary, facts.none, at === 0 ? { reverse, verify: askRelation(table) } : {}))
  }
  state.out.push(...storageBeside(table, table.columns, state.style, facts.none))
  state.out.push(...sequencesAgain(state, table))
  for (const key of table.foreignKeys) {
    const sql = renderAddConstraint(table, { kind: 'foreignKey', constraint: key })
    const target = labelOf({ schema: key.references.schema, name: key.references.table })
    state.deferred.push(
      step(sql, `Add foreign key ${key.name} from ${labelOf(table)} to ${target}`, facts.foreignKeyNotValid, {
        reverse: [alterTable(table, `DROP CONSTRAINT ${quoteIdentifier(key.name)}`)],
        verify: askConstraint(table, key.name),
      }),
    )
  }
}

/** What belonged to the sequence of a serial, and went with a table of this name that this one stands in for. */
function sequencesAgain(state: PlanState, table: Table): readonly PlannedStatement[] {
  return [...state.before.sequences.values()].flatMap((sequence) => {
    const by = sequence.ownedBy
    if (by?.schema !== table.schema || by.table !== table.name) return []
    if (!table.columns.some(({ name, serial }) => name === by.column && serial !== null)) return []
    const [, ...again] = renderEntity({ ...sequence, ownedBy: null }, state.before)
    return again.map((sql) => step(sql, `Give ${labelOf(sequence)} again what belongs to it`, facts.none))
  })
}

/**
 * A partition that says more than its parent is made as a table of its own and attached at the end,
 * so that its keys and indexes keep their names and become parts of the parent's.
 */
function partitionForm(state: PlanState, table: Table): Table {
  const { partitionOf } = table
  if (!partitionOf) return table
  const parent = findNow(schemaNow(state), partitionOf.parent)
  const own = table.columns.some((column) => !column.inherited) || table.primaryKey !== null
  const target = state.after.tables.get(table.id)
  const indexed = (target?.indexes.length ?? 0) > 0 || table.uniques.length > 0 || table.exclusions.length > 0
  if (!parent || !(own || indexed)) return table
  const columns = table.columns.map((column) => {
    const above = parent.columns.find((each) => each.name === column.name)
    return { ...column, inherited: false, identity: above?.identity ? null : column.identity }
  })
  const known = new Set(table.checks.map((check) => check.name))
  const checks = parent.checks.filter((check) => !check.noInherit && !known.has(check.name))
  state.attachments.push(attachStep(table, partitionOf))
  return {
    ...table,
    columns,
    checks: [...table.checks, ...checks.map((check) => ({ ...check, named: true }))],
    partitionOf: null,
  }
}

function attachStep(table: Table, to: NonNullable<Table['partitionOf']>) {
  const attach = alterTable(to.parent, `ATTACH PARTITION ${sqlName(table)} ${to.bound}`)
  const summary = `Attach ${labelOf(table)} as a partition of ${labelOf(to.parent)}`
  return step(attach, summary, facts.validate, {
    reverse: [alterTable(to.parent, `DETACH PARTITION ${sqlName(table)}`)],
  })
}

/** The table as the op says; a partition with its parent's columns as they are to be. */
function tableToAdd(state: PlanState, op: Op<'table.add'>): Table {
  const added = tableAdded(state, op)
  const target = state.after.tables.get(added.id)
  if (!target) return added
  return {
    ...added,
    // A partition is attached at the end, when its parent's columns are as they are to be.
    columns: target.partitionOf ? target.columns : added.columns,
  }
}

function tableAdded(state: PlanState, op: Op<'table.add'>): Table {
  const now = schemaNow(state)
  const schema = op.table.schema ?? nameOf(state, op.table.name).schema
  const then = schemaWith(state, op)
  const table = [...then.tables.values()].find(
    (each) => each.schema === schema && each.name === op.table.name && !now.tables.has(each.id),
  )
  if (!table) throw new Error(`sql: the plan cannot add table ${op.table.name}`)
  return table
}

export function planTableDrop(state: PlanState, op: Op<'table.drop'>): void {
  const table = tableNow(state, op.table)
  const readers = readersOf(state, op)
  suspendViews(state, readers.views)
  for (const view of readers.views) state.suspended.delete(`view:${view.id}`)
  for (const { table: other, key } of [...readers.foreignKeys, ...keysToWhole(state, table)]) {
    if (other.id === table.id) continue
    const drop = alterTable(other, `DROP CONSTRAINT ${quoteIdentifier(key.name)}`)
    // A part that went before has taken it along.
    if (state.out.some(({ sql }) => sql === drop)) continue
    const summary = `Drop foreign key ${key.name}: it references ${labelOf(table)}, which goes`
    state.out.push(
      step(drop, summary, facts.catalogue, {
        reverse: [
          renderAddConstraint(explicitTable(other), {
            kind: 'foreignKey',
            constraint: { ...key, named: true },
          }),
        ],
      }),
    )
  }
  const word = table.kind === 'foreign' ? 'FOREIGN TABLE' : 'TABLE'
  state.out.push(
    step(`DROP ${word} ${sqlName(table)};`, `Drop table ${labelOf(table)}`, facts.catalogue, {
      reverse: renderEntity(explicitTable(table), state.before),
      losesData: `every row of ${labelOf(table)}`,
      verify: askRelation(table),
    }),
  )
}

/** Foreign keys to the partitioned table that this is a part of, if that goes too: they hold on to every part. */
function keysToWhole(state: PlanState, { partitionOf }: Table) {
  const whole = partitionOf ? findNow(schemaNow(state), partitionOf.parent) : undefined
  if (!whole || state.after.tables.get(whole.id)?.kind === whole.kind) return []
  return readersOf(state, { op: 'table.drop', table: joinQualified(whole.schema, whole.name) }).foreignKeys
}

export function planTableRename(state: PlanState, op: Op<'table.rename' | 'table.setSchema'>): void {
  const old = tableNow(state, op.table)
  const then = schemaWith(state, op)
  const name =
    op.op === 'table.rename' ? { schema: old.schema, name: op.to } : { schema: op.schema, name: old.name }
  const next = [...then.tables.values()].find(
    (each) => each.schema === name.schema && each.name === name.name,
  )
  const [what, back, summary] =
    op.op === 'table.rename'
      ? [
          `RENAME TO ${quoteIdentifier(op.to)}`,
          `RENAME TO ${quoteIdentifier(old.name)}`,
          `Rename table ${labelOf(old)} to ${op.to}`,
        ]
      : [
          `SET SCHEMA ${quoteIdentifier(op.schema)}`,
          `SET SCHEMA ${quoteIdentifier(old.schema)}`,
          `Move table ${labelOf(old)} to schema ${op.schema}`,
        ]
  state.out.push(
    step(alterTable(old, what), summary, facts.catalogue, {
      reverse: [alterTable(name, back)],
      verify: askRelation(name),
    }),
  )
  if (next) state.out.push(...renamedParts(old, next), ...ownedSequences(schemaNow(state), then, old, next))
}

export function planTableSetting(
  state: PlanState,
  op: Op<'table.setComment' | 'table.setPersistence' | 'table.setRowSecurity'>,
): void {
  const table = tableNow(state, op.table)
  const label = labelOf(table)
  switch (op.op) {
    case 'table.setComment':
      state.out.push(
        step(
          renderComment('TABLE', sqlName(table), op.comment),
          `Set the comment of table ${label}`,
          facts.light,
          {
            reverse: [renderComment('TABLE', sqlName(table), table.comment)],
          },
        ),
      )
      return
    case 'table.setPersistence': {
      const word = (kind: string) => (kind === 'unlogged' ? 'SET UNLOGGED' : 'SET LOGGED')
      state.out.push(
        step(
          alterTable(table, word(op.persistence)),
          `Make table ${label} ${op.persistence}`,
          facts.rewrite,
          {
            reverse: [alterTable(table, word(table.persistence))],
          },
        ),
      )
      return
    }
    case 'table.setRowSecurity': {
      const set = (on: boolean) => (on ? 'ENABLE' : 'DISABLE')
      const force = (on: boolean) => (on ? 'FORCE' : 'NO FORCE')
      const { enabled, forced } = table.rowSecurity
      if (enabled !== op.enabled) {
        state.out.push(
          step(
            alterTable(table, `${set(op.enabled)} ROW LEVEL SECURITY`),
            `${op.enabled ? 'Enable' : 'Disable'} row security on ${label}`,
            facts.catalogue,
            { reverse: [alterTable(table, `${set(enabled)} ROW LEVEL SECURITY`)] },
          ),
        )
      }
      if (forced !== op.forced) {
        state.out.push(
          step(
            alterTable(table, `${force(op.forced)} ROW LEVEL SECURITY`),
            `${op.forced ? 'Force' : 'Do not force'} row security on the owner of ${label}`,
            facts.catalogue,
            { reverse: [alterTable(table, `${force(forced)} ROW LEVEL SECURITY`)] },
          ),
        )
      }
      return
    }
  }
}

export function planPolicy(state: PlanState, op: Op<'policy.add' | 'policy.drop'>): void {
  const table = tableNow(state, op.table)
  const name = op.op === 'policy.add' ? op.policy.name : op.name
  const drop = `DROP POLICY ${quoteIdentifier(name)} ON ${sqlName(table)};`
  if (op.op === 'policy.add') {
    const then = schemaWith(state, op).tables.get(table.id)
    const policy = then?.policies.find((each) => each.name === name)
    if (!policy) return
    const sql = renderPolicy(table, policy)
    state.out.push(step(sql, `Add policy ${name} on ${labelOf(table)}`, facts.catalogue, { reverse: [drop] }))
    return
  }
  state.suspended.delete(`policy:${table.id}.${name}`)
  const policy = table.policies.find((each) => each.name === name)
  const reverse = policy ? [renderPolicy(table, policy)] : []
  state.out.push(step(drop, `Drop policy ${name} on ${labelOf(table)}`, facts.catalogue, { reverse }))
}
