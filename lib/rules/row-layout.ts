import type { Column, DataType, EnumType } from '../schema/index.ts'

/** How a type lies in a row: its bytes and the multiple its place must be of; null for what varies in length. */
export interface Layout {
  readonly bytes: number
  readonly align: number
}

/** The layout of a type in a row of PostgreSQL on 64 bits; null for values that vary in length. */
export function layoutOf(type: DataType, isEnum: (type: DataType) => EnumType | undefined): Layout | null {
  if (type.dimensions > 0) return null
  if (type.schema !== null) return isEnum(type) ? { bytes: 4, align: 4 } : null
  const [bytes, align] = layouts.get(type.name) ?? []
  return bytes === undefined || align === undefined ? null : { bytes, align }
}

/** Bytes that must lie idle between the columns, in a row without nulls, as far as that is certain. */
export function paddingOf(columns: readonly Column[], layout: (column: Column) => Layout | null): number {
  let offset = 0
  let padding = 0
  for (const column of columns) {
    const place = layout(column)
    if (!place) {
      // What varies in length ends anywhere: the next aligned column starts a new certain stretch.
      offset = Number.NaN
      continue
    }
    const idle = Number.isNaN(offset) ? 0 : (place.align - (offset % place.align)) % place.align
    padding += idle
    offset = (Number.isNaN(offset) ? 0 : offset + idle) + place.bytes
  }
  return padding
}

const layouts: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['boolean', [1, 1]],
  ['uuid', [16, 1]],
  ['smallint', [2, 2]],
  ['integer', [4, 4]],
  ['real', [4, 4]],
  ['date', [4, 4]],
  ['oid', [4, 4]],
  ['regclass', [4, 4]],
  ['macaddr', [6, 4]],
  ['macaddr8', [8, 4]],
  ['bigint', [8, 8]],
  ['double precision', [8, 8]],
  ['money', [8, 8]],
  ['timestamp without time zone', [8, 8]],
  ['timestamp with time zone', [8, 8]],
  ['time without time zone', [8, 8]],
  ['time with time zone', [12, 8]],
  ['interval', [16, 8]],
  ['point', [16, 8]],
  ['pg_lsn', [8, 8]],
])
