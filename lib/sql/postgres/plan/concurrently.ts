import type { Index, Table, View } from '../../../schema/index.ts'
import type { AnyConstraint } from '../../parts.ts'
import { quoteIdentifier, quoteString } from '../quote.ts'
import { renderConcurrentIndex, renderIndex, renderKeyOverIndex } from '../render/index.ts'
import { explicitIndex } from './explicit.ts'
import { facts } from './facts.ts'
import type { PlanState } from './state.ts'
import { labelOf, sqlName, step } from './step.ts'
import { askConstraint, askIndex } from './verify.ts'

type Key = Extract<AnyConstraint, { readonly kind: 'primaryKey' | 'unique' }>

/** Whether an index of the relation is to be built and dropped while it is in use; partitioned tables cannot. */
export function isBuiltConcurrently(state: PlanState, owner: Table | View): boolean {
  if (state.style.blocking === 'allowed' || state.fresh.has(owner.id)) return false
  return owner.entity === 'view' || (owner.kind === 'table' && owner.persistence !== 'temporary')
}

/** A failed build leaves an invalid index behind, which has to be dropped before the next attempt. */
export function buildConcurrently(state: PlanState, owner: Table | View, index: Index): void {
  const named = explicitIndex(index)
  const name = sqlName({ schema: owner.schema, name: index.name })
  const unique = index.unique ? 'unique index' : 'index'
  state.out.push({
    ...step(
      renderConcurrentIndex(owner, named),
      `Build ${unique} ${index.name} on ${labelOf(owner)} while it is in use`,
      facts.indexConcurrently,
      { reverse: [`DROP INDEX CONCURRENTLY ${name};`], verify: askIndex(owner.schema, index.name) },
    ),
    relation: sqlName(owner),
    postconditions: [
      {
        title: `index ${index.name} is complete`,
        sql: `SELECT coalesce((SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(${quoteString(name)})), false);`,
      },
    ],
  })
}

/** That of a partition may have gone with that of the partitioned table. */
export function dropConcurrently(state: PlanState, owner: Table | View, name: string, index?: Index): void {
  const part = owner.entity === 'table' && owner.partitionOf !== null
  const drop = `DROP INDEX CONCURRENTLY ${part ? 'IF EXISTS ' : ''}${sqlName({ schema: owner.schema, name })};`
  state.out.push(
    step(drop, `Drop index ${name} of ${labelOf(owner)} while it is in use`, facts.dropConcurrently, {
      reverse: index ? [renderIndex(owner, explicitIndex(index))] : [],
      verify: askIndex(owner.schema, name),
    }),
  )
}

/** A key whose index is built first, or is there already, so that adding the constraint reads nothing. */
export function addKeyOverIndex(state: PlanState, table: Table, key: Key, usingIndex: string | null): void {
  const { constraint } = key
  if (usingIndex === null) buildConcurrently(state, table, indexOf(key))
  const what = key.kind === 'primaryKey' ? 'primary key' : 'unique constraint'
  const drop = `ALTER TABLE ${sqlName(table)} DROP CONSTRAINT ${quoteIdentifier(constraint.name)};`
  state.out.push(
    step(
      renderKeyOverIndex(table, key, usingIndex ?? constraint.name),
      `Make the index ${usingIndex ?? constraint.name} the ${what} ${constraint.name} of ${labelOf(table)}`,
      facts.catalogue,
      { reverse: [drop], verify: askConstraint(table, constraint.name) },
    ),
  )
}

function indexOf({ constraint }: Key): Index {
  return {
    id: constraint.id,
    name: constraint.name,
    named: true,
    unique: true,
    method: 'btree',
    keys: constraint.columns.map((column) => ({
      column,
      expression: null,
      collation: null,
      opclass: null,
      order: 'asc',
      nulls: 'last',
    })),
    include: constraint.include,
    where: null,
    nullsNotDistinct: constraint.nullsNotDistinct,
    with: {},
    tablespace: null,
    only: false,
    comment: null,
  }
}
