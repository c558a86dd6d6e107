import { type DataType, type Sql, scanSql } from '../../../schema/index.ts'
import type { StatementFacts } from '../../dialect.ts'
import { facts } from './facts.ts'

/** What changing a column's type costs and whether the engine needs to be told how to convert. */
export interface TypeChange {
  readonly facts: StatementFacts
  /** Converts without being told: an assignment cast exists between the types. */
  readonly assignable: boolean
  /** Values may be cut, rounded or refused. */
  readonly narrows: boolean
}

/** Told from the executed matrix for the forms it covers; anything else is taken to rewrite the table. */
export function typeChange(from: DataType, to: DataType): TypeChange {
  const assignable = isAssignable(from, to)
  const free = isFree(from, to)
  return {
    facts: free ? facts.catalogue : facts.rewrite,
    assignable,
    narrows: !free && !widens(from, to),
  }
}

const integers = ['smallint', 'integer', 'bigint']
const numbers = [...integers, 'numeric', 'real', 'double precision']
const texts = ['text', 'character varying', 'character', 'citext']
const times = ['timestamp without time zone', 'timestamp with time zone', 'date']

/**
 * Whether what is said of a column keeps casts of its old type when the engine takes it over: those within a list of
 * values stay, while a text read again has none.
 */
export function keepsCasts(from: DataType, to: DataType, expression: Sql): boolean {
  if (from.name === to.name || ![from, to].every(({ name }) => texts.includes(name))) return false
  const lists = ['in', 'any', 'all', 'array']
  return scanSql(expression).some(({ kind, value }) => kind === 'word' && lists.includes(value))
}

/**
 * Whether times get a zone or lose it, every value of which stays what it is where the session's zone is UTC: from
 * version 12 on the engine then writes nothing.
 */
export function changesZone(from: DataType, to: DataType): boolean {
  const [plain, zoned] = ['timestamp without time zone', 'timestamp with time zone']
  const crosses = (from.name === plain && to.name === zoned) || (from.name === zoned && to.name === plain)
  return crosses && from.dimensions === 0 && to.dimensions === 0 && to.args.length === 0
}

/** Whether the types are of one family, so that a foreign key may join them. */
export function sameFamily(a: DataType, b: DataType): boolean {
  if (a.display === b.display) return true
  if (a.dimensions > 0 || b.dimensions > 0) return false
  return [numbers, texts, times].some((family) => family.includes(a.name) && family.includes(b.name))
}

function isAssignable(from: DataType, to: DataType): boolean {
  if (from.dimensions !== to.dimensions) return false
  if (from.schema === to.schema && from.name === to.name && from.display === to.display) return true
  if (from.schema !== null || to.schema !== null) return false
  if (from.name === to.name) return true
  if (sameFamily({ ...from, dimensions: 0 }, { ...to, dimensions: 0 })) return true
  if (to.dimensions === 0 && texts.includes(to.name)) return true
  return [from.name, to.name].every((name) => name === 'json' || name === 'jsonb')
}

/** Metadata only: nothing is read or written. */
function isFree(from: DataType, to: DataType): boolean {
  if (from.dimensions !== to.dimensions || from.schema !== to.schema) return false
  const limit = (type: DataType) => type.args.map(Number)
  const grows = () =>
    to.args.length === 0 || (from.args.length > 0 && (limit(from)[0] ?? 0) <= (limit(to)[0] ?? 0))
  if (from.name === 'character varying' && to.name === 'text') return true
  if (from.name === 'text' && to.name === 'character varying') return to.args.length === 0
  if (from.name === 'cidr' && to.name === 'inet') return true
  if (from.name !== to.name) return false
  if (from.name === 'numeric') {
    const [precision = 0, scale = 0] = limit(from)
    const [nextPrecision = 0, nextScale = 0] = limit(to)
    return to.args.length === 0 || (from.args.length > 0 && scale === nextScale && precision <= nextPrecision)
  }
  const growing = ['character varying', 'bit varying', 'interval', ...times, 'time without time zone']
  return growing.includes(from.name) && grows()
}

/** Every value of the one is a value of the other. */
function widens(from: DataType, to: DataType): boolean {
  const a = integers.indexOf(from.name)
  const b = integers.indexOf(to.name)
  if (a >= 0 && b >= a) return true
  if (a >= 0 && to.name === 'numeric' && to.args.length === 0) return true
  if (from.name === 'real' && to.name === 'double precision') return true
  return to.name === 'text'
}
