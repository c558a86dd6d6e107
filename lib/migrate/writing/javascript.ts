import { oneLine } from './head.ts'
import type { Order } from './orders.ts'

/** Text as a template literal of JavaScript that says exactly the text. */
export function templateLiteral(text: string): string {
  let out = ''
  let before = ''
  for (const ch of text) {
    if (ch === '\\' || ch === '`') out += `\\${ch}`
    else if (ch === '{' && before === '$') out += '\\{'
    // A template literal reads each line end as a line feed.
    else if (ch === '\r') out += '\\r'
    else out += ch
    before = ch
  }
  return `\`${out}\``
}

/** Lines as comments of JavaScript. */
export function jsComments(lines: readonly string[], indent: string): readonly string[] {
  return lines.map((line) => `${indent}// ${oneLine(line)}`)
}

/** One call an order, each after its comments. */
export function jsCalls(orders: readonly Order[], call: string, indent: string): readonly string[] {
  return orders.flatMap(({ sql, about }) => [
    ...jsComments(about, indent),
    `${indent}${call}(${templateLiteral(sql)})`,
  ])
}
