import { type Column, joinQualified, type SchemaOpInput, type Table } from '../../schema/index.ts'
import { isInteger } from '../column-types.ts'
import { schemaRule } from '../define.ts'
import { isLookupCovered } from '../foreign-key-cover.ts'
import { type ImpliedReference, impliedReferences } from '../implied-references.ts'
import { indexName } from '../index-names.ts'
import { fixOf, keyColumn } from '../ops-of.ts'
import type { RawFinding, RuleContext } from '../rule.ts'
import { labelOf, type TableContext } from '../table-context.ts'

/** A column named after another table's key should be a foreign key to it. */
export const missingForeignKey = schemaRule({
  id: 'missing-foreign-key',
  title: 'Reference without a foreign key',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH006'],
  detects:
    'A column `x_id` where a table `x` or `xs` exists, with a primary key of a fitting type, and no foreign key. ' +
    'Where no table has any, which is often by choice, several such columns are one finding, as a hint.',
  rationale:
    'The database lets rows point at nothing, and sooner or later they do: deletes leave orphans, and every ' +
    'query has to allow for them. Integrity belongs where all writers pass.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Keyless Entry"',
  ignoreWhen: 'The other table lives on another shard, or rows may outlive what they point at (a log).',
  remedy: 'Adds the foreign key, and an index for it where there is none. Orphans must be cleared first.',
  fixable: true,
  *check(context) {
    const references = impliedReferences(context)
    if (references.length >= several && hasNone(context)) {
      yield ofAll(references)
      return
    }
    for (const reference of references) {
      const known = kept.get(reference.column)
      if (known && known.context === reference.context && known.target === reference.target) {
        yield known.finding
        continue
      }
      const finding = findingOf(reference)
      kept.set(reference.column, { context: reference.context, target: reference.target, finding })
      yield finding
    }
  },
})

/** Findings by column record, good for as long as the table's surroundings and the target are the same. */
const kept = new WeakMap<
  Column,
  { readonly context: TableContext; readonly target: Table; readonly finding: RawFinding }
>()

/** From so many on, that no table has a foreign key is taken for a choice. */
const several = 3

function hasNone({ tables }: RuleContext): boolean {
  for (const { table } of tables.values()) if (table.foreignKeys.length > 0) return false
  return true
}

function ofAll(references: readonly ImpliedReference[]): RawFinding {
  const named = references.slice(0, 5).map(({ context, column, target }) => {
    return `${context.label}.${column.name} to ${labelOf(context.facts, target)}`
  })
  const more = references.length > named.length ? `, and ${references.length - named.length} more` : ''
  return {
    entities: [...new Set(references.map(({ context }) => context.table.id))],
    message: `No table has a foreign key, though ${references.length} columns look like references.`,
    evidence: `${named.join(', ')}${more}.`,
    confidence: 0.4,
    fix: null,
  }
}

function findingOf({ context, column, target, targetColumn }: ImpliedReference): RawFinding {
  const { table, label, ref, facts } = context
  const to = labelOf(facts, target)
  const type = targetColumn.type.display
  const sameType = column.type.display === type
  const fits = sameType || (isInteger(column.type) && isInteger(targetColumn.type))
  const retype: SchemaOpInput = { op: 'column.setType', table: ref, column: column.name, type }
  const references = { table: joinQualified(target.schema, target.name), columns: [targetColumn.name] }
  const key: SchemaOpInput = {
    op: 'foreignKey.add',
    table: ref,
    foreignKey: { columns: [column.name], references },
  }
  const covered = isLookupCovered(table, [column.name], facts.tenantColumn)
  return {
    entities: [column.id, table.id, target.id],
    message: `${label}.${column.name} looks like a reference to ${to} but is no foreign key.`,
    evidence: `${to} has the primary key ${targetColumn.name} ${type}; ${column.name} is ${column.type.display}.`,
    confidence: sameType ? 0.75 : 0.55,
    fix: fits
      ? fixOf(
          `Add a foreign key from ${label}.${column.name} to ${to}`,
          'weigh',
          ...(sameType ? [] : [retype]),
          key,
          ...(covered ? [] : [indexFor(context, column.name)]),
        )
      : null,
  }
}

function indexFor({ table, ref, facts }: TableContext, column: string): SchemaOpInput {
  const name = indexName(facts.indexNaming, table, [column])
  return { op: 'index.add', table: ref, index: { name, keys: [keyColumn(column)] } }
}
