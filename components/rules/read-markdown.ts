/** A part of a line: words, code, or a link. */
export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly Span[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Span[])[])[] }

/**
 * The blocks of a page of docs/rules: headings, paragraphs, fenced code, lists of dashes and tables. Not
 * all of Markdown: what it does not know stays words, and nothing ever is HTML.
 */
export function readMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = []
  const lines = text.split(/\r?\n/)
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const fence = /^(`{3,})\s*(\w*)/.exec(line)
    const heading = /^(#{1,6})\s+(.*)$/.exec(line)
    if (fence) {
      const end = lines.findIndex((other, place) => place > at && other.startsWith(fence[1] ?? ''))
      const last = end < 0 ? lines.length : end
      blocks.push({ kind: 'code', language: fence[2] ?? '', text: lines.slice(at + 1, last).join('\n') })
      at = last + 1
    } else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, spans: readSpans(heading[2] ?? '') })
      at++
    } else if (line.trim() === '') at++
    else {
      const kind = kindOf(line)
      const part: string[] = []
      for (; at < lines.length && kindOf(lines[at] ?? '') === kind; at++) part.push(lines[at] ?? '')
      blocks.push(blockOf(kind, part))
    }
  }
  return blocks
}

type Kind = 'paragraph' | 'list' | 'table' | 'other'

function kindOf(line: string): Kind {
  if (line.trim() === '' || /^(`{3,}|#{1,6}\s)/.test(line)) return 'other'
  if (line.startsWith('|')) return 'table'
  return /^[-*]\s/.test(line) ? 'list' : 'paragraph'
}

function blockOf(kind: Kind, lines: readonly string[]): Block {
  if (kind === 'list') return { kind, items: lines.map((line) => readSpans(line.slice(1).trim())) }
  if (kind === 'table') {
    const rows = lines.filter((line) => !/^\|[\s:|-]+\|$/.test(line))
    return { kind, rows: rows.map((row) => cellsOf(row).map(readSpans)) }
  }
  return { kind: 'paragraph', spans: readSpans(lines.join(' ')) }
}

/** The cells of a row; `\|` is a bar of the text. */
function cellsOf(row: string): readonly string[] {
  const cells = row.trim().split(/(?<!\\)\|/)
  return cells.slice(1, -1).map((cell) => cell.trim().replaceAll('\\|', '|'))
}

const span = /`([^`]+)`|<(https:\/\/[^\s>]+)>|\[([^\]]+)\]\(([^)\s]+)\)/g

function readSpans(text: string): readonly Span[] {
  const spans: Span[] = []
  let done = 0
  const words = (end: number): void => {
    if (end > done) spans.push({ kind: 'text', text: text.slice(done, end) })
  }
  for (const match of text.matchAll(span)) {
    const [whole, code, url, label, target] = match
    const href = url ?? (target === undefined ? null : hrefOf(target))
    if (code === undefined && href === null) continue
    words(match.index)
    done = match.index + whole.length
    if (code !== undefined) spans.push({ kind: 'code', text: code })
    else if (href !== null) spans.push({ kind: 'link', text: label ?? href, href })
  }
  words(text.length)
  return spans
}

/** Where a link of a page leads in the app: to another rule's page, or out; null for anything else. */
function hrefOf(target: string): string | null {
  if (target.startsWith('https://')) return target
  const rule = /^([a-z0-9-]+)\.md$/.exec(target)?.[1]
  return rule ? `/rules/${rule}` : null
}
