import type { ForeignKey, Table } from '../../schema/index.ts'
import { isReviewed, schemaRule } from '../define.ts'
import { isFrameworkTable } from '../frameworks.ts'
import { keeper } from '../kept.ts'
import { lastWord } from '../names.ts'
import { columnRename } from '../renames.ts'
import type { RuleContext } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** Where foreign keys end in `_id`, all of them do. */
export const foreignKeyColumnName = schemaRule({
  id: 'foreign-key-column-name',
  title: 'Foreign key column named unlike the others',
  category: 'naming',
  severity: 'info',
  catalogue: ['NM011'],
  tags: ['readability'],
  options: {
    least: {
      type: 'integer',
      default: 6,
      minimum: 2,
      says: 'Foreign keys that must be there before they make a habit',
    },
  },
  detects:
    'A foreign key column whose name does not end as at least nine of ten of the others do (`_id`, say), and that points ' +
    'at a numbered or UUID key.',
  rationale:
    '`owner` may be a name, a number or a key; `owner_id` is a key. Whoever reads a row, writes a join or generates ' +
    'code from the schema relies on it.',
  source: 'https://www.sqlstyle.guide/#column-names; sp_Develop, Foreign Key Column Naming',
  ignoreWhen: 'The column tells who did something (`created_by`), or holds a natural key.',
  remedy:
    'Renames the column; foreign keys, indexes and views follow, what stands outside the script must as well.',
  fixable: true,
  *check(context, { least }) {
    const uses = keyColumns(context)
    const endings = new Map<string, number>()
    for (const { ending } of uses) endings.set(ending, (endings.get(ending) ?? 0) + 1)
    const [habit, kept] = [...endings].reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0])
    if (uses.length < least || kept < uses.length * 0.9 || !usual.has(habit)) return
    for (const { each, key, name, ending } of uses) {
      const column = each.columns.get(name)
      if (ending === habit || !column || isFrameworkTable(each.table) || agents.has(ending)) continue
      const to =
        name === name.toLowerCase()
          ? `${name}_${habit}`
          : `${name}${habit.charAt(0).toUpperCase()}${habit.slice(1)}`
      yield {
        entities: [column.id, key.id, each.table.id],
        message: `${each.label}.${name} points at ${key.references.table}, but its name does not end in ${habit}.`,
        evidence: `${kept} of ${uses.length} foreign key columns do.`,
        confidence: 0.45,
        fix: columnRename(each, column, to),
      }
    }
  },
})

interface Use {
  readonly each: TableContext
  readonly key: ForeignKey
  readonly name: string
  readonly ending: string
}

/** Columns that point, alone, at a key that says nothing by itself. */
function keyColumns({ tables }: RuleContext): readonly Use[] {
  const uses: Use[] = []
  for (const each of tables.values())
    if (isReviewed(each)) uses.push(...keptUses(each, [], () => usesIn(each)))
  return uses
}

function usesIn(each: TableContext): readonly Use[] {
  return each.table.foreignKeys.flatMap((key, at) => {
    const [name, second] = key.columns
    if (name === undefined || second !== undefined || !pointsAtNumber(key, each.targets[at] ?? null))
      return []
    return [{ each, key, name, ending: lastWord(name) }]
  })
}

const keptUses = keeper<TableContext, readonly Use[]>()

function pointsAtNumber(key: ForeignKey, target: Table | null): boolean {
  const column = target?.columns.find(({ name }) => name === key.references.columns[0])
  return column !== undefined && ['integer', 'bigint', 'smallint', 'uuid'].includes(column.type.display)
}

const usual: ReadonlySet<string> = new Set(['id', 'uuid', 'fk', 'key', 'oid', 'ref', 'nr'])
/** `created_by`, `approved_by`, `assigned_to`, `parent`: the word tells that it is somebody or something. */
const agents: ReadonlySet<string> = new Set(['by', 'to', 'from', 'of', 'for'])
