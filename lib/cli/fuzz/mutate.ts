/** Numbers drawn from a seed, the same in every run (mulberry32). */
export type Draw = (below: number) => number

export function drawFrom(seed: number): Draw {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** What does the most harm for its length. */
const marks = [
  ...'\'"();,.$[]:\\@#`+-*/%^~|&?{}',
  ...['$$', '$x$', '/*', '*/', '--', "E'\\", "U&'", 'U&"', '::', ':=', "''", '""', '\\.', '\\copy', '\\'],
  ...[
    '\0',
    '\uFEFF',
    '\uD800',
    '\uDC00',
    '\uFFFD',
    '\u2028',
    '\u00A0',
    '𝔘',
    '\r',
    '\r\n',
    '\n\n',
    '\t',
    '\v',
  ],
  ...['<script>', '&amp;', ']]>', '-->', '$' + '{x}', '0', '1e', '0x', '9'.repeat(40), 'é', 'x'.repeat(80)],
]

const words =
  'CREATE TABLE VIEW INDEX ALTER ADD DROP COLUMN CONSTRAINT PRIMARY KEY FOREIGN REFERENCES UNIQUE CHECK DEFAULT NOT NULL AS SELECT FROM WHERE ON IN IS OF TYPE ENUM DOMAIN SEQUENCE FUNCTION BEGIN END ATOMIC COPY stdin INSERT INTO VALUES PARTITION BY RANGE LIKE INCLUDING ALL INHERITS GENERATED ALWAYS IDENTITY STORED COMMENT SET search_path SCHEMA public IF EXISTS ONLY RENAME TO CASCADE POLICY TRIGGER MATERIALIZED WITH USING'.split(
    ' ',
  )

type Harm = (text: string, draw: Draw, donor: string) => string

const harms: readonly Harm[] = [
  // Delete, double, swap and move stretches, down to a single unit.
  (text, draw) => cut(text, draw, (piece) => piece.slice(0, 0)),
  (text, draw) => cut(text, draw, (piece) => piece + piece),
  (text, draw) => {
    const [a, b, c] = [draw(text.length + 1), draw(text.length + 1), draw(text.length + 1)].sort(
      (x, y) => x - y,
    ) as [number, number, number]
    return text.slice(0, a) + text.slice(b, c) + text.slice(a, b) + text.slice(c)
  },
  (text, draw) => put(text, draw, `${marks[draw(marks.length)]}`),
  (text, draw) => put(text, draw, `${marks[draw(marks.length)]}`.repeat(1 + draw(30))),
  (text, draw) => put(text, draw, ` ${words[draw(words.length)]} `),
  (text, draw) => cut(text, draw, () => `${marks[draw(marks.length)]}`),
  (text, draw) => put(text, draw, String.fromCharCode(draw(0x10000))),
  (text, draw, donor) => put(text, draw, stretch(donor, draw)),
  (text, draw) => text.slice(0, draw(text.length + 1)),
  (text, draw) => text.slice(draw(text.length + 1)),
  (text, draw) => replaceWord(text, draw),
]

/** The text with one to four harms done to it. */
export function mutate(text: string, donor: string, draw: Draw): string {
  let harmed = text
  for (let left = 1 + draw(4); left > 0; left--) {
    harmed = harms[draw(harms.length)]?.(harmed, draw, donor) ?? harmed
  }
  return harmed
}

/** A piece of a text that starts at a line and is at most so long. */
export function excerpt(text: string, draw: Draw, most: number): string {
  const from = text.lastIndexOf('\n', draw(text.length)) + 1
  return text.slice(from, from + 1 + draw(most))
}

function stretch(text: string, draw: Draw): string {
  const from = draw(text.length + 1)
  return text.slice(from, from + draw(60))
}

function put(text: string, draw: Draw, piece: string): string {
  const at = draw(text.length + 1)
  return text.slice(0, at) + piece + text.slice(at)
}

function cut(text: string, draw: Draw, by: (piece: string) => string): string {
  const from = draw(text.length + 1)
  const to = Math.min(text.length, from + 1 + draw(draw(2) === 0 ? 3 : 40))
  return text.slice(0, from) + by(text.slice(from, to)) + text.slice(to)
}

/** Puts one of the text's words in place of another: right in form, wrong in meaning. */
function replaceWord(text: string, draw: Draw): string {
  const found = [...text.matchAll(/\w+/g)]
  const [one, other] = [found[draw(found.length)], found[draw(found.length)]]
  if (!one || !other) return text
  return text.slice(0, one.index) + other[0] + text.slice(one.index + one[0].length)
}
