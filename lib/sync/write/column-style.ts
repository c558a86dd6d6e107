import type { ColumnNode, RenderStyle, Span } from '../../sql/index.ts'
import type { Replacement } from '../../text/index.ts'
import type { CreateTableStatement } from './statements.ts'
import { lineStart } from './trivia.ts'

/** What the columns of a list have in common, and a new one takes over. */
export type ColumnStyle = Partial<
  Pick<RenderStyle, 'keyword' | 'type' | 'afterName' | 'afterType' | 'nullability' | 'nullWord'>
>

/**
 * How the columns of a table are written, read from the columns themselves: the case of their words and
 * types, in which order NOT NULL and DEFAULT stand, and in which column of the page types and what follows
 * them start. `lead` is what stands before a new one on its line. What the columns do not tell is left out.
 */
export function columnStyleOf({ segment, node }: CreateTableStatement, lead: string | null): ColumnStyle {
  const { text } = segment
  const columns = node.elements.filter((each) => each.kind === 'column')
  const constraints = [
    ...columns.flatMap((each) => each.constraints),
    ...node.elements.flatMap((each) => (each.kind === 'constraint' ? [each.constraint] : [])),
  ]
  const words = constraints.map(({ from }) => wordAt(text, from))
  const types = columns.flatMap(({ type }) => (type && !type.path ? [text.slice(type.from, type.to)] : []))
  const typeTab = lead === null ? null : tabStopOf(columns.flatMap((each) => gapBeforeType(text, each)))
  const restTab = lead === null ? null : tabStopOf(columns.flatMap((each) => gapBeforeRest(text, each)))
  const [keyword, type] = [caseOf(words), caseOf(types)]
  return {
    ...(keyword ? { keyword } : {}),
    ...(type ? { type } : {}),
    ...(typeTab ? { afterName: (name) => blanksTo(typeTab, `${lead}${name}`) } : {}),
    ...(restTab ? { afterType: (head) => blanksTo(restTab, `${lead}${head}`) } : {}),
    ...nullabilityOf(columns),
  }
}

/**
 * Writes a name or type over another, with as many blanks behind it as keep what follows where it is. `head`
 * is the column up to there, as it will be.
 */
export function replaceWithBlanks(
  create: CreateTableStatement,
  part: Span,
  written: string,
  head: string,
): Replacement {
  const { text } = create.segment
  const columns = create.node.elements.filter((each) => each.kind === 'column')
  const own = columns.find((each) => each.from <= part.from && part.to <= each.to)
  const isName = own?.name.to === part.to
  const gaps = columns.flatMap((each) => (isName ? gapBeforeType(text, each) : gapBeforeRest(text, each)))
  const tab = gaps.some((each) => each.from === part.to) ? tabStopOf(gaps) : null
  const at = { from: create.start + part.from, to: create.start + part.to }
  if (!own || !tab) return { ...at, insert: written }
  let next = part.to
  while (isBlank(text.charAt(next))) next++
  const line = text.slice(lineStart(text, own.from), own.from) + head
  return { ...at, to: create.start + next, insert: written + blanksTo(tab, line) }
}

/** The blanks between two parts of a column, with the line up to them. */
interface Gap {
  readonly from: number
  readonly line: string
  readonly blanks: string
}

function gapBeforeType(text: string, { name, type }: ColumnNode): readonly Gap[] {
  return type ? gapBetween(text, name.to, type.from) : []
}

function gapBeforeRest(text: string, { type, to }: ColumnNode): readonly Gap[] {
  if (!type) return []
  let next = type.to
  while (isBlank(text.charAt(next))) next++
  return next < to ? gapBetween(text, type.to, next) : []
}

function gapBetween(text: string, from: number, to: number): readonly Gap[] {
  const blanks = text.slice(from, to)
  if (blanks === '' || ![...blanks].every(isBlank)) return []
  return [{ from, line: text.slice(lineStart(text, from), from), blanks }]
}

/** Where parts start on the page, and whether tabs lead there. */
interface TabStop {
  readonly at: number
  readonly tab: number | null
}

/** The place where most parts start; null when they follow their neighbours after a single blank. */
function tabStopOf(gaps: readonly Gap[]): TabStop | null {
  if (gaps.length < 2) return null
  const tabbed = gaps.filter(({ blanks }) => blanks.includes('\t'))
  if (tabbed.length * 2 > gaps.length) {
    for (const tab of [4, 8, 2]) {
      const at = shared(gaps, tab)
      if (at !== null) return { at, tab }
    }
    return { at: 0, tab: 4 }
  }
  if (!gaps.some(({ blanks }) => blanks.length > 1)) return null
  const at = shared(gaps, 8)
  return at === null ? null : { at, tab: null }
}

/** The column of the page in which at least three of four parts start, those that are pushed on left out. */
function shared(gaps: readonly Gap[], tab: number): number | null {
  const starts = gaps.map(({ line, blanks }) => widthOf(line + blanks, tab))
  const counts = new Map<number, number>()
  for (const at of starts) counts.set(at, (counts.get(at) ?? 0) + 1)
  const [at, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
  const pushed = gaps.filter(({ line, blanks }) => blanks.length === 1 && widthOf(line, tab) >= at).length
  return count >= 2 && count * 4 >= (gaps.length - pushed) * 3 ? at : null
}

function blanksTo({ at, tab }: TabStop, line: string): string {
  if (tab === null) return ' '.repeat(Math.max(1, at - widthOf(line, 8)))
  let blanks = '\t'
  while (widthOf(line + blanks, tab) < at) blanks += '\t'
  return blanks
}

function widthOf(line: string, tab: number): number {
  let width = 0
  for (const ch of line) width += ch === '\t' ? tab - (width % tab) : 1
  return width
}

/** A change to the case that most samples are in; null when they do not tell. */
function caseOf(samples: readonly string[]): ((words: string) => string) | null {
  const upper = samples.filter((each) => each !== each.toLowerCase() && each === each.toUpperCase()).length
  const lower = samples.filter((each) => each !== each.toUpperCase() && each === each.toLowerCase()).length
  if (upper === lower) return null
  return upper > lower ? (words) => words.toUpperCase() : (words) => words.toLowerCase()
}

function nullabilityOf(columns: readonly ColumnNode[]): Pick<RenderStyle, 'nullability' | 'nullWord'> {
  let [first, last, spoken, silent] = [0, 0, 0, 0]
  for (const { constraints } of columns) {
    const place = constraints.findIndex(({ kind }) => kind === 'notNull')
    const value = constraints.findIndex(({ kind }) => kind === 'default')
    if (place >= 0 && value >= 0) place < value ? first++ : last++
    if (constraints.some(({ kind }) => kind === 'null')) spoken++
    else if (place < 0 && !constraints.some(({ kind }) => kind === 'primaryKey')) silent++
  }
  return {
    ...(first > last ? { nullability: 'before default' as const } : {}),
    ...(spoken > silent ? { nullWord: 'written' as const } : {}),
  }
}

function wordAt(text: string, from: number): string {
  let to = from
  while (text.charAt(to).toLowerCase() !== text.charAt(to).toUpperCase()) to++
  return text.slice(from, to)
}

function isBlank(ch: string): boolean {
  return ch === ' ' || ch === '\t'
}
