import { columnMarkers } from '../../layout/index.ts'
import type { Column, Index, IndexKey, KeyConstraint, Schema, Table } from '../../schema/index.ts'
import { typeIds } from '../selection.ts'
import type { Loss } from '../target.ts'
import { qualifiedName, quoteExpression, quoteName, quoteString } from './escape.ts'

/** The lines of a `Table` block; DBML has no table without columns. */
export function tableBlock(schema: Schema, table: Table, home: string, losses: Loss[]): readonly string[] {
  const lines = [`Table ${qualifiedName(table.schema, table.name, home)} {`]
  const lose = (feature: string, instead: string) => losses.push({ entity: table.id, feature, instead })
  for (const column of table.columns) lines.push(columnLine(schema, table, column, home, lose))
  const checks = checkLines(table, lose)
  if (checks.length > 0) lines.push('', '  checks {', ...checks, '  }')
  const indexes = indexLines(table, lose)
  if (indexes.length > 0) lines.push('', '  indexes {', ...indexes, '  }')
  if (table.comment !== null) lines.push('', `  Note: ${quoteString(table.comment)}`)
  lines.push('}')
  return lines
}

type Lose = (feature: string, instead: string) => void

function columnLine(schema: Schema, table: Table, column: Column, home: string, lose: Lose): string {
  const marks = columnMarkers(table).get(column.name)
  const settings: string[] = []
  const soleKey = table.primaryKey?.columns.length === 1
  if (soleKey && marks?.primaryKey) settings.push('pk')
  else if (!column.nullable) settings.push('not null')
  if (hasSoleUnique(table, column.name)) settings.push('unique')
  if (column.identity !== null || column.serial !== null) settings.push('increment')
  else if (column.default !== null) {
    const value = defaultValue(column.default)
    if (value === null) lose('default', `the note of ${column.name}: its backtick cannot be written`)
    else settings.push(`default: ${value}`)
  }
  const note = columnNote(column)
  if (note !== '') settings.push(`note: ${quoteString(note)}`)
  const tail = settings.length === 0 ? '' : ` [${settings.join(', ')}]`
  return `  ${quoteName(column.name)} ${typeName(schema, column, home)}${tail}`
}

/** A plain type name, a quoted one, or the name of a declared enum. */
function typeName(schema: Schema, column: Column, home: string): string {
  const { type } = column
  const declared = typeIds(schema, type).some((id) => schema.enums.has(id))
  if (declared && type.schema !== null && type.dimensions === 0) {
    return qualifiedName(type.schema, type.name, home)
  }
  return isPlainWord(type.display) ? type.display : quoteName(type.display)
}

function columnNote(column: Column): string {
  const parts: string[] = []
  if (column.comment !== null) parts.push(column.comment)
  if (column.generated) {
    parts.push(`generated always as (${column.generated.expression}) ${column.generated.storage}`)
  }
  if (column.default?.includes('`')) parts.push(`default ${column.default}`)
  return parts.join('\n')
}

/** A number, a word DBML knows, or the expression. */
function defaultValue(sql: string): string | null {
  const word = sql.toLowerCase()
  if (word === 'true' || word === 'false' || word === 'null') return word
  if (sql !== '' && Number.isFinite(Number(sql)) && [...sql].every((ch) => '0123456789.'.includes(ch)))
    return sql
  return quoteExpression(sql)
}

function checkLines(table: Table, lose: Lose): readonly string[] {
  const lines: string[] = []
  for (const check of table.checks) {
    const expression = quoteExpression(check.expression)
    if (expression === null) lose('check', `${check.name} is left out: its backtick cannot be written`)
    else lines.push(`    ${expression} [name: ${quoteString(check.name)}]`)
  }
  return lines
}

function indexLines(table: Table, lose: Lose): readonly string[] {
  const lines: string[] = []
  const key = table.primaryKey
  if (key && key.columns.length > 1)
    lines.push(`    ${columnList(key.columns)} [pk, name: ${quoteString(key.name)}]`)
  for (const unique of table.uniques) {
    if (unique.columns.length > 1) lines.push(uniqueLine(unique))
  }
  for (const index of table.indexes) {
    const line = indexLine(index, lose)
    if (line !== null) lines.push(line)
  }
  return lines
}

function uniqueLine(unique: KeyConstraint): string {
  return `    ${columnList(unique.columns)} [unique, name: ${quoteString(unique.name)}]`
}

function indexLine(index: Index, lose: Lose): string | null {
  const keys = index.keys.map(keyText)
  if (keys.includes(null)) {
    lose('expression index', `${index.name} is left out: its backtick cannot be written`)
    return null
  }
  const settings = [`name: ${quoteString(index.name)}`]
  const notes = index.comment === null ? [] : [index.comment]
  // A partial unique index is not unique in DBML's sense: saying so would forbid rows that are allowed.
  if (index.unique && index.where === null) settings.unshift('unique')
  if (index.method === 'btree' || index.method === 'hash') settings.push(`type: ${index.method}`)
  else {
    notes.push(`using ${index.method}`)
    lose('index method', `${index.name}: its note`)
  }
  if (index.where !== null) notes.push(`${index.unique ? 'unique, ' : ''}only where ${index.where}`)
  if (index.include.length > 0) notes.push(`includes ${index.include.join(', ')}`)
  if (notes.length > 0) settings.push(`note: ${quoteString(notes.join('\n'))}`)
  return `    (${keys.join(', ')}) [${settings.join(', ')}]`
}

function keyText(key: IndexKey): string | null {
  return key.column === null ? quoteExpression(key.expression ?? '') : quoteName(key.column)
}

function columnList(columns: readonly string[]): string {
  return `(${columns.map(quoteName).join(', ')})`
}

function hasSoleUnique(table: Table, column: string): boolean {
  return table.uniques.some((unique) => unique.columns.length === 1 && unique.columns[0] === column)
}

/** A word with optional numeric arguments, which needs no quotes. */
function isPlainWord(type: string): boolean {
  let depth = 0
  for (const [at, ch] of [...type].entries()) {
    const letter = (ch >= 'a' && ch <= 'z') || ch === '_'
    const digit = ch >= '0' && ch <= '9'
    if (depth === 0 && (letter || (digit && at > 0))) continue
    if (ch === '(' && at > 0 && depth === 0) depth++
    else if (ch === ')' && depth === 1) depth++
    else if (!(depth === 1 && (digit || ch === ','))) return false
  }
  return type !== '' && depth !== 1
}
