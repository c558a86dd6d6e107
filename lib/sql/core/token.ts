/** The kinds of token; numbers, so that a token is three machine words and no object. */
export const Kind = {
  end: 0,
  word: 1,
  quotedName: 2,
  string: 3,
  dollarString: 4,
  number: 5,
  parameter: 6,
  operator: 7,
  openParen: 8,
  closeParen: 9,
  openBracket: 10,
  closeBracket: 11,
  comma: 12,
  semicolon: 13,
  dot: 14,
  colon: 15,
  backslash: 16,
  space: 17,
  lineComment: 18,
  blockComment: 19,
  other: 20,
} as const

export type TokenKind = (typeof Kind)[keyof typeof Kind]

/** Tokens of one statement in parallel arrays, trivia left out; used again from statement to statement. */
export interface TokenBuffer {
  kinds: Uint8Array
  starts: Int32Array
  ends: Int32Array
  count: number
}

export function makeTokenBuffer(): TokenBuffer {
  const size = 1024
  return { kinds: new Uint8Array(size), starts: new Int32Array(size), ends: new Int32Array(size), count: 0 }
}

/** Adds a token, doubling the room when it is full. */
export function pushToken(buffer: TokenBuffer, kind: TokenKind, start: number, end: number): void {
  const at = buffer.count
  if (at === buffer.kinds.length) grow(buffer)
  buffer.kinds[at] = kind
  buffer.starts[at] = start
  buffer.ends[at] = end
  buffer.count = at + 1
}

/** Moves all tokens by an offset, e.g. from the whole text to their segment. */
export function shiftTokens(buffer: TokenBuffer, by: number): void {
  const { starts, ends, count } = buffer
  for (let i = 0; i < count; i++) {
    starts[i] = (starts[i] as number) + by
    ends[i] = (ends[i] as number) + by
  }
}

function grow(buffer: TokenBuffer): void {
  const size = buffer.kinds.length * 2
  const kinds = new Uint8Array(size)
  const starts = new Int32Array(size)
  const ends = new Int32Array(size)
  kinds.set(buffer.kinds)
  starts.set(buffer.starts)
  ends.set(buffer.ends)
  buffer.kinds = kinds
  buffer.starts = starts
  buffer.ends = ends
}
