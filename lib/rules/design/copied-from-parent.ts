import { type Column, type Schema, type Table, targetOf } from '../../schema/index.ts'
import { isAuditName } from '../audit-tables.ts'
import { isBoolean, isTimestamp } from '../column-types.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { keeper } from '../kept.ts'
import { singularName, snakeCase, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import { perTable } from '../per-table.ts'
import { labelOf, type TableContext } from '../table-context.ts'

/** A fact about the parent, told again by each child. */
export const copiedFromParent = schemaRule({
  id: 'copied-from-parent',
  title: 'Fact of the parent kept in the child',
  category: 'design',
  severity: 'info',
  tags: ['integrity'],
  catalogue: ['SCH065'],
  detects:
    'A column such as `customer_name` in a table that references `customers`, which has a `name` of the same type.',
  rationale:
    'It depends on the reference, not on the key of the table (third normal form): when the customer is renamed, ' +
    'old rows keep the old name, and nothing says whether that is meant.',
  source: 'E. F. Codd, Further Normalization of the Data Base Relational Model (1971)',
  ignoreWhen:
    'It is the value as it was then, as an invoice must show it. A comment that says so silences the finding.',
  remedy: 'Asks whether the copy goes or is the value of that moment, which is then said in a comment.',
  fixable: false,
  guided: true,
  *check({ schema, tables, facts }) {
    for (const each of tables.values()) {
      const { table, label, ref } = each
      if (!mayCopy(table) || !isReviewed(each) || isAuditName(table.name) || setsUp(table.name)) continue
      for (const { column, parent, original } of copiesOf(schema, each)) {
        const there = `${labelOf(facts, parent)}.${original.name}`
        yield {
          entities: [column.id, table.id, parent.id],
          message: `${label}.${column.name} seems to repeat ${there}.`,
          evidence: `${label} references ${labelOf(facts, parent)}, and both columns are ${original.type.display}.`,
          confidence: 0.55,
          fix: null,
          guide: {
            question: `Must ${label}.${column.name} stay as it was when ${there} changes?`,
            choices: [
              fixOf('Yes: say so in a comment', 'safe', {
                op: 'column.setComment',
                table: ref,
                column: column.name,
                comment: `As ${there} was when the row was made`,
              }),
              fixOf(`No: drop it and join ${labelOf(facts, parent)}`, 'weigh', {
                op: 'column.drop',
                table: ref,
                column: column.name,
              }),
            ],
          },
        }
      }
    }
  },
})

interface Copy {
  readonly column: Column
  readonly parent: Table
  readonly original: Column
}

/** What names of columns begin with that repeat the parent's. */
function stemsOf(name: string, parent: string): ReadonlySet<string> {
  return new Set([wordsOf(name).slice(0, -1).join('_'), singularName(parent)].filter((stem) => stem !== ''))
}

/** Whether any name is that of a copy, whatever the parents hold: told by the table alone. */
const mayCopy = perTable(({ columns, foreignKeys }) => {
  const keys = new Set(foreignKeys.flatMap((key) => key.columns))
  const starts = foreignKeys.flatMap(({ columns: [name = ''], references }) =>
    [...stemsOf(name, references.table)].map((stem) => `${stem}_`),
  )
  return columns.some(
    ({ name }) => !keys.has(name) && starts.some((start) => snakeCase(name).startsWith(start)),
  )
})

function copiesOf(schema: Schema, each: TableContext): readonly Copy[] {
  const parents = each.table.foreignKeys.map((key) => targetOf(schema, key))
  return kept(each, parents, () => [...copiesIn(each, parents)])
}

const kept = keeper<TableContext, readonly Copy[]>()

function* copiesIn({ table, columns }: TableContext, parents: readonly (Table | null)[]): Generator<Copy> {
  const seen = new Set<Column>()
  const keys = new Set(table.foreignKeys.flatMap((key) => key.columns))
  for (const [at, key] of table.foreignKeys.entries()) {
    const parent = parents[at]
    const [name, second] = key.columns
    if (!parent || parent === table || name === undefined || second !== undefined) continue
    // What outlives the row it refers to must keep of it what it needs.
    if (key.onDelete === 'set null') continue
    const stems = stemsOf(name, parent.name)
    for (const column of table.columns) {
      if (seen.has(column) || keys.has(column.name) || column.comment !== null || column.inherited) continue
      if (column.generated || isBoolean(column.type) || isTimestamp(column.type)) continue
      const original = originalOf(column, stems, parent, (name) => columns.has(name))
      if (!original) continue
      seen.add(column)
      yield { column, parent, original }
    }
  }
}

function originalOf(
  column: Column,
  stems: ReadonlySet<string>,
  parent: Table,
  has: (name: string) => boolean,
): Column | null {
  const folded = column.name.toLowerCase()
  const near = [...stems].filter((stem) => folded.startsWith(wordsOf(stem)[0] ?? stem))
  if (near.length === 0) return null
  const name = snakeCase(column.name)
  for (const stem of near) {
    // `note_html` beside `note` is about the row's own note.
    if (!name.startsWith(`${stem}_`) || has(stem)) continue
    const rest = name.slice(stem.length + 1)
    if (wordsOf(rest).some((word) => own.has(word))) continue
    const found = parent.columns.find(
      (each) => snakeCase(each.name) === rest || snakeCase(each.name) === name,
    )
    const key = parent.primaryKey?.columns.includes(found?.name ?? '') ?? false
    if (found && !key && found.type.display === column.type.display) return found
  }
  return null
}

/** Settings name things of other systems after our own. */
function setsUp(name: string): boolean {
  return wordsOf(name).some((word) => word.startsWith('setting') || word.startsWith('integration'))
}

/** What parent and child have each for itself. */
const own: ReadonlySet<string> = new Set(
  'id type kind count version position order rank note notes comment comments status state lock uuid guid iid at'.split(
    ' ',
  ),
)
