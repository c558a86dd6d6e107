import type { SchemaOpInput, Table } from '../../schema/index.ts'
import { isInstant } from '../column-types.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { snakeCase, wordsOf } from '../names.ts'
import { fixOf, keySpecOf } from '../ops-of.ts'
import type { RawFinding } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** Hubs, links and satellites say when a row came and from where. */
export const dataVaultTable = schemaRule({
  id: 'data-vault-table',
  title: 'Data vault table that is not one',
  category: 'design',
  severity: 'warning',
  tags: ['history', 'integrity'],
  catalogue: ['SCH030', 'SCH003'],
  detects:
    'In a schema with hubs and satellites, one of them or a link without the time of the load or the source of the record, or a satellite whose key leaves out the time of the load.',
  rationale:
    'The model lives on being able to load again, in parallel and from several sources: without these columns ' +
    'a row cannot be traced, and a satellite without the time in its key keeps one state only.',
  source:
    'Dan Linstedt and Michael Olschimke, Building a Scalable Data Warehouse with Data Vault 2.0, chapter 4',
  ignoreWhen: 'The names mean something else (a hub of a network).',
  remedy: 'Adds the columns by the names the other tables use, and the time to the key of the satellite.',
  fixable: true,
  *check({ tables }) {
    const vault = [...tables.values()].filter((each) => isReviewed(each) && kindOf(each.table.name))
    const kinds = new Set(vault.map((each) => kindOf(each.table.name)))
    if (!kinds.has('hub') || !kinds.has('sat')) return
    const load = usual(vault, loadNames) ?? 'load_date'
    const source = usual(vault, sourceNames) ?? 'record_source'
    for (const each of vault) {
      yield* missing(each, load, source)
      yield* shortKey(each)
    }
  },
})

function* missing({ table, label, ref }: TableContext, load: string, source: string): Generator<RawFinding> {
  const ops: SchemaOpInput[] = []
  if (!named(table, loadNames))
    ops.push({
      op: 'column.add',
      table: ref,
      column: { name: load, type: 'timestamptz', nullable: false, default: 'now()' },
    })
  if (!named(table, sourceNames))
    ops.push({
      op: 'column.add',
      table: ref,
      column: { name: source, type: 'text', nullable: false, default: "'unknown'" },
    })
  const names = ops.flatMap((op) => (op.op === 'column.add' ? [op.column.name] : []))
  if (names.length === 0) return
  yield {
    entities: [table.id],
    message: `${label} does not say ${names.length === 2 ? 'when and from where' : names[0] === load ? 'when' : 'from where'} a row came.`,
    evidence: `It has no ${names.join(' and no ')}.`,
    confidence: 0.8,
    fix: fixOf(`Add ${names.join(' and ')} to ${label}`, 'weigh', ...ops),
  }
}

function* shortKey({ table, label, ref }: TableContext): Generator<RawFinding> {
  const time = named(table, loadNames)
  const key = table.primaryKey
  if (kindOf(table.name) !== 'sat' || !time || !key || key.columns.includes(time) || key.columns.length > 1)
    return
  yield {
    entities: [key.id, table.id],
    message: `${label} keeps one state only: its key leaves out ${time}.`,
    evidence: `PRIMARY KEY (${key.columns.join(', ')})`,
    confidence: 0.8,
    fix: fixOf(`Add ${time} to the key of ${label}`, 'weigh', {
      op: 'primaryKey.set',
      table: ref,
      primaryKey: { ...keySpecOf(key), columns: [...key.columns, time] },
    }),
  }
}

function kindOf(name: string): 'hub' | 'link' | 'sat' | null {
  const first = wordsOf(name)[0] ?? ''
  if (wordsOf(name).length < 2) return null
  return first === 'hub' || first === 'link' || first === 'sat' ? first : null
}

function named(table: Table, names: ReadonlySet<string>): string | null {
  const column = table.columns.find(
    (each) => names.has(snakeCase(each.name)) && (names === sourceNames || isInstant(each.type)),
  )
  return column?.name ?? null
}

function usual(vault: readonly TableContext[], names: ReadonlySet<string>): string | null {
  for (const { table } of vault) {
    const name = named(table, names)
    if (name !== null) return name
  }
  return null
}

const loadNames: ReadonlySet<string> = new Set(
  'load_date load_dts load_ts ldts load_datetime load_timestamp loaded_at load_dt'.split(' '),
)
const sourceNames: ReadonlySet<string> = new Set(
  'record_source rec_src rsrc source_system record_src'.split(' '),
)
