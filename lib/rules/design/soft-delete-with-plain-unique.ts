import { plainColumns } from '../../schema/index.ts'
import { isUuid } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { wordsOf } from '../names.ts'
import { fixOf, indexSpecOf, keyColumn } from '../ops-of.ts'
import { liveRows, softDeleteColumn } from '../soft-delete.ts'

/** Rows that are only marked as deleted still hold their unique values. */
export const softDeleteWithPlainUnique = tableRule({
  id: 'soft-delete-with-plain-unique',
  title: 'Deleted rows hold unique values',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH070', 'IX035'],
  detects: 'A table with `deleted_at` (or a flag) and a unique key over all of its rows.',
  rationale:
    'Deleting a row and creating it again fails on the unique key, since the deleted row is still there. A ' +
    'partial unique index over the rows that live says what is meant.',
  source: 'https://www.postgresql.org/docs/current/indexes-partial.html (Example 11.3)',
  ignoreWhen: 'A value must never be used twice, even after its row is deleted (an invoice number).',
  remedy: 'Replaces the key by a unique index WHERE the row is not deleted.',
  fixable: true,
  *check({ table, columns, label, ref, references, quote }) {
    const mark = softDeleteColumn(table)
    if (!mark) return
    const where = liveRows(mark, quote)
    const matters = (names: readonly string[]) =>
      !names.includes(mark.name) &&
      !names.some((name) => {
        const column = columns.get(name)
        return !column || isUuid(column.type) || wordsOf(name).some((word) => lasting.has(word))
      })
    const used = (names: readonly string[]) =>
      references.some(({ key }) => key.references.columns.join() === names.join())
    for (const unique of table.uniques) {
      if (!matters(unique.columns) || unique.withoutOverlaps) continue
      const list = unique.columns.join(', ')
      yield {
        entities: [unique.id, mark.id, table.id],
        message: `Deleted rows of ${label} still occupy their ${list}.`,
        evidence: `${unique.name} is unique over all rows; ${mark.name} marks deleted ones.`,
        confidence: 0.7,
        fix: used(unique.columns)
          ? null
          : fixOf(
              `Make ${list} unique WHERE ${where}`,
              'weigh',
              { op: 'constraint.drop', table: ref, name: unique.name },
              {
                op: 'index.add',
                table: ref,
                index: { name: unique.name, unique: true, keys: unique.columns.map(keyColumn), where },
              },
            ),
      }
    }
    for (const index of table.indexes) {
      const names = plainColumns(index)
      if (!index.unique || index.where !== null || !names || !matters(names)) continue
      yield {
        entities: [index.id, mark.id, table.id],
        message: `Deleted rows of ${label} still occupy their ${names.join(', ')}.`,
        evidence: `${index.name} is unique over all rows; ${mark.name} marks deleted ones.`,
        confidence: 0.7,
        fix: used(names)
          ? null
          : fixOf(`Limit ${index.name} to rows WHERE ${where}`, 'weigh', {
              op: 'index.alter',
              table: ref,
              name: index.name,
              index: { ...indexSpecOf(index), where },
            }),
      }
    }
  },
})

const lasting: ReadonlySet<string> = new Set(['uuid', 'guid', 'token', 'iid', 'number', 'sequence', 'serial'])
