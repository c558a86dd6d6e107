/** Text as a scalar of YAML that says exactly the text: a block where it can be one, else in quotes. */
export function yamlText(text: string, indent: string): string {
  return fitsBlock(text)
    ? `|-\n${text
        .split('\n')
        .map((line) => (line === '' ? '' : `${indent}${line}`))
        .join('\n')}`
    : quoted(text)
}

/** Whether a block keeps the text: no blank before the first word, no line after the last, only plain characters. */
function fitsBlock(text: string): boolean {
  if (!text.includes('\n') || text.startsWith(' ') || text.startsWith('\n') || text.endsWith('\n'))
    return false
  return [...text].every(isPlain)
}

function isPlain(ch: string): boolean {
  const code = ch.codePointAt(0) ?? 0
  if (code === 9 || code === 10) return true
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return false
  return code !== 0x2028 && code !== 0x2029 && code !== 0xfeff && code < 0xd800
}

/** JSON's strings are YAML's double-quoted ones; what is not plain is written by its number. */
function quoted(text: string): string {
  let out = ''
  for (const ch of JSON.stringify(text)) {
    const code = ch.codePointAt(0) ?? 0
    out += isPlain(ch) || code > 0xffff ? ch : `\\u${code.toString(16).padStart(4, '0')}`
  }
  return out
}
