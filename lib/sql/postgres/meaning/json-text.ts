/** A JSON text as `jsonb` keeps it: blanks and the order of keys aside; the text itself where it is none. */
export function jsonText(text: string): string {
  try {
    // Numbers keep their digits, which reading them would lose.
    return JSON.stringify(ordered(JSON.parse(withNumbersAsText(text))))
  } catch {
    return text
  }
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, each]) => [key, ordered(each)] as const)
  return entries.sort(([a], [b]) => (a < b ? -1 : 1))
}

function withNumbersAsText(text: string): string {
  let out = ''
  for (let at = 0; at < text.length; ) {
    const ch = text.charAt(at)
    let end = at + 1
    if (ch === '"') {
      while (end < text.length && text.charAt(end) !== '"') end += text.charAt(end) === '\\' ? 2 : 1
      out += text.slice(at, end + 1)
      end++
    } else if (isDigit(ch)) {
      while (end < text.length && isDigit(text.charAt(end))) end++
      out += `{"#":"${text.slice(at, end)}"}`
    } else out += ch
    at = end
  }
  return out
}

function isDigit(ch: string): boolean {
  return '-.0123456789'.includes(ch)
}
