import type { Expression, QueryReading, Statement } from '../../query/index.ts'
import { Cursor, Unknown } from './cursor.ts'
import { readExpression as expressionAt } from './expression.ts'
import { readStatement } from './statement.ts'

export { readType } from './read-type.ts'
export { type Token, tokensOf } from './tokens.ts'

/** Reads one statement that reads or changes rows; never throws, and says what it could not read. */
export function readQuery(sql: string): QueryReading {
  const c = new Cursor(sql)
  const statement = whole(c, (): Statement => {
    const found = readStatement(c)
    c.takeSymbol(';')
    return found
  })
  if (statement) return { statement, unread: c.unread }
  return { statement: null, unread: [{ from: c.tokens[0]?.from ?? 0, to: c.tokens.at(-1)?.to ?? 0 }] }
}

/** Reads an expression that stands alone; null where any of it cannot be read. */
export function readExpression(sql: string): Expression | null {
  const c = new Cursor(sql)
  const found = whole(c, () => expressionAt(c))
  return c.unread.length === 0 ? found : null
}

/** What `read` gives where it comes to the end of the text. */
function whole<T>(c: Cursor, read: () => T): T | null {
  try {
    const found = read()
    return c.isAtEnd ? found : null
  } catch (failure) {
    if (failure instanceof Unknown) return null
    throw failure
  }
}
