/** Text on one line of Markdown whose markup loses its meaning. */
export function plain(value: string): string {
  let out = ''
  for (const ch of value) {
    if (ch === '&') out += '&amp;'
    else if (ch === '<') out += '&lt;'
    else if (ch === '>') out += '&gt;'
    else if (ch < ' ' || ch === '\u2028' || ch === '\u2029') out += ' '
    else if ('\\`*_[]#|~$'.includes(ch)) out += `\\${ch}`
    else out += ch
  }
  return out
}

/** SQL on one line as code. */
export function code(sql: string): string {
  const line = sql
    .split('\n')
    .map((part) => part.trim())
    .join(' ')
  const fence = '`'.repeat(longestRun(line) + 1)
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

/** SQL as a fenced block that nothing in it can end. */
export function block(sql: string): readonly string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(sql) + 1))
  return [`${fence}sql`, sql, fence]
}

function longestRun(value: string): number {
  let longest = 0
  let run = 0
  for (const ch of value) {
    run = ch === '`' ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}
