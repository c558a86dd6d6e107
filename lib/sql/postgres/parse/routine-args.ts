import {
  type Cursor,
  Kind,
  type Name,
  type Raw,
  type RoutineArg,
  type Span,
  type TypeNode,
} from '../../core/index.ts'
import { readLabel } from './names.ts'
import { isType, readType } from './types.ts'

/** Reads the parenthesised arguments; call only at the parenthesis. */
export function readArgs(c: Cursor): { readonly args: readonly RoutineArg[]; readonly span: Span } {
  const open = c.at
  const closing = c.closingIndex()
  c.next()
  const args: RoutineArg[] = []
  while (c.at < closing) {
    if (c.is('order') && c.is('by', 1)) {
      // Direct and aggregated arguments of an ordered-set aggregate.
      c.next()
      c.next()
      continue
    }
    if (c.isOperator('*')) c.next()
    else args.push(readArg(c))
    if (c.at < closing && !c.eatKind(Kind.comma) && !c.is('order')) {
      c.takeUntil(() => c.at >= closing)
      if (!c.eatKind(Kind.comma)) break
    }
  }
  c.at = closing
  const span = { from: c.endOf(open), to: c.start() }
  c.eatKind(Kind.closeParen)
  return { args, span }
}

function readArg(c: Cursor): RoutineArg {
  const from = c.start()
  const before = readMode(c)
  let name: Name | null = null
  let mode = before
  if (isArgName(c)) {
    name = readLabel(c, 'a name')
    mode ??= readMode(c)
  }
  const type: TypeNode | null = isType(c) ? readType(c, 'a type') : null
  if (!type) {
    c.reportHere('expected a type')
    c.takeUntil(() => false)
  }
  let value: Raw | null = null
  if (c.eat('default') || c.eatOperator('=') || c.eatOperator(':='))
    value = c.takeUntil((at) => at.are('order', 'by'))
  return { ...c.spanFrom(from), mode: mode ?? 'in', name, type, default: value }
}

function readMode(c: Cursor): RoutineArg['mode'] | null {
  switch (c.word()) {
    case 'in':
      c.next()
      return c.eat('out') ? 'inout' : 'in'
    case 'out':
    case 'inout':
      // The same words can be names of arguments: `out integer` is a mode, `out` alone is not.
      if (!isType(c, 1)) return null
      return c.eat('out') ? 'out' : c.eat('inout') ? 'inout' : null
    case 'variadic':
      c.next()
      return 'variadic'
    default:
      return null
  }
}

/** Two words in a row are a name and a type, unless together they are a type. */
function isArgName(c: Cursor): boolean {
  const kind = c.kind()
  if (kind !== Kind.word && kind !== Kind.quotedName) return false
  if (kind === Kind.word && !isType(c)) return false
  if (!isType(c, 1) && !c.is('in', 1) && !c.is('variadic', 1)) return false
  const second = c.word(1)
  switch (c.word()) {
    case 'double':
      return second !== 'precision'
    case 'character':
    case 'char':
    case 'nchar':
    case 'bit':
      return second !== 'varying'
    case 'national':
      return second !== 'character' && second !== 'char'
    case 'timestamp':
    case 'time':
      return second !== 'without'
    case 'interval':
      return !['year', 'month', 'day', 'hour', 'minute', 'second'].includes(second)
    case 'setof':
      return false
    default:
      return true
  }
}
