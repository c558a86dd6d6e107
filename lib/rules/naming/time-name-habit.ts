import type { Column } from '../../schema/index.ts'
import { isTimestamp } from '../column-types.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { isFrameworkTable } from '../frameworks.ts'
import { wordsOf } from '../names.ts'
import { perTable } from '../per-table.ts'
import { columnRename } from '../renames.ts'
import type { RuleContext } from '../rule.ts'

/** Where moments end in `_at`, `_date` means a day. */
export const timeNameHabit = schemaRule({
  id: 'time-name-habit',
  title: 'Moment named unlike the others',
  category: 'naming',
  severity: 'info',
  catalogue: ['NM001', 'NM018'],
  tags: ['readability'],
  options: {
    least: {
      type: 'integer',
      default: 8,
      minimum: 3,
      says: 'Timestamp columns that must be there before they make a habit',
    },
  },
  detects:
    'A timestamp column that ends in `_date`, `_on`, `_time`, `_datetime`, `_timestamp` or `_ts` where nine of ten end in `_at`.',
  rationale:
    '`_at` tells a moment and `_on` or `_date` a day. A moment called a date is compared with days, and everything of the ' +
    'last day but its first instant is lost.',
  source:
    'https://guides.rubyonrails.org/active_record_basics.html#schema-conventions; https://www.sqlstyle.guide/#uniform-suffixes',
  ignoreWhen: 'The name is that of a standard or of another system.',
  remedy: 'Renames it to end in `_at`; what stands outside the script must follow.',
  fixable: true,
  *check(context, { least }) {
    const times = timesOf(context)
    const kept = times.filter(({ ending }) => ending === 'at').length
    const others = times.filter(({ ending }) => ending !== 'at' && ending !== '')
    if (times.length < least || kept < (kept + others.length) * 0.9) return
    for (const { each, column, to } of others) {
      yield {
        entities: [column.id, each.table.id],
        message: `${each.label}.${column.name} is a moment, but is not called ${to}.`,
        evidence: `${kept} of ${times.length} timestamp columns end in _at.`,
        confidence: 0.45,
        fix: columnRename(each, column, to),
      }
    }
  },
})

function timesOf({ tables }: RuleContext) {
  return [...tables.values()].flatMap((each) =>
    isReviewed(each) ? timesIn(each.table).map((time) => ({ each, ...time })) : [],
  )
}

const timesIn = perTable((table) =>
  isFrameworkTable(table)
    ? []
    : table.columns
        .filter((column) => isTimestamp(column.type) && !column.inherited)
        .map((column) => ({ column, ...read(column) })),
)

/** How the name ends, as far as it tells a moment, and what it would be with `_at`. */
function read(column: Column): { readonly ending: string; readonly to: string } {
  const words = wordsOf(column.name)
  const ending = words.at(-1) ?? ''
  if (words.length < 2 || !endings.has(ending)) return { ending: '', to: '' }
  const stem = column.name.slice(0, column.name.length - ending.length)
  const to = stem.endsWith('_') ? `${stem}at` : `${stem}At`
  return { ending, to }
}

const endings: ReadonlySet<string> = new Set(['at', 'date', 'on', 'time', 'datetime', 'timestamp', 'ts'])
