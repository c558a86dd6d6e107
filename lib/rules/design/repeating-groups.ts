import type { Column } from '../../schema/index.ts'
import { tableRule } from '../define.ts'

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
  remedy: 'None: the values move to a child table, or to an array when they are never referenced.',
  fixable: false,
  *check({ table, label }) {
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
      }
    }
  },
})

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
