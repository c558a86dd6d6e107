import { isBoolean } from '../column-types.ts'
import { tableRule } from '../define.ts'
import { lastWord, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'

/** users_old, email_bak: steps of a change that nobody finished. */
export const leftoverObject = tableRule({
  id: 'leftover-object',
  title: 'Left over from a change',
  category: 'design',
  severity: 'info',
  tags: ['readability', 'space', 'privacy'],
  catalogue: ['SCH036', 'SCH022'],
  detects: 'A table or column whose name says that it is an old copy, a backup or on its way out.',
  rationale:
    'Such copies are made to be dropped next week. They keep data that was to be erased, are read by the next ' +
    'program by mistake, and are dumped and restored for years.',
  source: 'Scott Ambler and Pramod Sadalage, Refactoring Databases, on transition periods',
  ignoreWhen: 'The change is under way and the day of the drop is known.',
  remedy: 'Drops it, where nothing points at it. Nothing brings its rows back.',
  fixable: true,
  *check({ table, label, ref, references }) {
    if (isLeftover(table.name)) {
      yield {
        entities: [table.id],
        message: `${label} seems to be left over from a change.`,
        evidence: `Its name ends in ${lastWord(table.name)}.`,
        confidence: 0.65,
        fix: references.length > 0 ? null : fixOf(`Drop ${label}`, 'weigh', { op: 'table.drop', table: ref }),
      }
    }
    const tied = new Set([
      ...(table.primaryKey?.columns ?? []),
      ...table.foreignKeys.flatMap((key) => key.columns),
    ])
    for (const column of table.columns) {
      if (column.inherited || isBoolean(column.type) || !isLeftover(column.name) || tied.has(column.name))
        continue
      if (table.columns.some((each) => each.generated?.expression.includes(column.name))) continue
      yield {
        entities: [column.id, table.id],
        message: `${label}.${column.name} seems to be left over from a change.`,
        evidence: `Its name ends in ${lastWord(column.name)}.`,
        confidence: 0.6,
        fix: fixOf(`Drop ${label}.${column.name}`, 'weigh', {
          op: 'column.drop',
          table: ref,
          column: column.name,
        }),
      }
    }
  },
})

function isLeftover(name: string): boolean {
  // Splitting a name costs more than all else here, and few names end so.
  const folded = name.toLowerCase()
  if (folded.includes('_convert_to_')) return true
  if (!endings.some((end) => folded.endsWith(end))) return false
  const words = wordsOf(name)
  if (words.length < 2) return false
  const last = words.at(-1) ?? ''
  return marks.has(last)
}

const marks: ReadonlySet<string> = new Set(
  'old bak backup bkp orig deprecated obsolete unused tobedeleted'.split(' '),
)
const endings: readonly string[] = [...marks]
