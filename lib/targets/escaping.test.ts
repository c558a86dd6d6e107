import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyLayout } from '../layout/index.ts'
import { applyOps, emptySchema, parseOps, type Schema } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { targetOf } from './index.ts'

/** Whatever names and comments hold, the structure of each output stays that of its format. */
const dialect = dialectOf('postgres')

const nasty = fc
  .oneof(
    fc.constantFrom(
      'end',
      'class',
      'direction TB',
      'pk',
      '"',
      "'",
      '`',
      '|',
      '\\',
      '%%{init}%%',
      ']]>',
      '@enduml',
    ),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '-->',
      '}\nTable x {',
      "'''",
      'a"b',
      '#quot;',
      '[[x]]',
      '~a~b~',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  )
  .filter((name) => !name.includes('\0'))

const schemas = fc
  .record({
    tables: fc.uniqueArray(nasty, { minLength: 1, maxLength: 4 }),
    columns: fc.uniqueArray(nasty, { minLength: 1, maxLength: 4 }),
    values: fc.uniqueArray(nasty, { minLength: 1, maxLength: 3 }),
    comment: nasty,
  })
  .map(({ tables, columns, values, comment }): Schema => {
    const first = columns[0] ?? 'a'
    const ops = parseOps([
      { op: 'enum.add', enum: { schema: 'public', name: 'kind', values } },
      ...tables.map((name, at) => ({
        op: 'table.add' as const,
        table: {
          schema: 'public',
          name,
          comment,
          columns: columns.map((column) => ({ name: column, type: at % 2 === 0 ? 'text' : 'kind', comment })),
          primaryKey: { columns: [first] },
        },
      })),
      ...tables.slice(1).map((name) => ({
        op: 'foreignKey.add' as const,
        table: quoted('public', name),
        foreignKey: { columns: [first], references: { table: quoted('public', tables[0] ?? '') } },
      })),
    ])
    const result = applyOps(emptySchema('postgres', ['public']), ops, dialect)
    if (!result.ok) throw new Error(result.error.message)
    return result.value
  })

function quoted(...parts: readonly string[]): string {
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.')
}

function emit(id: string, schema: Schema): string {
  const input = { text: '', schema, layout: emptyLayout, selection: null, title: 'x' }
  return targetOf(id).emit(input).files[0]?.content ?? ''
}

function law(title: string, check: (schema: Schema) => void): void {
  test(title, () => {
    fc.assert(fc.property(schemas, check), { numRuns: 300 })
  })
}

const word = '[A-Za-z_][A-Za-z0-9_]*'
const label = '"[^"\\\\%<>`{}|#]*(?:#[0-9]+;[^"\\\\%<>`{}|#]*)*"'

describe('escaping', () => {
  law('every line of Mermaid is one of the few forms that are written', (schema) => {
    const forms = [
      /^%% [^\n<>]*$/,
      /^erDiagram$/,
      new RegExp(`^ {4}${word}(?:\\[${label}\\])?(?: \\{)?$`),
      new RegExp(
        `^ {8}[A-Za-z_][A-Za-z0-9_()\\[\\]-]* ${word}(?: (?:PK|FK|UK)(?:, (?:PK|FK|UK))*)?(?: ${label})?$`,
      ),
      /^ {4}\}$/,
      new RegExp(`^ {4}${word} (?:\\|\\||\\|o)(?:--|\\.\\.)(?:o\\{|o\\|) ${word} : ${label}$`),
    ]
    for (const line of emit('mermaid', schema).trimEnd().split('\n')) {
      expect(
        forms.some((form) => form.test(line)),
        line,
      ).toBe(true)
      expect(/direction\s+(?:TB|BT|LR|RL)/i.test(line), line).toBe(false)
    }
  })

  law('names in Mermaid are distinct, and so are the columns of a table', (schema) => {
    const lines = emit('mermaid', schema).split('\n')
    const heads = lines.filter((line) => line.endsWith(' {')).map((line) => line.trim().split(/[[ ]/)[0])
    expect(new Set(heads).size).toBe(schema.tables.size)
  })

  law('DBML has a block for each table and a line for each column', (schema) => {
    const lines = emit('dbml', schema).split('\n')
    const string = `"(?:[^"\\\\\\n]|\\\\.)*"`
    expect(lines.filter((line) => line.startsWith('Table ')).length).toBe(schema.tables.size)
    const columns = [...schema.tables.values()].reduce((sum, table) => sum + table.columns.length, 0)
    const column = new RegExp(`^ {2}${string} (?:[a-z]|")`)
    const inTables = lines.filter((line) => column.test(line)).length
    expect(inTables).toBe(columns)
    for (const line of lines) expect(balanced(line), line).toBe(true)
  })

  law('PlantUML holds no character that could be markup or a command', (schema) => {
    const lines = emit('plantuml', schema).trimEnd().split('\n')
    expect(lines.filter((line) => line === '@enduml').length).toBe(1)
    for (const line of lines) {
      const bare = line.replaceAll(/<U\+[0-9A-F]{4,6}>/g, '').replaceAll(/<<(?:PK|FK|UK)>>/g, '')
      expect(/[<>`~%!\\$]/.test(bare), line).toBe(false)
    }
  })

  law('the picture is well formed and holds no element of its content', (schema) => {
    const svg = emit('svg', schema)
    const tags = [...svg.matchAll(/<\/?([A-Za-z!?][^\s/>]*)/g)].map((match) => match[1])
    const known = new Set(['svg', 'title', 'rect', 'g', 'path', 'text'])
    expect(tags.filter((tag) => tag === undefined || !known.has(tag))).toEqual([])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot hold
    expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(svg)).toBe(false)
  })

  law('Markdown holds no raw markup', (schema) => {
    const lines = emit('markdown', schema).split('\n')
    for (const line of lines) {
      const bare = line.replaceAll('<br>', '').replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '')
      expect(/<[a-z/!]/i.test(bare), line).toBe(false)
    }
  })
})

/** Whether every string that a line opens is closed on it. */
function balanced(line: string): boolean {
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const ch = line.charAt(at)
    if (quote === '') {
      if (ch === '/' && line.charAt(at + 1) === '/') return true
      if (ch === '"' || ch === "'" || ch === '`') quote = ch
    } else if (ch === '\\' && quote !== '`') at++
    else if (ch === quote) quote = ''
  }
  return quote === ''
}
