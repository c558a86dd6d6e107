import { err, ok, type Result } from '../base/index.ts'

/** A cell of a line, its quotes taken off, and where it stands with them. */
export interface CsvCell {
  readonly text: string
  readonly quoted: boolean
  readonly from: number
  readonly to: number
}

/** What is wrong with a text, and where. */
export interface TextFault {
  readonly at: number
  readonly message: string
}

/**
 * The records of a text by RFC 4180, whatever separates them: what stands first in the header line of comma,
 * semicolon, tab and bar. Around bars, blanks and the lines that psql draws are left out. Empty lines are no records.
 */
export function readCsv(text: string): Result<readonly (readonly CsvCell[])[], TextFault> {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  const separator = hasRule(text, start) ? '|' : separatorOf(text, start)
  const isDrawn = separator === '|'
  const records: (readonly CsvCell[])[] = []
  let cells: CsvCell[] = []
  let at = start
  while (at < text.length) {
    const cell = isDrawn ? drawnCell(text, at) : cellAt(text, at, separator)
    if ('message' in cell) return err(cell)
    cells.push(cell)
    at = cell.end
    if (text.charAt(at) === separator) {
      at++
      if (at === text.length) cells.push({ text: '', quoted: false, from: at, to: at })
      if (at < text.length) continue
    }
    if (isRecord(cells, isDrawn)) records.push(isDrawn ? withoutFrame(cells) : cells)
    cells = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return ok(records)
}

interface EndedCell extends CsvCell {
  /** Where the separator, the line break or the end of the text stands. */
  readonly end: number
}

function cellAt(text: string, from: number, separator: string): EndedCell | TextFault {
  if (text.charAt(from) !== '"') {
    const end = endOfPlain(text, from, separator)
    return { text: text.slice(from, end), quoted: false, from, to: end, end }
  }
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { at: from, message: 'A quote is opened here and never closed.' }
    value += text.slice(at, quote)
    if (text.charAt(quote + 1) !== '"') {
      const end = endOfPlain(text, quote + 1, separator)
      if (text.slice(quote + 1, end).trim() !== '')
        return { at: quote + 1, message: 'Something follows the closing quote of a value.' }
      return { text: value, quoted: true, from, to: quote + 1, end }
    }
    value += '"'
    at = quote + 2
  }
}

/** A cell of the table that psql draws: blanks around it are not its own, and nothing is quoted. */
function drawnCell(text: string, from: number): EndedCell {
  const end = endOfPlain(text, from, '|')
  const value = text.slice(from, end)
  const lead = value.length - value.trimStart().length
  const trimmed = value.trim()
  return { text: trimmed, quoted: false, from: from + lead, to: from + lead + trimmed.length, end }
}

function endOfPlain(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length) {
    const ch = text.charAt(at)
    if (ch === separator || ch === '\n' || ch === '\r') break
    at++
  }
  return at
}

function separatorOf(text: string, start: number): string {
  let quoted = false
  for (let at = start; at < text.length; at++) {
    const ch = text.charAt(at)
    if (ch === '"') quoted = !quoted
    else if (quoted) continue
    else if (ch === ',' || ch === ';' || ch === '\t' || ch === '|') return ch
    else if ((ch === '\n' || ch === '\r') && text.slice(start, at).trim() !== '') break
  }
  return ','
}

/** Whether the second line is one that psql draws under a header. */
function hasRule(text: string, start: number): boolean {
  const second = text.slice(start).trimStart().split(/\r?\n/, 2)[1] ?? ''
  return second.includes('--') && /^[\s|+-]+$/.test(second)
}

function isRecord(cells: readonly CsvCell[], isDrawn: boolean): boolean {
  const [first] = cells
  if (cells.length > 1) return true
  if (!first || (first.text.trim() === '' && !first.quoted)) return false
  return !isDrawn || !/^(?:[-+]+|\(\d+ rows?\))$/.test(first.text)
}

/** Some clients draw bars at both sides too. */
function withoutFrame(cells: readonly CsvCell[]): readonly CsvCell[] {
  return cells[0]?.text === '' && cells.at(-1)?.text === '' ? cells.slice(1, -1) : cells
}
