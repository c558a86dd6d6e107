/**
 * Text as an expression of Ruby that says exactly the text: quoted where that is plain to read, else a
 * heredoc, in which nothing is special, whose end mark is on no line of the text. `after` are the lines to
 * write behind the statement that holds it.
 */
export function rubyText(
  text: string,
  indent: string,
): { readonly expression: string; readonly after: readonly string[] } {
  const has = (marks: string) => [...marks].some((mark) => text.includes(mark))
  if (!has("\n\r'\\")) return { expression: `'${text}'`, after: [] }
  // Ruby reads the line end of Windows as a line feed, in a heredoc too.
  if (has('\r') || !has('\n"\\#')) return { expression: doubleQuoted(text), after: [] }
  const lines = text.split('\n')
  const taken = new Set(lines.map((line) => line.trim()))
  let mark = 'SQL'
  for (let count = 2; taken.has(mark); count++) mark = `SQL_${count}`
  return { expression: `<<-'${mark}'.chomp`, after: [...lines, `${indent}${mark}`] }
}

function doubleQuoted(text: string): string {
  let out = ''
  for (const ch of text) {
    if (ch === '\\' || ch === '"' || ch === '#') out += `\\${ch}`
    else if (ch === '\n') out += '\\n'
    else if (ch === '\r') out += '\\r'
    else out += ch
  }
  return `"${out}"`
}
