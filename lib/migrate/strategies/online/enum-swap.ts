import type { DataType, EnumType, Schema, Table } from '../../../schema/index.ts'
import type { Namer } from '../../fresh-name.ts'

/** An enum that loses or reorders values: a second type stands beside it until its columns have changed over. */
export interface EnumSwap {
  readonly old: EnumType
  readonly wanted: EnumType
  /** What the second type is called at first. */
  readonly passing: string
  /** What the old one is called once the names have been exchanged. */
  readonly retired: string
  /** Values that rows must not hold any more. */
  readonly lost: readonly string[]
}

/** The enums that no added value leads to, where every column of them can have a second one beside it. */
export function findEnumSwaps(before: Schema, after: Schema, namer: Namer): readonly EnumSwap[] {
  const swaps: EnumSwap[] = []
  for (const old of before.enums.values()) {
    const wanted = after.enums.get(old.id)
    if (!wanted || wanted === old || isSubsequence(old.values, wanted.values)) continue
    if (!hasOnlyPlainColumns(before, old) || !hasOnlyPlainColumns(after, wanted)) continue
    swaps.push({
      old,
      wanted,
      passing: namer(`${old.name}_next`),
      retired: namer(`${old.name}_old`),
      lost: old.values.filter((value) => !wanted.values.includes(value)),
    })
  }
  return swaps
}

/** The same type under another of the swap's names. */
export function typeCalled(type: DataType, name: string): DataType {
  const display = `${name}${type.dimensions > 0 ? '[]' : ''}`
  return { ...type, name, display, written: display }
}

export function isOfEnum(type: DataType, each: EnumType): boolean {
  return type.schema === each.schema && type.name === each.name
}

/** Whether nothing but columns of tables that stand alone is of the type. */
function hasOnlyPlainColumns(schema: Schema, type: EnumType): boolean {
  const domains = [...schema.domains.values()].some((domain) => isOfEnum(domain.type, type))
  const composites = [...schema.composites.values()].some((each) =>
    each.attributes.some((attribute) => isOfEnum(attribute.type, type)),
  )
  const routines = [...schema.routines.values()].some((each) =>
    `${each.arguments} ${each.returns ?? ''}`.includes(type.name),
  )
  const tables = [...schema.tables.values()].filter((table) => uses(table, type))
  return !domains && !composites && !routines && tables.every(standsAlone)
}

function uses(table: Table, type: EnumType): boolean {
  return table.columns.some((column) => isOfEnum(column.type, type))
}

function standsAlone(table: Table): boolean {
  return table.kind === 'table' && table.partitionOf === null && table.inherits.length === 0
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const value of whole) if (part[at] === value) at++
  return at === part.length
}
