import { type Column, entityId, type Table } from '../schema/index.ts'
import type { DiffContext } from './op-list.ts'
import { commonParents, followsPartitioned } from './partitions.ts'
import { sameIdentity } from './same-parts.ts'
import { columnSpecOf, refOf, typeText } from './specs.ts'
import { diffColumnStorage } from './storage.ts'

/** The ops that make one table's columns another's. Columns that a parent declares change with it. */
export function diffColumns(context: DiffContext, before: Table, after: Table): void {
  const table = refOf(after)
  const quote = context.dialect.quote
  const old = new Map(before.columns.map((column) => [column.name, column]))
  const kept = new Set(after.columns.map((column) => column.name))
  const follows = followsPartitioned(before, after)
  // Columns that a parent of both sides has change with it there.
  const carried = new Set(
    commonParents(before, after).flatMap((parent) =>
      [context.before, context.after].flatMap((schema) =>
        (schema.tables.get(entityId('table', parent.schema, parent.name))?.columns ?? []).map(
          (column) => column.name,
        ),
      ),
    ),
  )
  const isCarried = (column: Column) => column.inherited && carried.has(column.name)
  for (const column of before.columns) {
    if (kept.has(column.name) || isCarried(column) || follows) continue
    context.add('drop tables', { op: 'column.drop', table, column: column.name })
  }
  let previous: string | null = null
  for (const column of after.columns) {
    const same = old.get(column.name)
    const spec = columnSpecOf(column, quote)
    if (!same) {
      const last = column === after.columns.at(-1)
      if (!isCarried(column) && !follows) {
        const place = last ? {} : { after: previous }
        context.add('create tables', { op: 'column.add', table, column: spec, ...place })
      }
    } else if (generatedDiffers(context, same, column)) {
      // An expression cannot be put on a column that is there: its values are made anew.
      if (!isCarried(column) && !follows) {
        context.add('drop tables', { op: 'column.drop', table, column: column.name })
        context.add('create tables', { op: 'column.add', table, column: spec, after: previous })
      }
    } else {
      diffColumn(context, table, same, column, follows || (isCarried(same) && isCarried(column)))
    }
    previous = column.name
  }
  if (!follows) diffOrder(context, table, before, after)
}

function diffColumn(
  context: DiffContext,
  table: string,
  before: Column,
  after: Column,
  follows: boolean,
): void {
  const at = { table, column: after.name }
  if (!follows) {
    if (before.generated && !after.generated) {
      context.add('change columns', { op: 'column.setGenerated', ...at, generated: null })
    }
    if (before.identity && !after.identity) {
      context.add('change columns', { op: 'column.setIdentity', ...at, identity: null })
    }
    if (before.type.display !== after.type.display) {
      const type = typeText(after.type, context.dialect.quote)
      context.add('change columns', { op: 'column.setType', ...at, type })
    }
    if (ownCollation(before) !== ownCollation(after)) {
      context.add('change columns', { op: 'column.setCollation', ...at, collation: after.collation })
    }
  }
  const value = after.default
  const sameDefault = context.sql.sameValue(before.default, before.type, value, after.type)
  if (!sameDefault && !after.generated && !after.identity) {
    context.add('change columns', { op: 'column.setDefault', ...at, default: value })
  }
  if (!follows) {
    if (before.nullable !== after.nullable && !(after.identity && before.nullable)) {
      context.add('change columns', { op: 'column.setNullable', ...at, nullable: after.nullable })
    }
    if (after.identity && !sameIdentity(before.identity, after.identity, after.type.display)) {
      if (before.nullable) context.add('change columns', { op: 'column.setNullable', ...at, nullable: false })
      if (before.default !== null) {
        context.add('change columns', { op: 'column.setDefault', ...at, default: null })
      }
      context.add('change columns', { op: 'column.setIdentity', ...at, identity: after.identity })
    }
  }
  diffColumnStorage(context, table, before, after)
  if (before.comment !== after.comment) {
    context.add('comments', { op: 'column.setComment', ...at, comment: after.comment })
  }
}

/** None where it is the database's own. */
function ownCollation({ collation }: Column): string | null {
  return collation === 'default' ? null : collation
}

function generatedDiffers(context: DiffContext, before: Column, after: Column): boolean {
  if (!after.generated) return false
  return (
    before.generated?.storage !== after.generated.storage ||
    !context.sql.same(before.generated.expression, after.generated.expression)
  )
}

/** Moves, when the columns both sides have stand in another order. */
function diffOrder(context: DiffContext, table: string, before: Table, after: Table): void {
  // The place of an inherited column is its parent's to say.
  const inherited = new Set(
    [...before.columns, ...after.columns].flatMap((each) => (each.inherited ? each.name : [])),
  )
  const names = new Set(after.columns.map((column) => column.name).filter((name) => !inherited.has(name)))
  const order = before.columns.map((column) => column.name).filter((name) => names.has(name))
  const common = new Set(order)
  const wanted = after.columns.map((column) => column.name).filter((name) => common.has(name))
  let previous: string | null = null
  for (const [at, name] of wanted.entries()) {
    if (order[at] !== name) {
      order.splice(order.indexOf(name), 1)
      order.splice(at, 0, name)
      context.add('change columns', { op: 'column.move', table, column: name, after: previous })
    }
    previous = name
  }
}
