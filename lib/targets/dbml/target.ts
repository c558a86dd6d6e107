import { relationshipsOf } from '../../layout/index.ts'
import type { EnumType, ForeignKey, Schema, Table } from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'
import { type Feature, featureLosses } from '../features.ts'
import { homeSchema } from '../labels.ts'
import { selectEntities } from '../selection.ts'
import type { ExportInput, ExportResult, Loss, Target } from '../target.ts'
import { unseenReferences } from '../unseen-references.ts'
import { qualifiedName, quoteName, quoteString } from './escape.ts'
import { tableBlock } from './table.ts'

/** Tables, enums, indexes, checks and references in DBML. */
export const dbml: Target = {
  id: 'dbml',
  label: 'DBML',
  description: 'Database markup language, for dbdiagram.io, dbdocs and their tools',
  extension: 'dbml',
  mediaType: 'text/plain',
  emit,
}

const says: ReadonlySet<Feature> = new Set<Feature>([
  'check',
  'column comment',
  'composite key',
  'default',
  'enum',
  'expression index',
  'identity',
  'index',
  'referential action',
  'schema',
  'table comment',
])

const instead = {
  'generated column': 'the note of the column',
  'partial index': 'an index whose note has the condition',
  identity: 'increment',
  view: 'left out',
} as const

function emit(input: ExportInput): ExportResult {
  const schema = selectEntities(input.schema, input.selection)
  const home = homeSchema(schema)
  const losses: Loss[] = [
    ...featureLosses(schema, says, instead),
    ...unseenReferences(schema, 'the reference is left out'),
  ]
  const blocks: (readonly string[])[] = [projectBlock(input)]
  for (const type of schema.enums.values()) blocks.push(enumBlock(type, home, losses))
  for (const table of schema.tables.values()) {
    if (table.columns.length > 0) blocks.push(tableBlock(schema, table, home, losses))
    else losses.push({ entity: table.id, feature: 'table without columns', instead: 'left out' })
  }
  const references = referenceLines(schema, home, losses)
  if (references.length > 0) blocks.push(references)
  const content = `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`
  return { files: [{ path: 'schema.dbml', content }], losses }
}

function projectBlock(input: ExportInput): readonly string[] {
  const type = quoteString(dialectOf(input.schema.dialect).label)
  return [`Project ${quoteName(input.title || 'schema')} {`, `  database_type: ${type}`, '}']
}

function enumBlock(type: EnumType, home: string, losses: Loss[]): readonly string[] {
  if (type.values.length === 0) {
    losses.push({ entity: type.id, feature: 'enum without values', instead: 'left out' })
    return [`// ${JSON.stringify(type.name)} has no values`]
  }
  const values = type.values.map((value) => `  ${quoteName(value)}`)
  return [`Enum ${qualifiedName(type.schema, type.name, home)} {`, ...values, '}']
}

/** DBML allows one reference between the same columns, and none from a column to itself. */
function referenceLines(schema: Schema, home: string, losses: Loss[]): readonly string[] {
  const seen = new Set<string>()
  const lines: string[] = []
  for (const edge of relationshipsOf(schema)) {
    const from = schema.tables.get(edge.from)
    const to = schema.tables.get(edge.to)
    const key = from?.foreignKeys.find((candidate) => candidate.id === edge.id)
    if (!from || !to || !key) continue
    const lose = (instead: string) => losses.push({ entity: key.id, feature: 'foreign key', instead })
    const ends = [endpoint(from, edge.fromColumns, home), endpoint(to, edge.toColumns, home)] as const
    if (
      from.columns.length === 0 ||
      to.columns.length === 0 ||
      edge.toColumns.length !== edge.fromColumns.length
    ) {
      lose('left out: its columns are not known')
    } else if (ends[0] === ends[1]) {
      lose('left out: DBML has no reference from a column to itself')
    } else if (seen.has(pairKey(ends))) {
      lose('left out: the same columns are joined by another reference already')
    } else {
      seen.add(pairKey(ends))
      const sign = edge.cardinality.from.max === 'many' ? '>' : '-'
      lines.push(referenceLine(key, ends, sign))
    }
  }
  return lines
}

/** In a one-to-one reference DBML takes the second end for the one that holds the key. */
function referenceLine(key: ForeignKey, ends: readonly [string, string], sign: '>' | '-'): string {
  const [from, to] = ends
  const pair = sign === '>' ? `${from} > ${to}` : `${to} - ${from}`
  const settings: string[] = []
  if (key.onDelete !== 'no action') settings.push(`delete: ${key.onDelete}`)
  if (key.onUpdate !== 'no action') settings.push(`update: ${key.onUpdate}`)
  return `Ref ${quoteName(key.name)}: ${pair}${settings.length === 0 ? '' : ` [${settings.join(', ')}]`}`
}

function endpoint(table: Table, columns: readonly string[], home: string): string {
  const names = columns.map(quoteName)
  const list = names.length === 1 ? names[0] : `(${names.join(', ')})`
  return `${qualifiedName(table.schema, table.name, home)}.${list}`
}

function pairKey(ends: readonly [string, string]): string {
  return [...ends].sort().join(' ')
}
