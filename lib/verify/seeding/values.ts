import type { Column, DataType, Schema } from '../../schema/index.ts'
import { entityId } from '../../schema/index.ts'

/** SQL of the value of a column in the n-th row, counted from 1; null where none can be thought of. */
export function valueIn(
  column: Column,
  row: number,
  schema: Schema,
  quote: (text: string) => string,
): string | null {
  return valueOfType(column.type, row, { schema, quote, hint: column.name })
}

interface Context {
  readonly schema: Schema
  readonly quote: (text: string) => string
  /** What the value is about, for texts. */
  readonly hint: string
}

function valueOfType(type: DataType, row: number, context: Context): string | null {
  const { quote } = context
  if (type.dimensions > 0) {
    const item = valueOfType({ ...type, dimensions: 0 }, row, context)
    return item === null ? `'{}'` : `ARRAY[${item}]::${type.display}`
  }
  if (type.schema !== null) return valueOfOwnType(type, type.schema, row, context)
  const [first = '', second = ''] = type.args
  switch (type.name) {
    case 'smallint':
    case 'integer':
    case 'bigint':
    case 'oid':
    case 'real':
    case 'double precision':
    case 'money':
      return String(row)
    case 'numeric':
      // All digits may be behind the point.
      return first !== '' && first === second ? `0.${'0'.repeat(Number(first) - 1)}${row % 10}` : String(row)
    case 'text':
    case 'citext':
    case 'name':
      return quote(`${context.hint} ${row}`)
    case 'character varying':
    case 'character':
      return quote(
        shortText(`${context.hint} ${row}`, row, first === '' ? longest(type.name) : Number(first)),
      )
    case 'boolean':
      return row % 2 === 1 ? 'true' : 'false'
    case 'uuid':
      return quote(`00000000-0000-4000-8000-${String(row).padStart(12, '0')}`)
    case 'date':
    case 'timestamp without time zone':
    case 'timestamp with time zone':
      return `date '2024-01-01' + ${row}`
    case 'time without time zone':
    case 'time with time zone':
      return `time '00:00' + interval '${row} minutes'`
    case 'interval':
      return `interval '${row} days'`
    case 'json':
    case 'jsonb':
      return quote(`{"row": ${row}}`)
    case 'bytea':
      return quote(`\\x${row.toString(16).padStart(8, '0')}`)
    case 'inet':
    case 'cidr':
      return quote(`10.0.0.${row % 256}`)
    case 'macaddr':
      return quote(`00:00:00:00:00:${(row % 256).toString(16).padStart(2, '0')}`)
    case 'bit':
    case 'bit varying':
      return `B'${(row % 2 ** Math.min(Number(first || 1), 20)).toString(2).padStart(Number(first || 1), '0')}'`
    case 'xml':
      return quote(`<row n="${row}"/>`)
    case 'point':
      return `point(${row}, ${row})`
    case 'tsvector':
      return quote(`row${row}`)
    case 'ltree':
      return quote(`row.r${row}`)
    case 'hstore':
      return quote(`row=>${row}`)
    case 'vector':
      return quote(`[${Array.from({ length: Number(first || 3) }, () => row).join(',')}]`)
    case 'int4range':
    case 'int8range':
    case 'numrange':
      return quote(`[${row},${row + 1})`)
    case 'daterange':
    case 'tsrange':
    case 'tstzrange':
      return `${type.name}((date '2024-01-01' + ${row})::${rangeItem(type.name)}, (date '2024-01-02' + ${row})::${rangeItem(type.name)})`
    default:
      return null
  }
}

function valueOfOwnType(type: DataType, space: string, row: number, context: Context): string | null {
  const { schema, quote } = context
  const values = schema.enums.get(entityId('enum', space, type.name))?.values
  if (values && values.length > 0) return quote(values[(row - 1) % values.length] ?? '')
  const domain = schema.domains.get(entityId('domain', space, type.name))
  return domain ? valueOfType(domain.type, row, context) : null
}

/** The text where there is room for it, else the number of the row in as few letters as it takes. */
function shortText(text: string, row: number, room: number): string {
  if (text.length <= room) return text
  return row.toString(36).slice(-room)
}

/** Room in a type without a length: `character` alone is one letter. */
function longest(type: string): number {
  return type === 'character' ? 1 : Number.POSITIVE_INFINITY
}

function rangeItem(range: string): string {
  return { daterange: 'date', tsrange: 'timestamp', tstzrange: 'timestamptz' }[range] ?? 'text'
}

/** What an expression compares with: its strings and numbers, as SQL. */
export function literalsOf(expression: string): readonly string[] {
  const found = new Set<string>()
  let at = 0
  while (at < expression.length) {
    const ch = expression[at] ?? ''
    if (ch === "'") {
      let end = at + 1
      while (end < expression.length && (expression[end] !== "'" || expression[end + 1] === "'")) {
        end += expression[end] === "'" ? 2 : 1
      }
      found.add(expression.slice(at, end + 1))
      at = end + 1
    } else if (isWord(ch)) {
      let end = at
      while (end < expression.length && (isWord(expression[end] ?? '') || expression[end] === '.')) end++
      const word = expression.slice(at, end)
      const number = Number(word)
      if (Number.isFinite(number))
        for (const near of [number, number + 1, number - 1]) found.add(String(near))
      at = end
    } else at++
  }
  return [...found]
}

function isWord(ch: string): boolean {
  return (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || ch === '_'
}
