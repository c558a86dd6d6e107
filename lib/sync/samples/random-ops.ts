import fc from 'fast-check'
import { joinQualified, type Schema, type SchemaOpInput, type Table } from '../../schema/index.ts'

/**
 * Ops that fit a schema, drawn by numbers: the same numbers give the same op. Some are refused when
 * applied (a name that is taken, a key that cannot be null); that is part of the play.
 */
export const anyDraw = fc.array(fc.nat({ max: 9999 }), { minLength: 8, maxLength: 8 })

/** The op that the numbers draw from what the schema has. */
export function drawOp(schema: Schema, draw: readonly number[]): SchemaOpInput | null {
  const [kind = 0, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = draw
  const tables = [...schema.tables.values()]
  const table = pick(tables, a)
  if (!table) return newTable(schema, b, c)
  const ref = joinQualified(table.schema, table.name)
  const column = pick(table.columns, b)
  const other = pick(tables, d)
  const view = pick([...schema.views.values()], c)
  const type = pick([...schema.enums.values()], c)
  const index = pick(table.indexes, c)
  const constraints = [...table.uniques, ...table.foreignKeys, ...table.checks]
  const constraint = pick(constraints, c)
  const name = pick(names, e) ?? 'x'
  const written = pick(types, f) ?? 'text'
  const ops: (SchemaOpInput | null)[] = [
    { op: 'column.add', table: ref, column: spec(name, written, c, d), ...place(table, g) },
    { op: 'column.add', table: ref, column: spec(name, written, c, d) },
    column && { op: 'column.drop', table: ref, column: column.name },
    column && { op: 'column.rename', table: ref, column: column.name, to: name },
    column && { op: 'column.setType', table: ref, column: column.name, type: written },
    column && { op: 'column.setNullable', table: ref, column: column.name, nullable: !column.nullable },
    column && {
      op: 'column.setDefault',
      table: ref,
      column: column.name,
      default: pick(defaults, d) ?? null,
    },
    column && {
      op: 'column.setComment',
      table: ref,
      column: column.name,
      comment: pick(comments, d) ?? null,
    },
    column && {
      op: 'column.move',
      table: ref,
      column: column.name,
      after:
        pick(
          table.columns.filter((each) => each !== column),
          d,
        )?.name ?? null,
    },
    { op: 'table.rename', table: ref, to: name },
    { op: 'table.setComment', table: ref, comment: pick(comments, d) ?? null },
    { op: 'table.drop', table: ref },
    newTable(schema, b, c),
    column && {
      op: 'index.add',
      table: ref,
      index: { keys: [{ column: column.name }], unique: c % 2 === 0 },
    },
    column && {
      op: 'index.add',
      table: ref,
      index: {
        name: `${name}_idx`,
        keys: [{ column: column.name, order: 'desc' }],
        where: `${quote(column.name)} is not null`,
      },
    },
    index && { op: 'index.drop', table: ref, name: index.name },
    index && { op: 'index.rename', table: ref, name: index.name, to: `${name}_ix` },
    index && { op: 'index.setComment', table: ref, name: index.name, comment: pick(comments, d) ?? null },
    column && {
      op: 'unique.add',
      table: ref,
      unique: { columns: [column.name], name: c % 2 === 0 ? null : `${name}_uq` },
    },
    column && {
      op: 'check.add',
      table: ref,
      check: { expression: `${quote(column.name)} is not null`, name: c % 2 === 0 ? null : `${name}_ck` },
    },
    column && other?.primaryKey
      ? {
          op: 'foreignKey.add',
          table: ref,
          foreignKey: {
            columns: other.primaryKey.columns.map(() => column.name),
            references: { table: joinQualified(other.schema, other.name) },
            onDelete: c % 2 === 0 ? 'cascade' : 'no action',
            name: c % 3 === 0 ? `${name}_fk` : null,
          },
        }
      : null,
    constraint && { op: 'constraint.drop', table: ref, name: constraint.name },
    constraint && { op: 'constraint.rename', table: ref, name: constraint.name, to: `${name}_con` },
    constraint && {
      op: 'constraint.setComment',
      table: ref,
      name: constraint.name,
      comment: pick(comments, d) ?? null,
    },
    column && {
      op: 'primaryKey.set',
      table: ref,
      primaryKey: c % 2 === 0 ? null : { columns: [column.name] },
    },
    type && {
      op: 'enum.addValue',
      enum: joinQualified(type.schema, type.name),
      value: name,
      ...beforeValue(type.values, d),
    },
    type && {
      op: 'enum.renameValue',
      enum: joinQualified(type.schema, type.name),
      value: pick(type.values, d) ?? '',
      to: name,
    },
    type && { op: 'enum.rename', enum: joinQualified(type.schema, type.name), to: name },
    { op: 'enum.add', enum: { name: `${name}_t`, values: ['a', "b'c"] } },
    view && { op: 'view.rename', view: joinQualified(view.schema, view.name), to: name },
    view && { op: 'view.drop', view: joinQualified(view.schema, view.name) },
    view && {
      op: 'view.setComment',
      view: joinQualified(view.schema, view.name),
      comment: pick(comments, d) ?? null,
    },
    column && {
      op: 'view.add',
      view: {
        name: `${name}_v`,
        query: `SELECT ${quote(column.name)} AS one FROM ${ref.split('.').map(quote).join('.')}`,
      },
    },
    { op: 'table.setRowSecurity', table: ref, enabled: c % 2 === 0, forced: d % 2 === 0 },
    { op: 'table.setPersistence', table: ref, persistence: c % 2 === 0 ? 'unlogged' : 'permanent' },
    { op: 'policy.add', table: ref, policy: { name, command: 'select', using: 'true' } },
    table.policies[0] ? { op: 'policy.drop', table: ref, name: table.policies[0].name } : null,
    { op: 'schema.add', name },
    { op: 'table.setSchema', table: ref, schema: pick([...schema.schemas.values()], d)?.name ?? 'public' },
    column && {
      op: 'column.setIdentity',
      table: ref,
      column: column.name,
      identity: c % 2 === 0 ? { mode: 'always' } : null,
    },
    column && {
      op: 'column.setCollation',
      table: ref,
      column: column.name,
      collation: c % 2 === 0 ? 'C' : null,
    },
  ]
  return ops[kind % ops.length] ?? null
}

const names = ['alpha', 'order', 'Mixed Case', 'naïve', 'select', 'x1', 'user', 'b"q', 'größe', 'total2']
const types = ['text', 'integer', 'varchar(40)', 'numeric(8,3)', 'timestamptz', 'int8[]', 'boolean', 'jsonb']
const defaults = [null, '0', "'x'", 'now()', "'it''s'::text"]
const comments = [null, 'plain', "it's", 'a\nb', 'back\\slash', '--x']

function spec(name: string, type: string, c: number, d: number) {
  return {
    name,
    type,
    nullable: c % 2 === 0,
    default: pick(defaults, d) ?? null,
    comment: c % 5 === 0 ? 'new' : null,
  }
}

function place(table: Table, g: number): { after: string | null } {
  return { after: g % 4 === 0 ? null : (pick(table.columns, g)?.name ?? null) }
}

function beforeValue(values: readonly string[], d: number): { before?: string } {
  const before = pick(values, d)
  return d % 2 === 0 && before !== null ? { before } : {}
}

function newTable(schema: Schema, b: number, c: number): SchemaOpInput {
  const target = pick([...schema.tables.values()], c)
  const key = target?.primaryKey
  return {
    op: 'table.add',
    table: {
      name: `${pick(names, b) ?? 't'}_new`,
      comment: c % 2 === 0 ? "new 'table'" : null,
      columns: [
        { name: 'id', type: 'bigint', nullable: false, identity: { mode: 'by default' } },
        { name: 'Label', type: 'text', default: "''", comment: 'shown' },
        { name: 'ref', type: 'integer' },
      ],
      primaryKey: { columns: ['id'] },
      uniques: [{ columns: ['Label'], name: c % 2 === 0 ? 'label_once' : null }],
      checks: [{ expression: '"Label" <> \'\'' }],
      foreignKeys:
        target && key && key.columns.length === 1
          ? [{ columns: ['ref'], references: { table: joinQualified(target.schema, target.name) } }]
          : [],
    },
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function pick<T>(list: readonly T[], n: number): T | null {
  return list[list.length === 0 ? 0 : n % list.length] ?? null
}
