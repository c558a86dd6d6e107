/**
 * Text of the schema as Markdown that shows exactly that text: names and comments are data, never
 * markup. Every punctuation mark that Markdown or HTML could read is escaped.
 */
export function plainMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-.!|~:/@=^$"']/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\r\n|\r|\n/g, '  \n')
}

/** A fenced block that holds the text as it is, whatever backticks it has. */
export function fencedBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}
