/** Text on one line of Markdown, all of whose markup characters lose their meaning. */
export function escapeText(text: string): string {
  let out = opensBlock(text.trim()) ? '\\' : ''
  for (const ch of text.trim().replaceAll('\r\n', '\n')) {
    if (ch === '&') out += '&amp;'
    else if (ch === '<') out += '&lt;'
    else if (ch === '>') out += '&gt;'
    // Not a backslash: readers that look for code spans first would pair it with a later one.
    else if (ch === '`') out += '&#96;'
    else if (ch === '\n' || ch === '\r') out += '<br>'
    else if (ch < ' ' || ch === '\u2028' || ch === '\u2029') out += ' '
    else if (markup.includes(ch)) out += `\\${ch}`
    else out += ch
  }
  return out
}

/** SQL as a code span on one line, its fence longer than any run of backticks inside. */
export function codeSpan(sql: string): string {
  const text = sql
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .replaceAll('\r', '')
  if (text === '') return ''
  const fence = '`'.repeat(longestRun(text) + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}

/** A code span for the cell of a table, which a bare pipe would end. */
export function codeCell(sql: string): string {
  return codeSpan(sql).replaceAll('|', '\\|')
}

/** SQL as a fenced block, the fence longer than any run of backticks inside. */
export function codeBlock(sql: string): readonly string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(sql) + 1))
  return [`${fence}sql`, ...sql.replaceAll('\r\n', '\n').split('\n'), fence]
}

/** What would be markup anywhere in a line. */
const markup = '\\*_[]#|~$'

/** Whether the first character would start a list, a heading underline or a rule. */
function opensBlock(text: string): boolean {
  return text !== '' && '-+=:'.includes(text.charAt(0))
}

function longestRun(text: string): number {
  let longest = 0
  let run = 0
  for (const ch of text) {
    run = ch === '`' ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}
