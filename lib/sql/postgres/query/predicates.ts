import type { Expression, Name } from '../../query/index.ts'
import { type Cursor, Unknown } from './cursor.ts'
import { readBehindIs, readExpression, readTight } from './expression.ts'
import { readBracketedRows } from './rows.ts'

const jsonKinds = ['value', 'array', 'object', 'scalar'] as const
const forms = ['nfc', 'nfd', 'nfkc', 'nfkd'] as const

/** `IS [NOT] …` behind its operand. */
export function readTest(c: Cursor, of: Expression, from: number): Expression {
  c.needWord('is')
  const negated = c.takeWord('not')
  const test = (test: string, other: Expression | null = null): Expression => ({
    is: 'test',
    of,
    test,
    negated,
    other,
    from,
    to: c.to,
  })
  if (c.takeWords('distinct', 'from')) {
    const other = readBehindIs(c)
    return test('distinct from', other)
  }
  const word = c.takeOneOf(['null', 'true', 'false', 'unknown', 'document', 'normalized'])
  if (word) return test(word)
  const form = c.takeOneOf(forms)
  if (form) {
    c.needWord('normalized')
    return test(`${form} normalized`)
  }
  c.needWord('json')
  const kind = c.takeOneOf(jsonKinds)
  const unique = c.takeWord('with') ? 'with' : c.takeWord('without') ? 'without' : null
  if (unique) {
    c.needWord('unique')
    c.takeWord('keys')
  }
  const words = [
    'json',
    ...(kind && kind !== 'value' ? [kind] : []),
    ...(unique === 'with' ? ['unique'] : []),
  ]
  return test(words.join(' '))
}

/** BETWEEN, IN and LIKE behind their operand, with NOT or without. */
export function readListed(c: Cursor, of: Expression, from: number): Expression {
  const negated = c.takeWord('not')
  const start = c.from
  if (c.takeWord('between')) {
    const symmetric = c.takeWord('symmetric')
    if (!symmetric) c.takeWord('asymmetric')
    const low = readTight(c)
    c.needWord('and')
    const high = readTight(c)
    return { is: 'between', of, low, high, negated, symmetric, from, to: c.to }
  }
  if (c.takeWord('in')) {
    const items = c.opensQuery() ? readBracketedRows(c) : c.bracketed(() => readExpression(c))
    if (Array.isArray(items) && items.length === 0) throw new Unknown()
    return { is: 'in', of, items, negated, from, to: c.to }
  }
  const kind = c.takeOneOf(['like', 'ilike']) ?? (c.takeWords('similar', 'to') ? 'similar to' : null)
  if (!kind || start === c.from) throw new Unknown()
  if (kind !== 'similar to') {
    const any = readQuantified(c, of, from, negated ? `not ${kind}` : kind, [])
    if (any) return any
  }
  const pattern = readTight(c)
  const mark = c.takeWord('escape') ? readTight(c) : null
  return { is: 'like', kind, of, pattern, escape: mark, negated, from, to: c.to }
}

/** ANY and ALL behind an operator; null where neither comes next. */
export function readQuantified(
  c: Cursor,
  of: Expression,
  from: number,
  operator: string,
  schema: readonly Name[],
): Expression | null {
  const word = ['any', 'some', 'all'].find((each) => c.isWord(each))
  if (word === undefined || !c.isSymbol('(', 1)) return null
  c.at++
  const quantifier = word === 'all' ? 'all' : 'any'
  const over = c.opensQuery() ? readBracketedRows(c) : c.inside(() => readExpression(c))
  return { is: 'quantified', of, operator, schema, quantifier, over, from, to: c.to }
}
