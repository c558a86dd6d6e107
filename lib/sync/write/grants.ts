import { scanSql, type Table } from '../../schema/index.ts'
import type { Span } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import type { DocumentState } from '../document.ts'
import { removeElements } from './lists.ts'
import { namesOfColumn } from './past-names.ts'
import { removeAll } from './removals.ts'
import { idsOf, type Statement, statementsAbout } from './statements.ts'

/** Takes a column out of the privileges that name it, with those that name no other. */
export function writeGrantsWithout(
  state: DocumentState,
  table: Table,
  column: string,
): readonly Replacement[] {
  const names = new Set(namesOfColumn(state, table, column))
  return statementsAbout(state, idsOf(table)).flatMap((statement) => {
    const { node } = statement
    if ((node.kind !== 'grant' && node.kind !== 'revoke') || node.targets.length !== 1) return []
    const emptied = node.privileges.flatMap(({ columns }, at) =>
      columns.length > 0 && columns.every((each) => names.has(each.value)) ? [at] : [],
    )
    if (emptied.length === node.privileges.length) return removeAll(state, [{ kind: 'statement', statement }])
    const { start } = statement
    const absolute = (edits: readonly Replacement[]) =>
      edits.map((each) => ({ ...each, from: each.from + start, to: each.to + start }))
    const { text } = statement.segment
    const shortened = node.privileges.flatMap(({ columns }, at) => {
      const gone = columns.flatMap((each, index) => (names.has(each.value) ? [index] : []))
      return emptied.includes(at) || gone.length === 0 ? [] : removeElements(text, columns, gone)
    })
    const whole = emptied.length > 0 ? removeElements(text, privilegesOf(statement), emptied) : []
    return absolute([...shortened, ...whole])
  })
}

/** Where each privilege of a statement stands, its list of columns included. */
function privilegesOf({ segment, span }: Statement): readonly Span[] {
  const tokens = scanSql(segment.text.slice(span.from, span.to))
  const found: Span[] = []
  let depth = 0
  let first = 1
  // REVOKE GRANT OPTION FOR …
  const option = tokens.findIndex((token, at) => at < 5 && token.kind === 'word' && token.value === 'for')
  if (option > 0) first = option + 1
  for (let at = first; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.value === '(' && token.kind === 'symbol') depth++
    else if (token?.value === ')' && token.kind === 'symbol') depth--
    const isEnd = token?.kind === 'word' && token.value === 'on'
    if (depth > 0 || !(isEnd || (token?.kind === 'symbol' && token.value === ','))) continue
    const [from, to] = [tokens[first]?.from ?? 0, tokens[at - 1]?.to ?? 0]
    found.push({ from: span.from + from, to: span.from + to })
    first = at + 1
    if (isEnd) break
  }
  return found
}
