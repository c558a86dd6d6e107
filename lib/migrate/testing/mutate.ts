import type { Rename } from '../../diff/index.ts'
import {
  applyOps,
  type Column,
  entityId,
  joinQualified,
  parseOps,
  type Schema,
  type SchemaOpInput,
  scanSql,
  type Table,
} from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'

/** A schema changed by a few random edits, and the renames among them. */
export interface Mutation {
  readonly schema: Schema
  readonly ops: readonly SchemaOpInput[]
  readonly renames: readonly Rename[]
}

/** Numbers from 0 up to but not including 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Applies up to `count` edits that the model accepts. */
export function mutateSchema(before: Schema, seed: number, count: number): Mutation {
  const random = seededRandom(seed)
  const dialect = dialectOf(before.dialect)
  const done: SchemaOpInput[] = []
  const renames: Rename[] = []
  let schema = before
  for (let n = 0; n < count; n++) {
    const edit = edits[Math.floor(random() * edits.length)]
    const ops = edit?.({ schema, random, n }) ?? []
    if (ops.length === 0) continue
    const result = applyOps(schema, parseOps(ops), dialect)
    if (!result.ok) continue
    const [only] = ops
    if (only?.op === 'column.rename') {
      const table = tableOf(schema, only.table)
      if (!table || touched(done, only.table)) continue
      renames.push({
        from: entityId('column', table.schema, table.name, only.column),
        to: entityId('column', table.schema, table.name, only.to),
      })
    }
    if (only?.op === 'table.rename') {
      const table = tableOf(schema, only.table)
      if (!table || touched(done, only.table)) continue
      renames.push({ from: table.id, to: entityId('table', table.schema, only.to) })
    }
    done.push(...ops)
    schema = result.value
  }
  return { schema, ops: done, renames }
}

interface Situation {
  readonly schema: Schema
  readonly random: () => number
  readonly n: number
}

type Edit = (situation: Situation) => readonly SchemaOpInput[]

const edits: readonly Edit[] = [
  ({ schema, random, n }) => {
    const target = pick(random, keyed(schema))
    const key = target?.primaryKey?.columns[0]
    const column = target?.columns.find((each) => each.name === key)
    if (!target || !column || target.primaryKey?.columns.length !== 1) return []
    const table = {
      schema: target.schema,
      name: `made_${n}`,
      columns: [
        { name: 'id', type: 'bigint', nullable: false, identity: { mode: 'always' as const } },
        { name: 'target', type: column.type.display, comment: "what it's about" },
        { name: 'note', type: 'text', nullable: false, default: "'none'" },
      ],
      primaryKey: { columns: ['id'] },
      foreignKeys: [
        { columns: ['target'], references: { table: refOf(target) }, onDelete: 'cascade' as const },
      ],
      checks: [{ expression: "note <> ''" }],
    }
    return [{ op: 'table.add', table }]
  },
  ({ schema, random }) => {
    const table = pick(random, plain(schema))
    return table ? [{ op: 'table.drop', table: refOf(table) }] : []
  },
  ({ schema, random, n }) =>
    onTable(schema, random, (table) => [
      {
        op: 'column.add',
        table,
        column: pick(random, [
          { name: `extra_${n}`, type: 'text' },
          { name: `extra_${n}`, type: 'integer', nullable: false, default: '0' },
          { name: `extra_${n}`, type: 'timestamptz', default: 'now()', comment: 'when' },
          { name: `extra_${n}`, type: 'numeric(10,2)[]' },
          { name: `Extra "${n}`, type: 'jsonb', default: "'{}'::jsonb" },
        ]) ?? { name: `extra_${n}`, type: 'text' },
      },
    ]),
  ({ schema, random }) =>
    onColumn(schema, random, (table, column) => [{ op: 'column.drop', table, column: column.name }]),
  ({ schema, random, n }) =>
    onColumn(schema, random, (table, column) => [
      { op: 'column.rename', table, column: column.name, to: `${column.name}_${n}` },
    ]),
  ({ schema, random, n }) => {
    const table = pick(random, plain(schema))
    return table ? [{ op: 'table.rename', table: refOf(table), to: `${table.name}_${n}` }] : []
  },
  ({ schema, random }) =>
    onColumn(schema, random, (table, column) => {
      const type = widerType(column)
      return type ? [{ op: 'column.setType', table, column: column.name, type }] : []
    }),
  ({ schema, random }) =>
    onColumn(schema, random, (table, column) => [
      { op: 'column.setNullable', table, column: column.name, nullable: !column.nullable },
    ]),
  ({ schema, random }) =>
    onColumn(schema, random, (table, column) => {
      const value =
        column.type.display === 'text' ? "'unset'" : column.type.display === 'integer' ? '7' : null
      return [{ op: 'column.setDefault', table, column: column.name, default: value }]
    }),
  ({ schema, random, n }) =>
    onColumn(schema, random, (table, column) => [
      { op: 'column.setComment', table, column: column.name, comment: `note ${n}: it's\n"new"` },
    ]),
  ({ schema, random, n }) =>
    onColumn(schema, random, (table, column) => [
      {
        op: 'index.add',
        table,
        index: {
          name: `idx_made_${n}`,
          keys: [{ column: column.name, order: 'desc' as const }],
          where: `${dialectOf(schema.dialect).quote(column.name)} IS NOT NULL`,
        },
      },
    ]),
  ({ schema, random }) => {
    const table = pick(
      random,
      plain(schema).filter((each) => each.indexes.length > 0),
    )
    const index = table && pick(random, table.indexes)
    return table && index ? [{ op: 'index.drop', table: refOf(table), name: index.name }] : []
  },
  ({ schema, random }) => {
    const table = pick(
      random,
      plain(schema).filter((each) => each.indexes.length > 0),
    )
    const index = table && pick(random, table.indexes)
    return table && index
      ? [{ op: 'index.rename', table: refOf(table), name: index.name, to: `${index.name.slice(0, 40)}_new` }]
      : []
  },
  ({ schema, random, n }) =>
    onColumn(schema, random, (table, column) => [
      {
        op: 'check.add',
        table,
        check: {
          name: `made_check_${n}`,
          expression: `${dialectOf(schema.dialect).quote(column.name)} IS NOT NULL OR true`,
        },
      },
    ]),
  ({ schema, random }) => {
    const table = pick(
      random,
      plain(schema).filter((each) => each.foreignKeys.length > 0),
    )
    const key = table && pick(random, table.foreignKeys)
    return table && key ? [{ op: 'constraint.drop', table: refOf(table), name: key.name }] : []
  },
  ({ schema, random }) => {
    const table = pick(
      random,
      plain(schema).filter((each) => each.primaryKey !== null),
    )
    return table ? [{ op: 'primaryKey.set', table: refOf(table), primaryKey: null }] : []
  },
  ({ schema, random, n }) => {
    const type = pick(random, [...schema.enums.values()])
    const first = type?.values[0]
    return type && first
      ? [{ op: 'enum.addValue', enum: refOf(type), value: `it's ${n}`, before: first }]
      : [{ op: 'enum.add', enum: { name: `mood_${n}`, values: ['sad', "it's ok"] } }]
  },
  ({ schema, random }) => {
    const view = pick(random, [...schema.views.values()])
    return view ? [{ op: 'view.drop', view: refOf(view) }] : []
  },
  ({ schema, random, n }) =>
    onColumn(schema, random, (table, column) => {
      const { quote } = dialectOf(schema.dialect)
      const home = tableOf(schema, table)
      if (!home) return []
      const from = `${quote(home.schema)}.${quote(home.name)}`
      const query = `SELECT ${quote(column.name)} AS shown FROM ${from}`
      return [
        { op: 'view.add', view: { schema: home.schema, name: `made_view_${n}`, query, comment: 'made' } },
      ]
    }),
  ({ schema, random }) => {
    const view = pick(
      random,
      [...schema.views.values()].filter((each) => each.kind === 'view'),
    )
    return view ? [{ op: 'view.setComment', view: refOf(view), comment: 'seen <b>again</b>' }] : []
  },
  ({ schema, random, n }) =>
    onTable(schema, random, (table) => [
      { op: 'table.setRowSecurity', table, enabled: true, forced: n % 2 === 0 },
      { op: 'policy.add', table, policy: { name: `policy ${n}`, command: 'select', using: 'true' } },
    ]),
  ({ schema, random, n }) => renewed(schema, random, 'publication', n),
  ({ schema, random, n }) => renewed(schema, random, 'foreign data wrapper', n),
  ({ schema, random }) => {
    const ruled = plain(schema).filter(({ rules }) => rules.length > 0)
    const table = pick(random, ruled)
    const rule = table && pick(random, table.rules)
    const state = pick(random, ['enabled', 'disabled', 'replica', 'always'] as const) ?? 'enabled'
    return table && rule ? [{ op: 'rule.setState', table: refOf(table), name: rule.name, state }] : []
  },
  ({ schema, random, n }) =>
    onTable(schema, random, (table) => [{ op: 'table.setComment', table, comment: `t${n}` }]),
]

function widerType(column: Column): string | null {
  if (column.serial || column.identity || column.generated) return null
  const wider: Readonly<Record<string, string>> = {
    smallint: 'integer',
    integer: 'bigint',
    'character varying': 'text',
    character: 'text',
    real: 'double precision',
    date: 'timestamp without time zone',
    'timestamp without time zone': 'timestamp with time zone',
    boolean: 'text',
    json: 'jsonb',
  }
  return column.type.dimensions > 0 ? null : (wider[column.type.name] ?? null)
}

/** An object known by its statement: made where there is none of its kind, else given other options. */
function renewed(
  schema: Schema,
  random: () => number,
  kind: 'publication' | 'foreign data wrapper',
  n: number,
): readonly SchemaOpInput[] {
  const found = [...schema.objects.values()].find((each) => each.kind === kind)
  const name = found?.name ?? `made_${n}`
  const options =
    kind === 'publication'
      ? `WITH (publish = '${pick(random, ['insert', 'insert, update', 'delete'])}')`
      : `OPTIONS (${pick(random, ["a '1'", "a '2', b '3'", "c 'it''s'"])})`
  const add = {
    op: 'object.add',
    kind: 'object',
    definition: `CREATE ${kind.toUpperCase()} ${name} ${options}`,
  } as const
  return found ? [{ op: 'object.drop', kind: 'object', object: `${kind}.${name}` }, add] : [add]
}

function onTable(
  schema: Schema,
  random: () => number,
  make: (table: string) => readonly SchemaOpInput[],
): readonly SchemaOpInput[] {
  const table = pick(random, plain(schema))
  return table ? make(refOf(table)) : []
}

function onColumn(
  schema: Schema,
  random: () => number,
  make: (table: string, column: Column) => readonly SchemaOpInput[],
): readonly SchemaOpInput[] {
  const table = pick(random, plain(schema))
  const column = table && pick(random, table.columns)
  return table && column ? make(refOf(table), column) : []
}

/**
 * Tables that stand alone: no part of a partitioned one or of an inheritance, no routine names their
 * row type, and no view shows them by a star, whose columns only reading the text again can tell.
 */
function plain(schema: Schema): readonly Table[] {
  const heads = [...schema.routines.values()].map((each) => `${each.arguments} ${each.returns ?? ''}`)
  const named = new Set(heads.flatMap((head) => scanSql(head).map((token) => token.value)))
  const starred = new Set(
    [...schema.views.values()]
      .filter((view) => scanSql(view.query).some((token) => token.value === '*'))
      .flatMap((view) => view.dependsOn.map(refOf)),
  )
  const parents = new Set([...schema.tables.values()].flatMap((table) => table.inherits.map(refOf)))
  return [...schema.tables.values()].filter(
    (table) =>
      table.kind === 'table' &&
      table.persistence === 'permanent' &&
      !named.has(table.name) &&
      !starred.has(refOf(table)) &&
      table.partitionOf === null &&
      table.inherits.length === 0 &&
      !parents.has(refOf(table)),
  )
}

function keyed(schema: Schema): readonly Table[] {
  return plain(schema).filter((table) => table.primaryKey !== null)
}

function pick<T>(random: () => number, items: readonly T[]): T | undefined {
  return items[Math.floor(random() * items.length)]
}

function refOf(entity: { readonly schema: string; readonly name: string }): string {
  return joinQualified(entity.schema, entity.name)
}

function tableOf(schema: Schema, ref: string): Table | undefined {
  return [...schema.tables.values()].find((table) => refOf(table) === ref)
}

/** A rename of something that other edits name too would be told by ids that no longer fit. */
function touched(done: readonly SchemaOpInput[], table: string): boolean {
  return done.some((op) => 'table' in op && op.table === table)
}
