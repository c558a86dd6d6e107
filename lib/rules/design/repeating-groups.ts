import type { Column } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { plural, singularName, wordsOf } from '../names.ts'
import { fixOf } from '../ops-of.ts'
import type { Guide } from '../rule.ts'
import type { TableContext } from '../table-context.ts'

/** phone1, phone2, phone3: a list in disguise. */
export const repeatingGroups = tableRule({
  id: 'repeating-groups',
  title: 'Numbered columns',
  category: 'design',
  severity: 'warning',
  catalogue: ['SCH023'],
  detects: 'Three columns or more of one type with the same name but for a number.',
  rationale:
    'It breaks first normal form: every search asks each column, nothing keeps the values distinct, and the ' +
    'next one needs another column.',
  source: 'Bill Karwin, SQL Antipatterns, chapter "Multicolumn Attributes"',
  ignoreWhen: 'The number is part of the thing (address lines, quarters of a year, coordinates of a vector).',
  remedy:
    'Asks whether the values move to a child table, or to an array, which does where nothing references them. Values are to be moved before the columns go.',
  fixable: false,
  guided: true,
  *check(context) {
    const { table, label } = context
    const groups = new Map<string, Column[]>()
    for (const column of table.columns) {
      const stem = stemOf(column.name)
      if (stem === null || allowed.has(stem.replace(/_$/, ''))) continue
      const key = `${stem} ${column.type.display}`
      const group = groups.get(key)
      if (group) group.push(column)
      else groups.set(key, [column])
    }
    for (const group of groups.values()) {
      if (group.length < 3) continue
      yield {
        entities: [...group.map((column) => column.id), table.id],
        message: `${label} has ${group.length} numbered columns: ${group.map((column) => column.name).join(', ')}.`,
        evidence: `They are all ${group[0]?.type.display}.`,
        confidence: 0.75,
        fix: null,
        ...guideFor(context, group),
      }
    }
  },
})

/** Two places for the values, where the names for them are free. */
function guideFor(
  { table, columns, ref, label }: TableContext,
  group: readonly Column[],
): { readonly guide?: Guide } {
  const [first] = group
  const [key, second] = table.primaryKey?.columns ?? []
  const owner = key === undefined || second !== undefined ? undefined : columns.get(key)
  const words = wordsOf(first ? (stemOf(first.name) ?? '') : '')
  const one = words.join('_')
  const many = [...words.slice(0, -1), plural(words.at(-1) ?? '')].join('_')
  if (!first || !owner || one === '' || columns.has(many)) return {}
  const child = `${singularName(table.name)}_${many}`
  const link = `${singularName(table.name)}_id`
  const type = first.type.display
  const drops = group.map(({ name }) => ({ op: 'column.drop', table: ref, column: name }) as const)
  return {
    guide: {
      question: `Where should the values of ${group.map((column) => column.name).join(', ')} of ${label} go?`,
      choices: [
        fixOf(
          `Into the child table ${child}`,
          'weigh',
          {
            op: 'table.add',
            table: {
              schema: table.schema,
              name: child,
              columns: [
                { name: link, type: owner.type.display, nullable: false },
                { name: 'position', type: 'integer', nullable: false },
                { name: one, type, nullable: false },
              ],
              primaryKey: { columns: [link, 'position'] },
              foreignKeys: [
                { columns: [link], references: { table: ref, columns: [owner.name] }, onDelete: 'cascade' },
              ],
            },
          },
          ...drops,
        ),
        fixOf(
          `Into the array ${many}`,
          'weigh',
          {
            op: 'column.add',
            table: ref,
            column: { name: many, type: `${type}[]`, nullable: false, default: "'{}'" },
          },
          ...drops,
        ),
      ],
    },
  }
}

/** The name without its final number; null when it has none. */
function stemOf(name: string): string | null {
  let end = name.length
  while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') end--
  return end === name.length || end === 0 || name.length - end > 2 ? null : name.slice(0, end).toLowerCase()
}

const allowed: ReadonlySet<string> = new Set([
  'address',
  'address_line',
  'addressline',
  'addr',
  'line',
  'street',
  'street_line',
  'sha',
  'md',
  'base',
  'v',
  'ipv',
  'q',
  'quarter',
  'x',
  'y',
  'z',
  'http',
  'oauth',
  'p',
  'percentile',
  'utf',
  'day',
  'hour',
  'd',
  'h',
])
