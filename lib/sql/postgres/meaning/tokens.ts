import { type SqlToken, scanSql } from '../../../schema/index.ts'

/** A token as the reader of expressions takes it: operators whole, strings with their escapes resolved. */
export interface Token {
  readonly kind: SqlToken['kind']
  readonly value: string
  readonly from: number
  readonly to: number
}

/** The tokens of an expression. */
export function tokensOf(sql: string): readonly Token[] {
  const tokens: Token[] = []
  for (const token of scanSql(sql)) {
    const last = tokens.at(-1)
    if (token.kind === 'symbol' && isSign(token.value) && last?.kind === 'symbol' && last.to === token.from) {
      const whole = last.value + token.value
      if (isSign(last.value.charAt(0)) && !endsBefore(whole)) {
        tokens[tokens.length - 1] = { ...last, value: whole, to: token.to }
        continue
      }
    }
    tokens.push(token.kind === 'string' ? { ...token, value: inside(sql, token) } : token)
  }
  return tokens
}

/** `a=-1` is an equality and a negative number: only some operators end with a plus or minus. */
function endsBefore(whole: string): boolean {
  const last = whole.at(-1)
  if (last !== '-' && last !== '+') return false
  return ![...whole].some((sign) => '~!@#%^&|`?'.includes(sign)) && whole !== '->'
}

function isSign(value: string): boolean {
  return value.length > 0 && [...value].every((sign) => '+-*/<>=~!@#%^&|`?'.includes(sign))
}

function inside(sql: string, token: SqlToken): string {
  const first = sql.charAt(token.from)
  return first === 'e' || first === 'E' ? unescaped(token.value) : token.value
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

function unescaped(text: string): string {
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const ch = text.charAt(at)
    if (ch !== '\\') {
      out += ch
      continue
    }
    at++
    const next = text.charAt(at)
    const digits = next === 'x' ? 2 : next === 'u' ? 4 : next === 'U' ? 8 : 0
    const code = digits > 0 ? Number.parseInt(text.slice(at + 1, at + 1 + digits), 16) : Number.NaN
    if (Number.isNaN(code) || code > 0x10ffff) out += escapes[next] ?? next
    else {
      out += String.fromCodePoint(code)
      at += digits
    }
  }
  return out
}
