import { plainColumns, type Schema, type Table } from '../schema/index.ts'
import { lastWord, numberOf } from './names.ts'
import {
  type CaseStyle,
  fitsIn,
  type NameKind,
  type NameParts,
  type NameTemplate,
  type Naming,
  nameBy,
  nameKinds,
  parseTemplate,
  styleOf,
} from './naming-templates.ts'

/** What is set of the naming of a project; what is left out is learned. Data, so that it can be stored. */
export interface NamingSettings {
  readonly primaryKey?: string
  readonly unique?: string
  readonly foreignKey?: string
  readonly check?: string
  readonly index?: string
  /** How tables and columns are written. */
  readonly letters?: CaseStyle
  /** Whether tables are called by one or by many. */
  readonly tables?: 'singular' | 'plural'
}

/** How the schema's names are made: as set, else as most are, else as is usual. */
export function learnNaming(schema: Schema, settings: NamingSettings = {}): Naming {
  const traits = [...schema.tables.values()].filter((table) => table.partitionOf === null).map(traitsOf)
  const letters = settings.letters ?? habit(traits.map((each) => each.styles))
  const tables = settings.tables ?? habit(traits.map((each) => each.numbers))
  const mixed = traits.filter((each) => each.mixedCase).length * 2 > traits.length
  const templates = Object.fromEntries(
    nameKinds.map((kind) => {
      const learned = learnTemplate(kind, traits)
      const set = settings[kind] === undefined ? null : parseTemplate(settings[kind], kind)
      if (!set?.ok) return [kind, learned]
      const template: NameTemplate = { ...set.value, letters: mixed ? 'kept' : 'snake' }
      return [kind, template]
    }),
  )
  return {
    templates: templates as Readonly<Record<NameKind, NameTemplate>>,
    letters: letters ?? null,
    tables: tables ?? null,
    isSet: { letters: settings.letters !== undefined, tables: settings.tables !== undefined },
  }
}

function learnTemplate(kind: NameKind, traits: readonly Traits[]): NameTemplate {
  const votes = new Map<NameTemplate, { times: number; mixed: number }>()
  let of = 0
  for (const { named } of traits) {
    for (const { template, times, mixed } of named[kind]) {
      of += times
      if (!template) continue
      const count = votes.get(template)
      if (count) {
        count.times += times
        count.mixed += mixed
      } else votes.set(template, { times, mixed })
    }
  }
  const [usual] = candidates[kind]
  let best = usual
  for (const [template, { times }] of votes) if (times > (votes.get(best)?.times ?? 0)) best = template
  const count = votes.get(best)
  if (!count) return usual
  const firm = count.times >= 8 && count.times >= of * 0.9
  return { ...best, origin: 'learned', firm, letters: count.mixed > 0 ? 'kept' : 'snake' }
}

/** The value that at least four of five have, of five or more; undefined where there is none. */
function habit<T>(counted: readonly ReadonlyMap<T, number>[]): T | undefined {
  const counts = new Map<T, number>()
  for (const each of counted)
    for (const [value, times] of each) counts.set(value, (counts.get(value) ?? 0) + times)
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return all < 5 ? undefined : [...counts].find(([, count]) => count >= all * 0.8)?.[0]
}

/** What a single table contributes; kept with its record. */
interface Traits {
  readonly named: Readonly<Record<NameKind, readonly Votes[]>>
  /** How many of its names are of each style, and its own name of each number. */
  readonly styles: ReadonlyMap<CaseStyle, number>
  readonly numbers: ReadonlyMap<'singular' | 'plural', number>
  readonly mixedCase: boolean
}

/** Names of a table that follow one template, or none that is known. */
interface Votes {
  readonly template: NameTemplate | null
  readonly times: number
  /** How many of them do so with letters in upper case. */
  readonly mixed: number
}

function traitsOf(table: Table): Traits {
  const known = kept.get(table)
  if (known) return known
  const names = [table.name, ...table.columns.map((column) => column.name)]
  const number = numberOf(lastWord(table.name))
  const traits: Traits = {
    named: {
      primaryKey: votesOf('primaryKey', table, table.primaryKey ? [table.primaryKey] : []),
      unique: votesOf('unique', table, table.uniques),
      foreignKey: votesOf(
        'foreignKey',
        table,
        table.foreignKeys.map((key) => ({ ...key, target: key.references.table })),
      ),
      check: votesOf(
        'check',
        table,
        table.checks.flatMap((check) => (check.column ? [{ ...check, columns: [check.column] }] : [])),
      ),
      index: votesOf(
        'index',
        table,
        table.indexes.flatMap((index) => {
          const columns = plainColumns(index)
          return columns ? [{ ...index, columns }] : []
        }),
      ),
    },
    styles: counted(
      names.flatMap((name) => {
        const style = styleOf(name)
        return style === null || style === 'word' ? [] : [style]
      }),
    ),
    numbers: counted(number === 'unknown' ? [] : [number === 'one' ? 'singular' : 'plural']),
    mixedCase: names.some((name) => name !== name.toLowerCase()),
  }
  kept.set(table, traits)
  return traits
}

function votesOf(
  kind: NameKind,
  table: Table,
  objects: readonly {
    readonly name: string
    readonly named: boolean
    readonly columns: readonly string[]
    readonly target?: string
  }[],
): readonly Votes[] {
  const votes = new Map<NameTemplate | null, { times: number; mixed: number }>()
  for (const { name, named, columns, target } of objects) {
    if (!named) continue
    const parts: NameParts = { table: table.name, columns, ...(target === undefined ? {} : { target }) }
    const makes = (each: NameTemplate) =>
      mayMake(each, name) && fitsIn(each, name, parts) && nameBy(each, parts) === name
    const template = candidates[kind].find(makes) ?? null
    const short = shortened[kind].find(([, each]) => makes(each))?.[0] ?? null
    const mixed = [table.name, ...columns].some((part) => part !== part.toLowerCase()) ? 1 : 0
    const found = template ?? short
    const count = votes.get(found) ?? { times: 0, mixed: 0 }
    votes.set(found, { times: count.times + 1, mixed: count.mixed + mixed })
  }
  return [...votes].map(([template, count]) => ({ template, ...count }))
}

function counted<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** A glance that spares most names being made: what a template says itself is never cut. */
function mayMake({ pieces }: NameTemplate, name: string): boolean {
  const [first, last] = [pieces[0], pieces.at(-1)]
  return (
    (typeof first !== 'string' || name.startsWith(first)) && (typeof last !== 'string' || name.endsWith(last))
  )
}

function templates(
  kind: NameKind,
  ...texts: readonly [string, ...string[]]
): readonly [NameTemplate, ...NameTemplate[]] {
  const [first, ...others] = texts
  return [template(kind, first), ...others.map((text) => template(kind, text))]
}

function template(kind: NameKind, text: string): NameTemplate {
  const parsed = parseTemplate(text, kind)
  if (!parsed.ok) throw new Error(`rules: ${text} ${parsed.error}`)
  return { ...parsed.value, origin: 'usual', firm: false, letters: 'kept' }
}

/** What is seen in schemas; the first is taken where nothing is seen. */
const candidates: Readonly<Record<NameKind, readonly [NameTemplate, ...NameTemplate[]]>> = {
  primaryKey: templates(
    'primaryKey',
    '{table}_pkey',
    'pk_{table}',
    '{table}_pk',
    'PK_{table}',
    '{table}_primary',
  ),
  unique: templates(
    'unique',
    '{table}_{columns}_key',
    'uq_{table}_{columns}',
    'uk_{table}_{columns}',
    'unique_{table}_{columns}',
    '{table}_{columns}_unique',
    '{table}_{columns}_uniq',
    '{table}_{columns}_uk',
    '{table}_{columns}_uq',
    'UQ_{table}_{columns}',
  ),
  foreignKey: templates(
    'foreignKey',
    '{table}_{columns}_fkey',
    'fk_{table}_{columns}',
    'fk_{table}_{target}',
    'fk_{table}_{columns}_{target}',
    'fk_{columns}',
    '{table}_{columns}_fk',
    '{table}_{target}_fk',
    '{table}_{columns}_foreign',
    'FK_{table}_{target}',
    'FK_{table}_{columns}',
  ),
  check: templates(
    'check',
    '{table}_{columns}_check',
    'ck_{table}_{columns}',
    'chk_{table}_{columns}',
    'check_{table}_{columns}',
    'CK_{table}_{columns}',
  ),
  index: templates(
    'index',
    'idx_{table}_{columns}',
    'index_{table}_on_{columns:_and_}',
    '{table}_{columns}_idx',
    '{table}_{columns}_index',
    'ix_{table}_{columns}',
    'i_{table}_{columns}',
    'IX_{table}_{columns}',
    'idx_{table}__{columns:__}',
  ),
}

/** Habits that leave the table out; what is learned puts it in, since names of indexes are unique in a schema. */
const shortened: Readonly<Record<NameKind, readonly (readonly [NameTemplate, NameTemplate])[]>> = {
  primaryKey: [],
  unique: [],
  foreignKey: [],
  check: [],
  index: ['idx_fk_', 'fk_', 'ix_', 'idx_'].map((start) => [
    template('index', `${start}{table}_{columns}`),
    template('index', `${start}{columns}`),
  ]),
}
const kept = new WeakMap<Table, Traits>()
