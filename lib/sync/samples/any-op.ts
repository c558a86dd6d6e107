import type { Schema, SchemaOpInput, Table } from '../../schema/index.ts'
import { columnOps } from './any-column-op.ts'
import { constraintOps, indexOps } from './any-part-op.ts'
import { comments, type Hand, type Maker, names, oneOf, pickFrom, quote, refOf, soleKey } from './hand.ts'

/** Whole numbers, the same for the same seed. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 2246822519)
    mixed ^= mixed >>> 13
    return mixed >>> 0
  }
}

/** An op of any kind on something that the schema has; null when it has nothing that the draw fell on. */
export function drawAnyOp(schema: Schema, next: () => number): SchemaOpInput | null {
  // Comparing leaves expressions of temporary tables as they are written.
  const tables = [...schema.tables.values()].filter((each) => each.persistence !== 'temporary')
  const table = pickFrom(tables, next)
  if (!table) return null
  const hand: Hand = {
    schema,
    table,
    ref: refOf(table),
    column: pickFrom(table.columns, next),
    second: pickFrom(table.columns, next),
    other: pickFrom(tables, next) ?? table,
    name: pickFrom(names, next) ?? 'x',
    pick: (list) => pickFrom(list, next),
    coin: (sides = 2) => next() % sides === 0,
  }
  return pickFrom(makers, next)?.(hand)?.(pickFrom([...Array(24).keys()], next) ?? 0) ?? null
}

const tableOps = oneOf(({ schema, table, ref, other, name, pick, coin }) => [
  () => ({ op: 'table.rename', table: ref, to: name }),
  () => ({ op: 'table.setComment', table: ref, comment: pick(comments) }),
  () => ({ op: 'table.drop', table: ref }),
  () => ({
    op: 'table.setSchema',
    table: ref,
    schema: pick([...schema.schemas.values()].filter((each) => each.name !== table.schema))?.name ?? 'public',
  }),
  () => ({
    op: 'table.setPersistence',
    table: ref,
    persistence: table.persistence === 'unlogged' ? 'permanent' : 'unlogged',
  }),
  () => ({ op: 'table.setRowSecurity', table: ref, enabled: coin(), forced: coin() }),
  () => newTable(other, name, coin()),
  () => ({ op: 'policy.add', table: ref, policy: { name, command: 'select', using: 'true' } }),
  () => {
    const policy = pick(table.policies)
    return policy && { op: 'policy.drop', table: ref, name: policy.name }
  },
])

const typeOps = oneOf(({ schema, name, pick, coin }) => {
  const type = pick([...schema.enums.values()])
  const ref = type ? refOf(type) : ''
  return [
    () => ({
      op: 'enum.add',
      enum: { name: `${name}_t`, values: ['a', "b'c"], comment: coin() ? 'x' : null },
    }),
    () =>
      type && {
        op: 'enum.addValue',
        enum: ref,
        value: name,
        ...(coin() && type.values[0] !== undefined ? { before: type.values[0] } : {}),
      },
    () => type && { op: 'enum.renameValue', enum: ref, value: pick(type.values) ?? '', to: name },
    () => type && { op: 'enum.rename', enum: ref, to: name },
    () => type && { op: 'enum.drop', enum: ref },
    () => type && { op: 'enum.setComment', enum: ref, comment: pick(comments) },
  ]
})

const viewOps = oneOf(({ schema, table, column, name, pick, coin }) => {
  const view = pick([...schema.views.values()])
  const ref = view ? refOf(view) : ''
  const from = `${quote(table.schema)}.${quote(table.name)}`
  return [
    () =>
      column && {
        op: 'view.add',
        view: {
          name: `${name}_v`,
          kind: coin() ? 'view' : 'materialized',
          query: `SELECT ${quote(column.name)} AS one FROM ${from}`,
          comment: coin() ? 'c' : null,
        },
      },
    () => view && { op: 'view.drop', view: ref },
    () => view && { op: 'view.rename', view: ref, to: name },
    () => view && { op: 'view.setComment', view: ref, comment: pick(comments) },
  ]
})

const objectOps = oneOf(({ schema, table, name, pick }) => {
  const held = [...schema.sequences.values()].filter((each) => !each.ownedBy)
  const droppable = [
    pick(held),
    pick([...schema.routines.values()]),
    pick([...schema.domains.values()]),
    pick([...schema.composites.values()]),
  ]
  const commented = [...droppable.slice(0, 3), pick([...schema.schemas.values()])]
  const trigger = pick(table.triggers)
  const rule = pick(table.rules)
  const space = pick([...schema.schemas.values()].filter((each) => each.name !== 'public'))
  return [
    () => ({ op: 'schema.add', name }),
    () => space && { op: 'schema.drop', name: space.name },
    () => {
      const gone = pick(droppable.flatMap((each) => (each ? [each] : [])))
      return (
        gone && {
          op: 'object.drop',
          kind: gone.entity as 'sequence',
          object: gone.id.slice(gone.entity.length + 1),
        }
      )
    },
    () => trigger && { op: 'object.drop', kind: 'trigger', object: trigger.id.slice('trigger:'.length) },
    () =>
      rule && {
        op: 'rule.setState',
        table: refOf(table),
        name: rule.name,
        state: pick(['enabled', 'disabled', 'replica', 'always'] as const) ?? 'disabled',
      },
    () => {
      const about = pick(commented.flatMap((each) => (each ? [each] : [])))
      return (
        about && {
          op: 'object.setComment',
          kind: about.entity as 'sequence',
          object: about.id.slice(about.entity.length + 1),
          comment: pick(comments),
        }
      )
    },
  ]
})

const makers: readonly Maker[] = [
  columnOps,
  columnOps,
  tableOps,
  indexOps,
  constraintOps,
  typeOps,
  viewOps,
  objectOps,
]

function newTable(target: Table, name: string, isNamed: boolean): SchemaOpInput {
  const key = soleKey(target)
  return {
    op: 'table.add',
    table: {
      name: `${name}_new`,
      comment: isNamed ? "new 'table'" : null,
      columns: [
        { name: 'id', type: 'bigint', nullable: false, identity: { mode: 'by default' } },
        { name: 'Label', type: 'text', default: "''", comment: 'shown' },
        ...(key ? [{ name: 'ref', type: key.type.display }] : []),
      ],
      primaryKey: { columns: ['id'] },
      uniques: [{ columns: ['Label'], name: isNamed ? 'label_once' : null }],
      checks: [{ expression: '"Label" <> \'\'' }],
      foreignKeys: key ? [{ columns: ['ref'], references: { table: refOf(target) } }] : [],
    },
  }
}
