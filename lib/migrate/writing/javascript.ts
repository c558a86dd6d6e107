import { oneLine } from './head.ts'
import type { Order } from './orders.ts'

/** Text as a template literal of JavaScript that says exactly the text. */
export function templateLiteral(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('`', '\\`')
    .replaceAll('${', '$\\{')
    // A template literal reads each line end as a line feed.
    .replaceAll('\r', '\\r')
  return `\`${escaped}\``
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
