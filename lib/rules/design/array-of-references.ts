import type { Column, Table } from '../../schema/index.ts'
import { isAuditName } from '../audit-tables.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { columnFilter } from '../kept.ts'
import { singular, singularName, snakeCase, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import type { RuleContext } from '../rule.ts'
import { labelOf, type TableContext } from '../table-context.ts'

/** An array of ids is a junction table that nothing checks. */
export const arrayOfReferences = schemaRule({
  id: 'array-of-references',
  title: 'References in an array',
  category: 'design',
  severity: 'info',
  tags: ['integrity'],
  catalogue: ['SCH026', 'SCH006'],
  detects: 'An array column such as `tag_ids` whose name and type are those of the key of another table.',
  rationale:
    'No foreign key can look into an array: ids of deleted rows stay in it, each may be in it twice, and ' +
    'finding who points at a row needs a GIN index. A junction table does all of that.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Jaywalking"',
  ignoreWhen: 'It is a copy for quick reading, filled from the junction table.',
  remedy: 'Asks whether a junction table takes its place or it is a copy, which is then said in a comment.',
  fixable: false,
  guided: true,
  *check(context) {
    let byName: ReadonlyMap<string, Table> | null = null
    for (const each of context.tables.values()) {
      for (const column of idListsIn(each.table)) {
        if (!isReviewed(each) || isPast(each.table.name)) continue
        byName ??= tablesBySingular(context)
        const target = targetOf(column, byName)
        const key = each.table.primaryKey?.columns ?? []
        const id = target?.primaryKey?.columns[0]
        if (!target || id === undefined || key.length !== 1) continue
        const to = labelOf(context.facts, target)
        yield {
          entities: [column.id, each.table.id, target.id],
          message: `${each.label}.${column.name} holds references to ${to} that nothing checks.`,
          evidence: `It is ${column.type.display}, the key of ${to} is ${column.type.display.replace('[]', '')}.`,
          confidence: 0.65,
          fix: null,
          guide: {
            question: `What is ${each.label}.${column.name}?`,
            choices: [
              junction(each, column, target, id),
              fixOf('A copy for quick reading: say so in a comment', 'safe', {
                op: 'column.setComment',
                table: each.ref,
                column: column.name,
                comment: `Keys of ${to}, copied here for quick reading`,
              }),
            ],
          },
        }
      }
    }
  },
})

/** What was is not kept up with what is. */
function isPast(name: string): boolean {
  return isAuditName(name) || wordsOf(name).some((word) => word.startsWith('version'))
}

function junction({ table, ref }: TableContext, column: Column, target: Table, id: string) {
  const own = table.primaryKey?.columns[0] ?? 'id'
  const ownType = table.columns.find((each) => each.name === own)?.type.display ?? 'bigint'
  const from = `${singularName(table.name)}_id`
  const to = `${wordsOf(column.name).slice(0, -1).join('_')}_id`
  const key = (name: string, type: string) => ({ name, type, nullable: false })
  return fixOf(
    'The only place that says it: make a junction table',
    'weigh',
    {
      op: 'table.add',
      table: {
        schema: table.schema,
        name: `${singularName(table.name)}_${snakeCase(target.name)}`,
        columns: [key(from, ownType), key(to, column.type.display.replace('[]', ''))],
        primaryKey: { columns: [from, to] },
        foreignKeys: [
          { columns: [from], references: { table: ref, columns: [own] }, onDelete: 'cascade' },
          { columns: [to], references: { table: `${target.schema}.${target.name}`, columns: [id] } },
        ],
      },
    },
    { op: 'column.drop', table: ref, column: column.name },
  )
}

function tablesBySingular({ tables }: RuleContext): ReadonlyMap<string, Table> {
  const byName = new Map<string, Table>()
  for (const each of tables.values())
    if (isReviewed(each)) byName.set(singularName(each.table.name), each.table)
  return byName
}

const idListsIn = columnFilter((column) => {
  if (column.type.dimensions === 0 || column.inherited || column.generated || column.comment !== null)
    return false
  return singular(wordsOf(column.name).at(-1) ?? '') === 'id'
})

function targetOf(column: Column, byName: ReadonlyMap<string, Table>): Table | null {
  const words = wordsOf(column.name)
  if (words.length < 2 || singular(words.at(-1) ?? '') !== 'id') return null
  const target = byName.get(
    words
      .slice(0, -1)
      .map((word, at) => (at === words.length - 2 ? singular(word) : word))
      .join('_'),
  )
  const [id, second] = target?.primaryKey?.columns ?? []
  const key = second === undefined ? target?.columns.find((each) => each.name === id) : undefined
  return target && key && `${key.type.display}[]` === column.type.display ? target : null
}
