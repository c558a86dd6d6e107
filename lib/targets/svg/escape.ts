/** Text for XML content and attributes; characters that XML cannot hold become U+FFFD. */
export function escapeText(text: string): string {
  let out = ''
  for (const ch of text) {
    const code = ch.codePointAt(0) ?? 0
    if (ch === '&') out += '&amp;'
    else if (ch === '<') out += '&lt;'
    else if (ch === '>') out += '&gt;'
    else if (ch === '"') out += '&quot;'
    else if (ch === "'") out += '&#39;'
    else if (ch === '\n' || ch === '\r' || ch === '\t') out += ' '
    else if (isForbidden(code)) out += '\ufffd'
    else out += ch
  }
  return out
}

/** Control characters, lone surrogates and the two non-characters. */
function isForbidden(code: number): boolean {
  return code < 32 || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff
}
