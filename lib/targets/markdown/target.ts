import { type EntityId, type Reference, referencesByTarget, type Schema } from '../../schema/index.ts'
import { type Feature, featureLosses } from '../features.ts'
import { labelOf } from '../labels.ts'
import { selectEntities } from '../selection.ts'
import type { ExportInput, ExportResult, Target } from '../target.ts'
import { codeSpan, escapeText } from './escape.ts'
import { list, tableChapter, viewChapter } from './table.ts'

/** A data dictionary for people: every object with its comment, tables with all that belongs to them. */
export const markdown: Target = {
  id: 'markdown',
  label: 'Data dictionary',
  description: 'All tables, columns, keys and comments as Markdown to read and to review',
  extension: 'md',
  mediaType: 'text/markdown',
  emit,
}

const says: ReadonlySet<Feature> = new Set<Feature>([
  'check',
  'collation',
  'column comment',
  'composite key',
  'composite type',
  'constraint or index comment',
  'default',
  'deferrable constraint',
  'domain',
  'enum',
  'exclusion constraint',
  'expression index',
  'extension',
  'foreign key match or validity',
  'foreign table',
  'generated column',
  'identity',
  'index',
  'inheritance',
  'partial index',
  'partition bound',
  'partitioning',
  'policy',
  'range type',
  'referential action',
  'routine',
  'row security',
  'schema',
  'sequence',
  'table comment',
  'trigger',
  'unlogged or temporary',
  'view',
])

const instead = {
  routine: 'its signature without the body',
  'other object': 'its kind and name',
  'key options': 'the columns of the key',
  'index options': 'the keys of the index',
  owner: 'named with tables only',
} as const

function emit(input: ExportInput): ExportResult {
  const schema = selectEntities(input.schema, input.selection)
  const references = referencesByTarget(schema)
  const lines = [`# ${escapeText(input.title || 'Data dictionary')}`, '', ...contents(schema)]
  if (schema.tables.size > 0) lines.push('## Tables', '')
  for (const table of schema.tables.values()) {
    lines.push(...tableChapter(schema, table, referencing(schema, references, table.id)))
  }
  if (schema.views.size > 0) lines.push('## Views', '')
  for (const view of schema.views.values()) lines.push(...viewChapter(schema, view))
  lines.push(...types(schema), ...others(schema))
  return {
    files: [{ path: 'data-dictionary.md', content: `${lines.join('\n').trimEnd()}\n` }],
    losses: featureLosses(schema, says, instead),
  }
}

function contents(schema: Schema): readonly string[] {
  const rows = [...schema.tables.values()].map((table) => {
    const comment = table.comment === null ? '' : escapeText(table.comment)
    return `| ${escapeText(labelOf(schema, table))} | ${table.columns.length} | ${comment} |`
  })
  return rows.length === 0 ? [] : ['| Table | Columns | Comment |', '| --- | --- | --- |', ...rows, '']
}

function referencing(
  schema: Schema,
  references: ReadonlyMap<EntityId, readonly Reference[]>,
  id: EntityId,
): readonly string[] {
  return (references.get(id) ?? []).map(({ from, key }) => {
    return `${escapeText(labelOf(schema, from))} (${key.columns.map(codeSpan).join(', ')})`
  })
}

function types(schema: Schema): readonly string[] {
  const lines: string[] = []
  const chapter = (name: string, comment: string | null, body: readonly string[]) => {
    lines.push(`### ${escapeText(name)}`, '')
    if (comment !== null) lines.push(escapeText(comment), '')
    lines.push(...body)
  }
  for (const type of schema.enums.values()) {
    const values = type.values.map((value) => `- ${codeSpan(value) || '(empty)'}`)
    chapter(labelOf(schema, type), type.comment, ['Enum', '', ...values, ''])
  }
  for (const type of schema.domains.values()) {
    const facts = [`Domain over ${codeSpan(type.type.display)}${type.nullable ? '' : ', not null'}`]
    if (type.default !== null) facts.push(`default ${codeSpan(type.default)}`)
    const checks = type.checks.map((check) => `${codeSpan(check.name)}: ${codeSpan(check.expression)}`)
    chapter(labelOf(schema, type), type.comment, [facts.join(', '), '', ...list('Checks', checks)])
  }
  for (const type of schema.composites.values()) {
    const parts = type.attributes.map((part) => `- ${codeSpan(part.name)} ${codeSpan(part.type.display)}`)
    chapter(labelOf(schema, type), type.comment, ['Composite type', '', ...parts, ''])
  }
  for (const type of schema.ranges.values()) {
    chapter(labelOf(schema, type), type.comment, [`Range over ${codeSpan(type.subtype.display)}`, ''])
  }
  return lines.length === 0 ? [] : ['## Types', '', ...lines]
}

function others(schema: Schema): readonly string[] {
  const lines: string[] = []
  const section = (heading: string, items: readonly string[]) => {
    if (items.length > 0) lines.push(`## ${heading}`, '', ...items.map((item) => `- ${item}`), '')
  }
  const said = (text: string, comment: string | null) =>
    comment === null ? text : `${text} – ${escapeText(comment)}`
  section(
    'Routines',
    [...schema.routines.values()].map((routine) => {
      const call = `${labelOf(schema, routine)}(${routine.arguments})`
      const returns = routine.returns === null ? '' : ` returns ${codeSpan(routine.returns)}`
      return said(`${routine.kind} ${codeSpan(call)}${returns}`, routine.comment)
    }),
  )
  section(
    'Sequences',
    [...schema.sequences.values()].map((sequence) => {
      const owner = sequence.ownedBy
      const owned = owner ? `, owned by ${codeSpan(`${owner.table}.${owner.column}`)}` : ''
      return said(codeSpan(labelOf(schema, sequence)) + owned, sequence.comment)
    }),
  )
  const names = (items: Iterable<{ readonly name: string; readonly comment: string | null }>) =>
    [...items].map((item) => said(codeSpan(item.name), item.comment))
  section('Schemas', names(schema.schemas.values()))
  section('Extensions', names(schema.extensions.values()))
  section(
    'Other objects',
    [...schema.objects.values()].map((object) =>
      said(`${escapeText(object.kind)} ${codeSpan(labelOf(schema, object))}`, object.comment),
    ),
  )
  return lines
}
