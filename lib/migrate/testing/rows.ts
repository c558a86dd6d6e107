import type { Rename } from '../../diff/index.ts'
import { type Column, type EntityId, entityId, type Schema, type Table } from '../../schema/index.ts'
import { dialectOf, type QueryPort } from '../../sql/index.ts'

interface Runner extends QueryPort {
  exec(sql: string): Promise<{ readonly ok: boolean }>
}

/**
 * Puts rows into the tables that take them and gives their number. Every column of a row has the same
 * value for its type, so that foreign keys find what they point at; what a table refuses is left out.
 */
export async function insertRows(engine: Runner, schema: Schema): Promise<number> {
  const waiting = new Set(
    [...schema.tables.values()].flatMap((table) =>
      isOwnTable(table) ? [1, 2].map((n) => insertOf(schema, table, n)) : [],
    ),
  )
  let inserted = 0
  for (let round = 0; round < 4; round++) {
    const before = inserted
    for (const sql of [...waiting]) {
      if (!(await engine.exec(sql)).ok) continue
      waiting.delete(sql)
      inserted++
    }
    if (inserted === before) break
  }
  return inserted
}

/** What the rows of one schema hold in the tables and columns that the other keeps, by table. */
export async function keptRows(
  engine: Runner,
  side: 'before' | 'after',
  before: Schema,
  after: Schema,
  renames: readonly Rename[],
): Promise<Readonly<Record<string, unknown>>> {
  const { quote } = dialectOf(before.dialect)
  const to = (id: EntityId) => renames.find((rename) => rename.from === id)?.to ?? id
  const found: Record<string, unknown> = {}
  for (const table of before.tables.values()) {
    const next = after.tables.get(to(table.id))
    if (!next || !isOwnTable(table)) continue
    const here = side === 'before' ? table : next
    const columns = table.columns.flatMap((column) => {
      const id = to(entityId('column', table.schema, table.name, column.name))
      const kept = next.columns.find((each) => each.id === id || each.id === moved(column, next))
      const same = kept && kept.type.display === column.type.display && !kept.generated && !column.generated
      return same ? [quote((side === 'before' ? column : kept).name)] : []
    })
    const row = columns.length > 0 ? `ROW(${columns.join(', ')})::text` : "''"
    // Rows of heirs are counted with those.
    const from = `ONLY ${quote(here.schema)}.${quote(here.name)}`
    const [facts] = await engine.query(
      `SELECT count(*)::int AS n, md5(coalesce(string_agg(r, '|' ORDER BY r), '')) AS digest FROM (SELECT ${row} AS r FROM ${from}) x`,
    )
    found[table.id] = facts
  }
  return found
}

/** Takes all rows away, so that what has no value for them can be done. */
export async function removeRows(engine: Runner, schema: Schema): Promise<void> {
  const { quote } = dialectOf(schema.dialect)
  const names = [...schema.tables.values()]
    .filter(isOwnTable)
    .map((table) => `${quote(table.schema)}.${quote(table.name)}`)
  if (names.length > 0) await engine.run(`TRUNCATE ${names.join(', ')} CASCADE`)
}

function moved(column: Column, next: Table): EntityId {
  return entityId('column', next.schema, next.name, column.name)
}

function isOwnTable(table: Table): boolean {
  return table.kind === 'table' && table.persistence !== 'temporary'
}

function insertOf(schema: Schema, table: Table, n: number): string {
  const { quote } = dialectOf(schema.dialect)
  const columns = table.columns.filter((column) => !column.generated && column.identity?.mode !== 'always')
  const name = `${quote(table.schema)}.${quote(table.name)}`
  if (columns.length === 0) return `INSERT INTO ${name} DEFAULT VALUES`
  const names = columns.map((column) => quote(column.name)).join(', ')
  return `INSERT INTO ${name} (${names}) VALUES (${columns.map((column) => sampleOf(schema, column, n)).join(', ')})`
}

function sampleOf(schema: Schema, { type }: Column, n: number): string {
  if (type.dimensions > 0) return "'{}'"
  const label = schema.enums.get(entityId('enum', type.schema ?? '', type.name))?.values[0]
  if (label !== undefined) return `'${label.replaceAll("'", "''")}'`
  const domain = schema.domains.get(entityId('domain', type.schema ?? '', type.name))
  return values[domain?.type.name ?? type.name]?.(n) ?? `'${n}'`
}

const values: Readonly<Record<string, (n: number) => string>> = {
  boolean: () => 'true',
  uuid: (n) => `'00000000-0000-0000-0000-00000000000${n}'`,
  date: (n) => `'2024-01-0${n}'`,
  'timestamp without time zone': (n) => `'2024-01-0${n} 12:00'`,
  'timestamp with time zone': (n) => `'2024-01-0${n} 12:00+00'`,
  'time without time zone': (n) => `'0${n}:00'`,
  interval: (n) => `'${n} days'`,
  json: (n) => `'{"n": ${n}}'`,
  jsonb: (n) => `'{"n": ${n}}'`,
  bytea: (n) => `'\\x0${n}'`,
  inet: (n) => `'10.0.0.${n}'`,
  point: (n) => `'(${n},${n})'`,
  xml: () => "'<a/>'",
  tsvector: () => "'word'",
  int4range: (n) => `'[${n},${n + 1})'`,
}
