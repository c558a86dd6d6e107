/** Text for HTML and XML, in elements and in quoted attributes; characters that XML cannot hold become U+FFFD. */
export function escapeMarkup(text: string): string {
  return text.replace(forbidden, '\uFFFD').replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Text for Markdown that stays text: no emphasis, links, mentions, markup or line breaks come of it. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(forbidden, '\uFFFD')
    .replace(/[\\`*[\]<>#~@&$]|(?<!\w)_|_(?!\w)|^[-+=|]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/:(?=\/\/)|(?<=www)\./gi, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/^(\d+)(?=[.)])/, (digits) => `&#${digits.charCodeAt(0)};${digits.slice(1)}`)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu
