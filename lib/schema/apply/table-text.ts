import type { Table, View } from '../model.ts'
import { someTableSql } from './map-sql.ts'

const texts = new WeakMap<Table | View, string>()

/**
 * Whether any expression of a table holds the text, case aside. Each record's expressions are gathered once,
 * so that an op may ask all tables.
 */
export function tableSqlHas(table: Table, lowerCase: string): boolean {
  const known = texts.get(table)
  if (known !== undefined) return known.includes(lowerCase)
  const found: string[] = []
  someTableSql(table, (sql) => {
    found.push(sql.toLowerCase())
    return false
  })
  const text = found.join('\0')
  texts.set(table, text)
  return text.includes(lowerCase)
}

/** Whether the query of a view holds the text, case aside. */
export function viewSqlHas(view: View, lowerCase: string): boolean {
  const text = texts.get(view) ?? view.query.toLowerCase()
  texts.set(view, text)
  return text.includes(lowerCase)
}
