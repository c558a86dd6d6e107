import type { EntityId, Table } from '../schema/index.ts'
import type { NameKind } from './naming-templates.ts'

/** A constraint or index that the text names, with what a name for it is made of. */
export interface NamedPart {
  readonly id: EntityId
  readonly kind: NameKind
  readonly name: string
  readonly columns: readonly string[]
  /** The table that a foreign key points at. */
  readonly target: string | null
  /** The affix of its kind that the name carries; null when it carries none of those in use anywhere. */
  readonly affix: Affix | null
}

/** How names of one kind begin or end. */
export interface Affix {
  readonly text: string
  readonly at: 'start' | 'end'
}

/** The constraints and indexes of a table that the text names. */
export function namedParts(table: Table): readonly NamedPart[] {
  const known = partsByTable.get(table)
  if (known) return known
  const parts: NamedPart[] = []
  const add = (
    { id, name }: Pick<NamedPart, 'id' | 'name'>,
    kind: NameKind,
    columns: readonly string[],
    target: string | null = null,
  ): void => {
    parts.push({ id, kind, name, columns, target, affix: affixOf(kind, name) })
  }
  const { primaryKey } = table
  if (primaryKey?.named) add(primaryKey, 'primaryKey', primaryKey.columns)
  for (const each of table.uniques) if (each.named) add(each, 'unique', each.columns)
  for (const each of table.foreignKeys)
    if (each.named) add(each, 'foreignKey', each.columns, each.references.table)
  for (const each of table.checks) {
    const columns = each.column === null ? [] : [each.column]
    if (each.named) add(each, 'check', columns)
  }
  for (const each of table.indexes) {
    const columns = each.keys.flatMap(({ column }) => (column === null ? [] : [column]))
    if (each.named) add(each, 'index', columns)
  }
  partsByTable.set(table, parts)
  return parts
}

function affixOf(kind: NameKind, name: string): Affix | null {
  const lower = name.toLowerCase()
  const carries = ({ text, at }: Affix) => (at === 'start' ? lower.startsWith(text) : lower.endsWith(text))
  return affixes[kind].find(carries) ?? null
}

/** A name for the part with that affix. */
export function nameWith(affix: Affix, table: Table, part: NamedPart): string {
  const kept = part.kind === 'primaryKey' ? table.name : [table.name, ...part.columns].join('_')
  return affix.at === 'start' ? `${affix.text}${kept}` : `${kept}${affix.text}`
}

const starts = (...texts: readonly string[]): readonly Affix[] => texts.map((text) => ({ text, at: 'start' }))
const ends = (...texts: readonly string[]): readonly Affix[] => texts.map((text) => ({ text, at: 'end' }))

const affixes: Readonly<Record<NameKind, readonly Affix[]>> = {
  primaryKey: [...ends('_pkey', '_pk'), ...starts('pk_')],
  unique: [
    ...ends('_key', '_unique', '_uniq', '_uk', '_uq'),
    ...starts('uq_', 'uk_', 'unique_', 'uniq_', 'ak_'),
  ],
  foreignKey: [...ends('_fkey', '_fk', '_foreign'), ...starts('fk_')],
  // What a check says is the better name: none is asked of it.
  check: [],
  index: [...ends('_idx', '_index', '_ix'), ...starts('index_', 'idx_', 'ix_', 'i_')],
}

const partsByTable = new WeakMap<Table, readonly NamedPart[]>()
