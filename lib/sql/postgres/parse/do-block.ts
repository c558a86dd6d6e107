import {
  Cursor,
  Kind,
  makeScanner,
  makeTokenBuffer,
  pushToken,
  type Span,
  type StatementNode,
  type SyntaxDiagnostic,
  scan,
  type TokenBuffer,
} from '../../core/index.ts'

type Element = Span & { readonly node: StatementNode }

/** First words of the statements of a block that may change the schema. */
const schemaWords = new Set(['create', 'alter', 'drop', 'comment', 'grant', 'revoke'])
const loops = new Set(['for', 'foreach', 'while'])
const compound = new Set([...loops, 'if', 'case', 'loop'])

/**
 * Reads DO with what its block does to the schema when it can be told without running it: plain
 * statements and those behind `IF [NOT] EXISTS (…) THEN`, which guard against doing it twice.
 */
export function readDo(c: Cursor, readInner: (c: Cursor) => StatementNode): StatementNode {
  c.next()
  let body: Body | null = null
  let language = 'plpgsql'
  while (!c.done) {
    if (c.eat('language')) language = c.raw().replaceAll("'", '').toLowerCase()
    else if (c.kind() === Kind.dollarString) body = dollarBody(c)
    else if (c.kind() === Kind.string && c.raw().startsWith("'")) body = plainBody(c)
    c.next()
  }
  const elements = body && language === 'plpgsql' ? readBlock(c, body, readInner) : []
  if (!body || elements.length === 0) return { kind: 'other', words: 'do' }
  return { kind: 'do', elements, text: body.text === c.text ? null : body.text }
}

/** A block between its quotes, in a text in which it reads as it is meant. */
interface Body extends Span {
  readonly text: string
}

function dollarBody(c: Cursor): Body {
  const tag = c.text.indexOf('$', c.start() + 1) + 1 - c.start()
  return { from: c.start() + tag, to: c.end() - tag, text: c.text }
}

/** A block in plain quotes: each token at its place, with the doubled quotes in it single. */
function plainBody(c: Cursor): Body {
  const from = c.start() + 1
  const to = c.end() - 1
  const places: number[] = []
  let inner = ''
  for (let at = from; at < to; at++) {
    places.push(at)
    inner += c.text[at]
    if (c.text[at] === "'") at++
  }
  const scanner = makeScanner(inner, c.profile)
  let block = ''
  for (let at = 0; at < inner.length; at = scanner.end) {
    scan(scanner, at)
    // What a token lost with its quotes is blank behind it.
    block = block.padEnd((places[at] ?? to) - from) + inner.slice(at, scanner.end)
  }
  return { from, to, text: c.text.slice(0, from) + block.padEnd(to - from) + c.text.slice(to) }
}

function readBlock(c: Cursor, body: Body, readInner: (c: Cursor) => StatementNode): readonly Element[] {
  const tokens = tokensOf(c, body)
  if (!tokens) return []
  const diagnostics: SyntaxDiagnostic[] = []
  const inner = new Cursor(body.text, tokens, c.profile, diagnostics)
  while (!inner.done && !inner.is('begin')) inner.next()
  inner.next()
  const elements: Element[] = []
  readStatements(inner, elements, readInner)
  return elements
}

/** The tokens of a body at their places in the whole text; null when one reaches beyond it. */
function tokensOf(c: Cursor, body: Body): TokenBuffer | null {
  // `END$$` is a word to whoever reads on: the quote must be out of sight.
  const scanner = makeScanner(body.text.slice(0, body.to), c.profile)
  const tokens = makeTokenBuffer()
  for (let at = body.from; at < body.to; at = scanner.end) {
    scan(scanner, at)
    const { kind, end } = scanner
    if (end > body.to || end <= at) return null
    if (kind === Kind.space || kind === Kind.lineComment || kind === Kind.blockComment) continue
    pushToken(tokens, kind, at, end)
  }
  return tokens
}

/** Reads statements up to the END of their block; those that only may run are passed over. */
function readStatements(c: Cursor, out: Element[], readInner: (c: Cursor) => StatementNode): void {
  while (!c.done && !c.is('end') && !c.is('exception')) readOne(c, out, readInner)
  skipToEnd(c)
  skipStatement(c)
}

function readOne(c: Cursor, out: Element[], readInner: (c: Cursor) => StatementNode): void {
  if (c.eat('begin')) readStatements(c, out, readInner)
  else if (eatGuard(c)) {
    while (!c.done && !['end', 'else', 'elsif', 'elseif'].includes(c.word())) readOne(c, out, readInner)
    skipToEnd(c)
    skipStatement(c)
  } else if (compound.has(c.word())) {
    if (loops.has(c.word())) while (!c.done && !c.is('loop')) c.next()
    c.next()
    skipToEnd(c)
    skipStatement(c)
  } else if (schemaWords.has(c.word())) readElement(c, out, readInner)
  else skipStatement(c)
}

/** Eats `IF [NOT] EXISTS (…) THEN`; leaves everything else alone. */
function eatGuard(c: Cursor): boolean {
  const start = c.at
  if (c.eat('if')) {
    c.eat('not')
    if (c.eat('exists') && c.kind() === Kind.openParen) {
      c.skipGroup()
      if (c.eat('then')) return true
    }
  }
  c.at = start
  return false
}

function readElement(c: Cursor, out: Element[], readInner: (c: Cursor) => StatementNode): void {
  const { limit } = c
  const from = c.start()
  const known = c.diagnostics.length
  const start = c.at
  while (!c.done && c.kind() !== Kind.semicolon) c.skipGroup()
  c.limit = c.at
  c.at = start
  const node = readInner(c)
  const whole = c.done && c.diagnostics.length === known && node.kind !== 'broken'
  c.takeRest()
  if (whole) out.push({ ...c.spanFrom(from), node })
  c.limit = limit
  c.next()
}

/** Passes over everything up to the END that closes what is open. */
function skipToEnd(c: Cursor): void {
  let depth = 0
  for (; !c.done; c.next()) {
    if (c.is('end')) {
      if (depth === 0) return
      depth--
      // The words behind END name what it closes.
      if (c.is('if', 1) || c.is('case', 1) || c.is('loop', 1)) c.next()
    } else if (c.is('begin') || c.is('case') || c.is('loop') || (c.is('if') && beginsStatement(c))) depth++
  }
}

/** IF EXISTS goes on a DROP; the IF of a condition stands where a statement begins. */
function beginsStatement(c: Cursor): boolean {
  return c.kind(-1) === Kind.semicolon || ['begin', 'then', 'else', 'loop'].includes(c.word(-1))
}

function skipStatement(c: Cursor): void {
  while (!c.done && c.kind() !== Kind.semicolon) c.next()
  c.next()
}
