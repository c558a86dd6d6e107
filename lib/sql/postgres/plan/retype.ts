import {
  type Column,
  joinQualified,
  type SchemaOp,
  type Sql,
  scanSql,
  type Table,
} from '../../../schema/index.ts'
import type { PlannedStatement } from '../../dialect.ts'
import { quoteIdentifier } from '../quote.ts'
import { renderColumn, renderComment, renderIndex } from '../render/index.ts'
import { conversion } from './conversion.ts'
import { explicitColumn, explicitIndex, typeText } from './explicit.ts'
import { facts } from './facts.ts'
import { type PlanState, schemaNow } from './state.ts'
import { alterColumn, alterTable, labelOf, sqlName, step } from './step.ts'
import { storageAgain } from './storage.ts'
import {
  readersOf,
  suspendConstraint,
  suspendPolicy,
  suspendReferences,
  suspendStarViews,
  suspendTrigger,
  suspendViews,
} from './suspend.ts'
import { changesZone, keepsCasts, sameFamily, typeChange } from './type-change.ts'
import { askColumn } from './verify.ts'

/** Changes a column's type: what reads it steps aside, and so does a default that would not follow. */
export function planRetype(
  state: PlanState,
  table: Table,
  column: Column,
  next: Column,
  op: Extract<SchemaOp, { readonly op: 'column.setType' }>,
): void {
  const change = typeChange(column.type, next.type)
  const told = op.using !== undefined || !change.assignable
  // What compares with padded text is kept with casts that the new type would not have.
  const padded = column.type.name === 'character' || next.type.name === 'character'
  // Where rows are written anew nothing is lost by reading them again, and what compares keeps no stray cast.
  const reworded = change.facts.rewrites && !(isInteger(column) && isInteger(next))
  stepAside(state, table, column, next, told || padded || reworded)
  const name = quoteIdentifier(column.name)
  const label = `${labelOf(table)}.${column.name}`
  const alter = (what: string) => alterColumn(table, column.name, what)
  const written = typeText(next.type)
  // The engine converts a default only where it could convert a value unasked.
  const carries = told && column.default !== null && column.serial === null
  if (carries)
    state.out.push(step(alter('DROP DEFAULT'), `Set the default of ${label} aside`, facts.catalogue))
  const using = op.using ?? conversion(name, column, next)
  const inUtc = !told && changesZone(column.type, next.type) && Number(state.style.version) >= 12
  if (inUtc) state.out.push(takeAsUtc(label))
  const cost = inUtc ? (isIndexed(table, column) ? facts.scan : facts.catalogue) : change.facts
  const asUtc = inUtc ? ': times without a zone are of UTC' : ''
  state.out.push(
    step(
      alter(`TYPE ${written}${collate(next)}${told ? ` USING ${using}` : ''}`),
      `Change ${label} from ${column.type.display} to ${next.type.display}${asUtc}`,
      state.fresh.has(table.id) ? facts.none : cost,
      {
        reverse: [alter(`TYPE ${typeText(column.type)} USING ${conversion(name, next, column)}`)],
        verify: askColumn(table, column.name),
        ...(change.narrows
          ? {
              losesData: `what ${next.type.display} cannot hold of ${label}; a value it refuses stops the step`,
            }
          : {}),
      },
    ),
  )
  const target = state.after.tables.get(table.id)?.columns.find((each) => each.name === column.name)
  state.out.push(...storageAgain(table, next, target))
  // A default that is not set aside goes on to say the type that it was read for.
  const isStale = !told && column.serial === null && column.type.name !== next.type.name
  if (carries || (isStale && isLiteral(column.default))) restoreDefault(state, table, column, next)
  if (column.serial !== null) retypeSequence(state, table, column, next)
}

/** Until the transaction ends; with another zone the engine would move every value and write every row anew. */
function takeAsUtc(label: string): PlannedStatement {
  return step(
    "SET LOCAL TimeZone = 'UTC';",
    `Take times of ${label} that have no zone as UTC; of another zone, name that: every row is then written anew`,
    facts.none,
  )
}

/** Its indexes compare by another operator class, so they are built anew. */
function isIndexed(table: Table, { name }: Column): boolean {
  const keys = [...(table.primaryKey ? [table.primaryKey] : []), ...table.uniques]
  return (
    table.indexes.some((index) => index.keys.some(({ column }) => column === name)) ||
    keys.some(({ columns }) => columns.includes(name)) ||
    table.exclusions.length > 0
  )
}

/** Whole numbers compare with each other as they are, so that nothing is kept with a cast. */
function isInteger({ type }: Column): boolean {
  return ['smallint', 'integer', 'bigint'].includes(type.name) && type.dimensions === 0
}

function stepAside(state: PlanState, table: Table, column: Column, next: Column, told: boolean): void {
  const readers = readersOf(state, {
    op: 'column.drop',
    table: joinQualified(table.schema, table.name),
    column: column.name,
  })
  suspendViews(state, readers.views)
  suspendStarViews(state, table)
  for (const { table: owner, name } of readers.policies) suspendPolicy(state, owner, name)
  for (const { table: owner, name } of readers.triggers) suspendTrigger(state, owner, name)
  for (const { table: owner, key } of readers.foreignKeys) {
    const other =
      owner.id === table.id && key.columns.includes(column.name) ? partner(state, key, column) : column
    const facing = other === column ? partnerOf(owner, key, table, column) : other
    if (!facing || !sameFamily(facing.type, next.type)) suspendConstraint(state, owner, key.name)
  }
  for (const key of [table.primaryKey, ...table.uniques]) {
    // The key's index is built anew, which the engine refuses while a foreign key rests on it.
    if (key?.include.includes(column.name)) suspendReferences(state, table, key.columns, schemaNow(state))
  }
  for (const { table: owner, name } of readers.generated) suspendGenerated(state, owner, name)
  if (!told && state.style.blocking === 'avoided') return
  const isLeft = (sql: Sql | null | undefined) => told || keepsCasts(column.type, next.type, sql ?? '')
  for (const { table: owner, name } of readers.constraints) {
    const check = owner.checks.find((each) => each.name === name)
    if (isLeft(check?.expression)) suspendConstraint(state, owner, name)
  }
  if (!told) return
  for (const { table: owner, name } of readers.indexes) suspendIndex(state, owner, name)
}

type Key = Table['foreignKeys'][number]

/** The referenced column that a key's own column points at. */
function partner(state: PlanState, key: Key, column: Column): Column | undefined {
  const target = [...schemaNow(state).tables.values()].find(
    (each) => each.schema === key.references.schema && each.name === key.references.table,
  )
  const name = key.references.columns[key.columns.indexOf(column.name)]
  return target?.columns.find((each) => each.name === name)
}

/** The key's own column that points at a referenced column. */
function partnerOf(owner: Table, key: Key, target: Table, column: Column): Column | undefined {
  if (key.references.table !== target.name || key.references.schema !== target.schema) return undefined
  const name = key.columns[key.references.columns.indexOf(column.name)]
  return owner.columns.find((each) => each.name === name)
}

function collate(column: Column): string {
  return column.collation === null ? '' : ` COLLATE ${quoteIdentifier(column.collation)}`
}

function isLiteral(value: Sql | null): boolean {
  return value !== null && scanSql(value)[0]?.kind === 'string'
}

/** The default comes back as the schema to reach says it, if that still has the column at this type. */
function restoreDefault(state: PlanState, table: Table, column: Column, next: Column): void {
  const target = state.after.tables.get(table.id)?.columns.find((each) => each.name === column.name)
  const value = target && target.type.display === next.type.display ? target.default : column.default
  if (value === null) return
  state.out.push(
    step(
      alterColumn(table, column.name, `SET DEFAULT ${value}`),
      `Set the default of ${labelOf(table)}.${column.name} again`,
      facts.catalogue,
    ),
  )
}

function retypeSequence(state: PlanState, table: Table, column: Column, next: Column): void {
  const owned = [...schemaNow(state).sequences.values()].find(
    (each) =>
      each.ownedBy?.schema === table.schema &&
      each.ownedBy.table === table.name &&
      each.ownedBy.column === column.name,
  )
  if (!owned) return
  const numbered = ['smallint', 'integer', 'bigint'].includes(next.type.display)
  if (!numbered) {
    state.out.push(
      step(`DROP SEQUENCE ${sqlName(owned)} CASCADE;`, `Drop sequence ${labelOf(owned)}`, facts.none, {
        losesData: `the position of sequence ${labelOf(owned)}`,
      }),
    )
    return
  }
  const as = (type: string) => `ALTER SEQUENCE ${sqlName(owned)} AS ${type};`
  state.out.push(
    step(as(next.type.display), `Let sequence ${labelOf(owned)} count as far`, facts.none, {
      reverse: [as(column.type.display)],
    }),
  )
}

function suspendIndex(state: PlanState, table: Table, name: string): void {
  const key = `index:${table.id}.${name}`
  const index = table.indexes.find((each) => each.name === name)
  // A plain index follows its column by itself.
  const plain =
    index?.where === null && index.keys.every((each) => each.expression === null && each.opclass === null)
  if (!index || plain || state.suspended.has(key)) return
  const drop = `DROP INDEX ${sqlName({ schema: table.schema, name })};`
  state.out.push(
    step(drop, `Drop index ${name}, which stands in the way; it is made again below`, facts.catalogue),
  )
  state.suspended.set(key, {
    key,
    restore: (then) => {
      const now = schemaNow(then).tables.get(table.id) ?? table
      const again = now.indexes.find((each) => each.name === name)
      if (!again) return []
      const { comment } = again
      const named = sqlName({ schema: now.schema, name })
      const said = comment === null ? [] : [renderComment('INDEX', named, comment)]
      return [renderIndex(now, explicitIndex(again)), ...said].map((sql, at) =>
        step(sql, `Make index ${name} again`, at === 0 ? facts.index : facts.light),
      )
    },
  })
}

function suspendGenerated(state: PlanState, table: Table, name: string): void {
  const key = `generated:${table.id}.${name}`
  if (state.suspended.has(key)) return
  state.out.push(
    step(
      alterTable(table, `DROP COLUMN ${quoteIdentifier(name)}`),
      `Drop generated column ${labelOf(table)}.${name}, which stands in the way; it is made again below`,
      facts.catalogue,
    ),
  )
  state.suspended.set(key, {
    key,
    restore: (then) => {
      const now = schemaNow(then).tables.get(table.id) ?? table
      const column = now.columns.find((each) => each.name === name)
      if (!column) return []
      const sql = alterTable(now, `ADD COLUMN ${renderColumn(explicitColumn(column))}`)
      const { comment } = column
      const at = `${sqlName(now)}.${quoteIdentifier(name)}`
      const said = comment === null ? [] : [renderComment('COLUMN', at, comment)]
      return [sql, ...said].map((each, place) =>
        step(
          each,
          `Make generated column ${labelOf(now)}.${name} again`,
          place === 0 ? facts.rewrite : facts.light,
        ),
      )
    },
  })
}
