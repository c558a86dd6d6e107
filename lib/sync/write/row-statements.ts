import { type EntityId, parseEntityId, type SqlToken, scanSql, type Table } from '../../schema/index.ts'
import type { DocumentState } from '../document.ts'
import { pastNames } from './past-names.ts'
import type { Removal } from './removals.ts'
import { closeOf, isNamed, isSymbol } from './row-sources.ts'
import { statementAt } from './statements.ts'

/** The statements that do nothing but change the rows of a table, with the data behind COPY. */
export function rowStatementsOf(state: DocumentState, table: Table): readonly Removal[] {
  const names = new Set(pastNames(state, table))
  const found: Removal[] = []
  for (const [index, segment] of state.tree.segments.entries()) {
    const { node } = segment
    if (
      !node ||
      !isAboutRows(segment.text.slice(segment.span.from, segment.span.to), node.kind, names, table)
    )
      continue
    const start = state.tree.starts[index] ?? 0
    found.push({ kind: 'statement', statement: statementAt(index, start, segment, node) })
    if (node.kind === 'copy' && state.tree.segments[index + 1]?.kind === 'copyData')
      found.push({ kind: 'data', index: index + 1 })
  }
  return found
}

/** The statements that do nothing but set the position of a sequence: `SELECT setval('…', …)`. */
export function positionsOf(state: DocumentState, id: EntityId): readonly Removal[] {
  const [schema = '', name = ''] = parseEntityId(id).parts
  const found: Removal[] = []
  for (const [index, segment] of state.tree.segments.entries()) {
    const { node } = segment
    if (node?.kind !== 'other' || !node.words.startsWith('select')) continue
    if (segment.text.length > headLength * 2 || !segment.text.includes(name)) continue
    const tokens = scanSql(segment.text.slice(segment.span.from, segment.span.to))
    let at = 1
    while (isSymbol(tokens[at + 1], '.')) at += 2
    const [call, open, argument] = tokens.slice(at)
    if (call?.value !== 'setval' || !isSymbol(open, '(') || argument?.kind !== 'string') continue
    if (closeOf(tokens, at + 1) !== tokens.length - 1) continue
    const path = scanSql(argument.value).flatMap((each) => (each.kind === 'symbol' ? [] : [each.value]))
    if (path.at(-1) !== name || (path.length > 1 && path.at(-2) !== schema)) continue
    const start = state.tree.starts[index] ?? 0
    found.push({ kind: 'statement', statement: statementAt(index, start, segment, node) })
  }
  return found
}

function isAboutRows(sql: string, kind: string, names: ReadonlySet<string>, table: Table): boolean {
  if (kind !== 'copy' && kind !== 'other') return false
  // The first words tell; what follows may be very long.
  const tokens = scanSql(sql.slice(0, headLength))
  let at = tokens[0]?.kind === 'word' ? headOf(tokens) : 0
  if (at === 0) return false
  while (tokens[at]?.kind === 'word' && (tokens[at]?.value === 'only' || tokens[at]?.value === 'table')) at++
  const path = [tokens[at]?.value ?? '']
  while (isSymbol(tokens[at + 1], '.')) {
    path.push(tokens[at + 2]?.value ?? '')
    at += 2
  }
  if (!isNamed(path, names, table)) return false
  // TRUNCATE and the like may name several.
  return kind === 'copy' || !isSymbol(tokens[at + 1], ',')
}

const headLength = 400

/** How many words stand before the table that a statement changes or tends; 0 when it does neither. */
function headOf(tokens: readonly SqlToken[]): number {
  const [first, second] = [tokens[0]?.value ?? '', tokens[1]?.value ?? '']
  if (first === 'insert' || first === 'delete') return 2
  if (first === 'vacuum' && (second === 'full' || second === 'analyze')) return 2
  return ['copy', 'update', 'truncate', 'lock', 'analyze', 'vacuum', 'cluster'].includes(first) ? 1 : 0
}
