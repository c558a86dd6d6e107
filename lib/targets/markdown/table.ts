import { columnMarkers } from '../../layout/index.ts'
import type {
  Column,
  ForeignKey,
  Index,
  IndexKey,
  KeyConstraint,
  Schema,
  Table,
  View,
} from '../../schema/index.ts'
import { labelOf } from '../labels.ts'
import { codeBlock, codeCell, codeSpan, escapeText } from './escape.ts'

/** The chapter of one table: facts, columns, keys, references either way, indexes, checks, triggers, policies. */
export function tableChapter(
  schema: Schema,
  table: Table,
  referencedBy: readonly string[],
): readonly string[] {
  const lines = [`### ${escapeText(labelOf(schema, table))}`, '']
  if (table.comment !== null) lines.push(escapeText(table.comment), '')
  const facts = tableFacts(schema, table)
  if (facts.length > 0) lines.push(...facts.map((fact) => `- ${fact}`), '')
  lines.push(...columnTable(table))
  lines.push(
    ...list(
      'Foreign keys',
      table.foreignKeys.map((key) => foreignKeyText(schema, key)),
    ),
  )
  lines.push(...list('Referenced by', referencedBy))
  lines.push(...list('Unique', table.uniques.map(keyText)))
  lines.push(
    ...list(
      'Checks',
      table.checks.map((check) => named(check, codeSpan(check.expression))),
    ),
  )
  const exclusions = table.exclusions.map((rule) => {
    const elements = rule.elements.map((element) => `${indexKeyText(element)} WITH ${element.operator}`)
    return named(rule, codeSpan(`${rule.method} (${elements.join(', ')})`))
  })
  lines.push(...list('Exclusion constraints', exclusions))
  lines.push(...list('Indexes', table.indexes.map(indexText)))
  lines.push(
    ...list(
      'Triggers',
      table.triggers.map((trigger) => named(trigger, triggerText(trigger))),
    ),
  )
  lines.push(
    ...list(
      'Policies',
      table.policies.map((policy) => {
        const parts = [policy.permissive ? 'permissive' : 'restrictive', `for ${policy.command}`]
        if (policy.roles.length > 0) parts.push(`to ${policy.roles.map(escapeText).join(', ')}`)
        if (policy.using !== null) parts.push(`using ${codeSpan(policy.using)}`)
        if (policy.check !== null) parts.push(`with check ${codeSpan(policy.check)}`)
        return named(policy, parts.join(', '))
      }),
    ),
  )
  return lines
}

/** The chapter of one view: columns, query. */
export function viewChapter(schema: Schema, view: View): readonly string[] {
  const kind = view.kind === 'materialized' ? 'Materialized view' : 'View'
  const lines = [`### ${escapeText(labelOf(schema, view))}`, '']
  if (view.comment !== null) lines.push(escapeText(view.comment), '')
  lines.push(kind, '')
  if (view.columns.length > 0) lines.push(`Columns: ${view.columns.map(codeSpan).join(', ')}`, '')
  lines.push(...codeBlock(view.query), '')
  lines.push(...list('Indexes', view.indexes.map(indexText)))
  return lines
}

/** A heading in bold and its items, or nothing. */
export function list(heading: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`**${heading}**`, '', ...items.map((item) => `- ${item}`), '']
}

function tableFacts(schema: Schema, table: Table): readonly string[] {
  const facts: string[] = []
  if (table.kind === 'foreign') facts.push(`Foreign table on server ${codeSpan(table.server ?? '')}`)
  if (table.persistence !== 'permanent')
    facts.push(table.persistence === 'unlogged' ? 'Unlogged' : 'Temporary')
  if (table.partitionBy) {
    const keys = table.partitionBy.keys.map(indexKeyText).join(', ')
    facts.push(`Partitioned by ${table.partitionBy.strategy} (${codeSpan(keys)})`)
  }
  if (table.partitionOf) {
    const parent = escapeText(labelOf(schema, table.partitionOf.parent))
    facts.push(`Partition of ${parent}: ${codeSpan(table.partitionOf.bound)}`)
  }
  for (const parent of table.inherits) facts.push(`Inherits ${escapeText(labelOf(schema, parent))}`)
  if (table.rowSecurity.enabled) {
    facts.push(`Row security ${table.rowSecurity.forced ? 'enabled and forced' : 'enabled'}`)
  }
  if (table.owner !== null) facts.push(`Owner ${codeSpan(table.owner)}`)
  return facts
}

function columnTable(table: Table): readonly string[] {
  if (table.columns.length === 0) return ['No columns.', '']
  const markers = columnMarkers(table)
  const rows = table.columns.map((column) => {
    const mark = markers.get(column.name)
    const keys = [
      mark?.primaryKey && 'PK',
      mark?.foreignKey && 'FK',
      mark?.unique && !mark.primaryKey && 'UK',
    ]
    const cells = [
      codeCell(column.name),
      codeCell(column.type.display),
      column.nullable ? 'yes' : 'no',
      valueText(column),
      keys.filter((key) => typeof key === 'string').join(', '),
      column.comment === null ? '' : escapeText(column.comment),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| Column | Type | Null | Default | Key | Comment |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ]
}

function valueText(column: Column): string {
  if (column.generated)
    return `generated ${column.generated.storage} ${codeCell(column.generated.expression)}`
  if (column.identity) return `identity (${column.identity.mode})`
  return column.default === null ? '' : codeCell(column.default)
}

function foreignKeyText(schema: Schema, key: ForeignKey): string {
  const target = labelOf(schema, { schema: key.references.schema, name: key.references.table })
  const parts = [`${columnsText(key.columns)} → ${escapeText(target)} ${columnsText(key.references.columns)}`]
  if (key.onDelete !== 'no action') parts.push(`on delete ${key.onDelete}`)
  if (key.onUpdate !== 'no action') parts.push(`on update ${key.onUpdate}`)
  if (key.match !== 'simple') parts.push(`match ${key.match}`)
  if (key.deferrable) parts.push(key.initiallyDeferred ? 'initially deferred' : 'deferrable')
  if (key.notValid) parts.push('not validated')
  if (!key.enforced) parts.push('not enforced')
  return named(key, parts.join(', '))
}

function keyText(key: KeyConstraint): string {
  const nulls = key.nullsNotDistinct ? ', nulls not distinct' : ''
  return named(key, columnsText(key.columns) + nulls)
}

function indexText(index: Index): string {
  const parts = [
    `${index.unique ? 'unique ' : ''}${index.method} (${codeSpan(index.keys.map(indexKeyText).join(', '))})`,
  ]
  if (index.include.length > 0) parts.push(`includes ${columnsText(index.include)}`)
  if (index.where !== null) parts.push(`where ${codeSpan(index.where)}`)
  if (index.nullsNotDistinct) parts.push('nulls not distinct')
  return named(index, parts.join(', '))
}

function indexKeyText(key: IndexKey): string {
  const base = key.column ?? `(${key.expression ?? ''})`
  return [base, key.opclass ?? '', key.order === 'desc' ? 'desc' : ''].filter((part) => part !== '').join(' ')
}

function triggerText(trigger: Table['triggers'][number]): string {
  return `${trigger.timing} ${escapeText(trigger.events.join(' or '))} runs ${codeSpan(trigger.routine)}`
}

function named(part: { readonly name: string; readonly comment: string | null }, text: string): string {
  const comment = part.comment === null ? '' : ` – ${escapeText(part.comment)}`
  return `${codeSpan(part.name)}: ${text}${comment}`
}

function columnsText(columns: readonly string[]): string {
  return `(${columns.map(codeSpan).join(', ')})`
}
