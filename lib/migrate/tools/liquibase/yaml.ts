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
  return text.includes('\n') && text.trim() === text && !special.test(text)
}

/** JSON's strings are YAML's double-quoted ones; what is not plain is written by its number. */
function quoted(text: string): string {
  const byNumber = (ch: string) => `\\u${ch.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(text).replaceAll(new RegExp(special, 'g'), byNumber)
}

/** Characters that YAML does not print, or reads as an end of line. */
const special = /[^\t\n -~\u00a0-\u2027\u202a-\ufefe]/
