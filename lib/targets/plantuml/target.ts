import { columnMarkers, type Relationship, relationshipsOf } from '../../layout/index.ts'
import type { Column, EnumType, Schema, Table, View } from '../../schema/index.ts'
import { type Feature, featureLosses } from '../features.ts'
import { labelOf } from '../labels.ts'
import { createNameMap, type NameMap } from '../name-map.ts'
import { selectEntities } from '../selection.ts'
import type { ExportInput, ExportResult, Loss, Target } from '../target.ts'
import { unseenReferences } from '../unseen-references.ts'
import { escapeText } from './escape.ts'

/** An entity diagram in PlantUML's information engineering notation. */
export const plantuml: Target = {
  id: 'plantuml',
  label: 'PlantUML',
  description: 'An entity diagram for documentation that is built with PlantUML',
  extension: 'puml',
  mediaType: 'text/x-plantuml',
  emit,
}

const says: ReadonlySet<Feature> = new Set<Feature>(['composite key', 'enum', 'table comment'])

const instead = { view: 'an entity with the names of its columns', identity: 'the type alone' } as const

/** Words that end or begin something where an alias stands. */
const reservedWords: ReadonlySet<string> = new Set([
  'abstract',
  'as',
  'class',
  'end',
  'entity',
  'enum',
  'hide',
  'interface',
  'note',
  'package',
  'show',
  'skinparam',
  'title',
  'together',
])

function emit(input: ExportInput): ExportResult {
  const schema = selectEntities(input.schema, input.selection)
  const losses: Loss[] = [
    ...featureLosses(schema, says, instead),
    ...unseenReferences(schema, 'no line is drawn for it'),
  ]
  const names = createNameMap(reservedWords)
  const lines = ['@startuml', 'hide circle', 'skinparam linetype ortho']
  if (input.title !== '') lines.push(`title ${escapeText(input.title)}`)
  for (const table of schema.tables.values()) lines.push('', ...tableLines(schema, table, names))
  for (const view of schema.views.values()) lines.push('', ...viewLines(schema, view, names))
  for (const type of schema.enums.values()) lines.push('', ...enumLines(schema, type, names))
  lines.push('', ...relationshipsOf(schema).map((edge) => edgeLine(schema, edge, names)), '@enduml')
  return { files: [{ path: 'schema.puml', content: `${lines.join('\n')}\n` }], losses }
}

/** Key columns above the separator; a star marks what may not be null. */
function tableLines(schema: Schema, table: Table, names: NameMap): readonly string[] {
  const markers = columnMarkers(table)
  const isKey = (column: Column) => markers.get(column.name)?.primaryKey === true
  const line = (column: Column) => {
    const mark = markers.get(column.name)
    const tags = [
      mark?.primaryKey && 'PK',
      mark?.foreignKey && 'FK',
      mark?.unique && !mark.primaryKey && 'UK',
    ]
    const labels = tags.filter((tag) => typeof tag === 'string').map((tag) => ` <<${tag}>>`)
    const star = column.nullable ? '  ' : '* '
    return `  {field} ${star}${escapeText(column.name)} : ${escapeText(column.type.display)}${labels.join('')}`
  }
  const alias = names.nameOf(table.id, labelOf(schema, table))
  const head = `entity "${escapeText(labelOf(schema, table))}" as ${alias}`
  const note = table.comment === null ? [] : [`note top of ${alias} : ${escapeText(table.comment)}`]
  const body = [...table.columns.filter(isKey).map(line), '  --']
  return [`${head} {`, ...body, ...table.columns.filter((column) => !isKey(column)).map(line), '}', ...note]
}

function viewLines(schema: Schema, view: View, names: NameMap): readonly string[] {
  const label = labelOf(schema, view)
  const kind = view.kind === 'materialized' ? 'materialized view' : 'view'
  const columns = view.columns.map((name) => `  {field} ${escapeText(name)}`)
  return [
    `entity "${escapeText(label)}" as ${names.nameOf(view.id, label)} <<${kind}>> {`,
    '  --',
    ...columns,
    '}',
  ]
}

function enumLines(schema: Schema, type: EnumType, names: NameMap): readonly string[] {
  const label = labelOf(schema, type)
  const values = type.values.map((value) => `  {field} ${escapeText(value)}`)
  return [`enum "${escapeText(label)}" as ${names.nameOf(type.id, label)} {`, ...values, '}']
}

function edgeLine(schema: Schema, edge: Relationship, names: NameMap): string {
  const { from, to } = edge.cardinality
  const parent = to.min === 1 ? '||' : '|o'
  const child = from.max === 'many' ? 'o{' : 'o|'
  const line = edge.identifying ? '--' : '..'
  const alias = (id: Relationship['from']) => {
    const table = schema.tables.get(id)
    return names.nameOf(id, table ? labelOf(schema, table) : id)
  }
  return `${alias(edge.to)} ${parent}${line}${child} ${alias(edge.from)} : ${escapeText(edge.fromColumns.join(', '))}`
}
