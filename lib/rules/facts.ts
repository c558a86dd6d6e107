import type { EntityId, Schema, Table } from '../schema/index.ts'
import { type Dialect, dialectOf } from '../sql/index.ts'
import { isTimestamp } from './column-types.ts'
import { learnNaming, type NamingSettings } from './learn-naming.ts'
import type { NameTemplate, Naming } from './naming-templates.ts'

/** What a schema does as a whole. The same object from reading to reading while nothing of it changes. */
export interface SchemaFacts {
  readonly dialect: Dialect
  /** The first schema of the search path: names in it are shown without their schema. */
  readonly home: string
  /** How names of constraints and indexes are made, and tables and columns called: as set, or as most are. */
  readonly naming: Naming
  /** `naming` for indexes. */
  readonly indexNaming: NameTemplate
  /** Names most tables give to the time of creation and of the last change; null where there is no habit. */
  readonly createdColumn: string | null
  readonly updatedColumn: string | null
  /** The column that says whose row it is, when at least half of the tables have it. */
  readonly tenantColumn: string | null
  /** Whether any table has row security on. */
  readonly usesRowSecurity: boolean
  /** Whether the roles of a web API (anon, authenticated, web_anon) are granted something. */
  readonly servesApi: boolean
  /** Names written with upper case: most, so that it is the house style (Prisma and the like), or few. */
  readonly mixedCase: 'style' | 'slip'
  readonly enums: readonly EntityId[]
}

/** Reads the facts in one pass; gives one of `previous` back when they are the same. */
export function readFacts(
  schema: Schema,
  previous: readonly SchemaFacts[],
  names: NamingSettings = {},
): SchemaFacts {
  const own = [...schema.tables.values()].filter((table) => table.partitionOf === null)
  const tables = own.map(traitsOf)
  const naming = learnNaming(schema, names)
  const facts: SchemaFacts = {
    dialect: dialectOf(schema.dialect),
    home: schema.searchPath[0] ?? 'public',
    naming,
    indexNaming: naming.templates.index,
    createdColumn: habit(tables, createdNames),
    updatedColumn: habit(tables, updatedNames),
    tenantColumn: tenantNames.find((name) => share(tables, name) >= 0.5 && tables.length >= 3) ?? null,
    usesRowSecurity: own.some((table) => table.rowSecurity.enabled),
    servesApi: grantees(schema).some((role) => apiRoles.has(role)),
    mixedCase: tables.filter((table) => table.mixedCase).length * 2 > tables.length ? 'style' : 'slip',
    enums: [...schema.enums.keys()],
  }
  const said = signature(facts)
  return previous.find((each) => each.dialect === facts.dialect && signature(each) === said) ?? facts
}

function signature(facts: SchemaFacts): string {
  const known = signatures.get(facts)
  if (known !== undefined) return known
  const made = JSON.stringify({ ...facts, dialect: facts.dialect.id })
  signatures.set(facts, made)
  return made
}

const signatures = new WeakMap<SchemaFacts, string>()

/** What a single table contributes to the facts; kept with its record. */
interface Traits {
  readonly sizable: boolean
  readonly mixedCase: boolean
  /** Names of timestamp columns, and of columns that may tell tenants apart. */
  readonly times: ReadonlySet<string>
  readonly tenants: ReadonlySet<string>
}

function traitsOf(table: Table): Traits {
  const known = traits.get(table)
  if (known) return known
  const times = table.columns.filter((column) => isTimestamp(column.type)).map((column) => column.name)
  const names = table.columns.map((column) => column.name)
  const found: Traits = {
    sizable: table.columns.length >= 3,
    mixedCase: [table.name, ...names].some((name) => name !== name.toLowerCase()),
    times: new Set(times),
    tenants: new Set(names.filter((name) => tenantNames.includes(name))),
  }
  traits.set(table, found)
  return found
}

/** The name of `names` that at least 60 % of the tables with three columns or more have, as a time. */
function habit(tables: readonly Traits[], names: readonly string[]): string | null {
  const sizable = tables.filter((table) => table.sizable)
  if (sizable.length < 4) return null
  return (
    names.find((name) => sizable.filter((table) => table.times.has(name)).length >= sizable.length * 0.6) ??
    null
  )
}

function share(tables: readonly Traits[], name: string): number {
  return tables.filter((table) => table.tenants.has(name)).length / (tables.length || 1)
}

function grantees(schema: Schema): readonly string[] {
  const roles = new Set<string>()
  for (const objects of [schema.tables, schema.views, schema.schemas, schema.routines]) {
    for (const object of objects.values()) {
      for (const grant of object.grants) for (const role of grant.grantees) roles.add(role)
    }
  }
  return [...roles]
}

const createdNames = ['created_at', 'createdAt', 'created', 'created_on', 'inserted_at', 'date_created']
const updatedNames = [
  'updated_at',
  'updatedAt',
  'modified_at',
  'updated',
  'last_update',
  'date_updated',
  'modifieddate',
]
const tenantNames = [
  'tenant_id',
  'tenantId',
  'organization_id',
  'organisation_id',
  'org_id',
  'account_id',
  'workspace_id',
  'company_id',
]
const apiRoles: ReadonlySet<string> = new Set(['anon', 'authenticated', 'web_anon'])
const traits = new WeakMap<Table, Traits>()
