import { columnMarkers, type Relationship, relationshipsOf } from '../../layout/index.ts'
import type { Column, EnumType, Schema, Table, View } from '../../schema/index.ts'
import { type Feature, featureLosses } from '../features.ts'
import { labelOf } from '../labels.ts'
import { createNameMap, type NameMap, oneLine, plainName } from '../name-map.ts'
import { selectEntities, typeIds } from '../selection.ts'
import type { ExportInput, ExportResult, Loss, Target } from '../target.ts'
import { unseenReferences } from '../unseen-references.ts'
import { escapeText, reservedWords } from './escape.ts'
import { attributeType } from './types.ts'

/** An `erDiagram` with keys, comments and true cardinality, for anything that renders Mermaid. */
export const mermaid: Target = {
  id: 'mermaid',
  label: 'Mermaid',
  description: 'An entity-relationship diagram for Markdown files, wikis and pull requests',
  extension: 'mmd',
  mediaType: 'text/vnd.mermaid',
  emit,
}

const says: ReadonlySet<Feature> = new Set<Feature>(['column comment', 'composite key'])

const instead = {
  enum: 'its values are listed in the comments of the columns that use it',
  view: 'an entity with the names of its columns',
  identity: 'the type alone',
} as const

function emit(input: ExportInput): ExportResult {
  const schema = selectEntities(input.schema, input.selection)
  const losses: Loss[] = [
    ...featureLosses(schema, says, instead),
    ...unseenReferences(schema, 'no line is drawn for it'),
  ]
  const names = createNameMap(reservedWords)
  const lines = [`%% ${escapeText(input.title)}`.trimEnd(), 'erDiagram']
  for (const table of schema.tables.values()) lines.push(...tableLines(schema, table, names, losses))
  for (const view of schema.views.values()) lines.push(...viewLines(schema, view, names, losses))
  for (const edge of relationshipsOf(schema)) lines.push(relationshipLine(schema, edge, names))
  return { files: [{ path: 'schema.mmd', content: `${lines.join('\n')}\n` }], losses }
}

function tableLines(schema: Schema, table: Table, names: NameMap, losses: Loss[]): readonly string[] {
  const head = entityHead(schema, table, names, losses)
  const markers = columnMarkers(table)
  const inner = createNameMap(attributeKeys)
  const lines: string[] = []
  let typesExact = true
  for (const column of table.columns) {
    const name = inner.nameOf(column.name, column.name)
    const type = attributeType(column.type.display)
    typesExact &&= type.exact
    const mark = markers.get(column.name)
    const keys = [
      mark?.primaryKey && 'PK',
      mark?.foreignKey && 'FK',
      mark?.unique && !mark.primaryKey && 'UK',
    ]
    const key = keys.filter((word) => typeof word === 'string').join(', ')
    const comment = attributeComment(schema, column, name, mark?.notNull === true && !mark.primaryKey)
    lines.push(
      [
        '       ',
        type.word,
        name,
        ...(key === '' ? [] : [key]),
        ...(comment === '' ? [] : [`"${comment}"`]),
      ].join(' '),
    )
    if (name !== column.name) losses.push(mapped(table, 'column name', `${column.name} is written ${name}`))
  }
  if (!typesExact) losses.push(mapped(table, 'type spelling', 'blanks and commas of a type are underscores'))
  return lines.length === 0 ? [`    ${head}`] : [`    ${head} {`, ...lines, '    }']
}

function viewLines(schema: Schema, view: View, names: NameMap, losses: Loss[]): readonly string[] {
  const head = entityHead(schema, view, names, losses)
  const inner = createNameMap(attributeKeys)
  const lines = view.columns.map((column) => `        column ${inner.nameOf(column, column)}`)
  return lines.length === 0 ? [`    ${head}`] : [`    ${head} {`, ...lines, '    }']
}

const attributeKeys: ReadonlySet<string> = new Set(['pk', 'fk', 'uk'])

/** The plain name; beside it the true one when the two differ. */
function entityHead(schema: Schema, entity: Table | View, names: NameMap, losses: Loss[]): string {
  const full = labelOf(schema, entity)
  const name = names.nameOf(entity.id, full)
  if (name === full) return name
  const exact = plainName(full, new Set()) === full.replaceAll('.', '_')
  if (!exact) losses.push(mapped(entity, 'name', `${oneLine(full)} has the identifier ${name}`))
  return `${name}["${escapeText(full)}"]`
}

function relationshipLine(schema: Schema, edge: Relationship, names: NameMap): string {
  const { from, to } = edge.cardinality
  const parent = to.min === 1 ? '||' : '|o'
  const child = from.max === 'many' ? 'o{' : 'o|'
  const line = edge.identifying ? '--' : '..'
  const name = (id: Relationship['from']) => {
    const table = schema.tables.get(id)
    return names.nameOf(id, table ? labelOf(schema, table) : id)
  }
  const label = escapeText(edge.fromColumns.join(', '))
  return `    ${name(edge.to)} ${parent}${line}${child} ${name(edge.from)} : "${label}"`
}

function attributeComment(schema: Schema, column: Column, name: string, notNull: boolean): string {
  const parts: string[] = []
  if (name !== column.name) parts.push(escapeText(column.name))
  if (notNull) parts.push('not null')
  const values = enumOf(schema, column)?.values
  if (values) parts.push(`one of ${escapeText(values.join(', '))}`)
  if (column.comment !== null) parts.push(escapeText(column.comment))
  return parts.join(' - ')
}

function enumOf(schema: Schema, column: Column): EnumType | undefined {
  for (const id of typeIds(schema, column.type)) {
    const found = schema.enums.get(id)
    if (found) return found
  }
  return undefined
}

function mapped(entity: Table | View, feature: string, what: string): Loss {
  return { entity: entity.id, feature, instead: what }
}
