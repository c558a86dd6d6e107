/**
 * A type as a Mermaid attribute type, which is one word without blanks or commas. The long names of
 * the SQL standard become the usual short ones, which mean the same; `exact` is false when more had
 * to be changed.
 */
export function attributeType(display: string): { readonly word: string; readonly exact: boolean } {
  let text = display
  for (const [long, short] of shortNames) {
    if (text.startsWith(long)) {
      text = short + text.slice(long.length)
      break
    }
  }
  const time = timeZoneForm(text)
  let word = ''
  let exact = true
  for (const ch of time) {
    if (isWordPart(ch)) word += ch
    else {
      word += '_'
      exact = false
    }
  }
  if (word === '' || !isWordStart(word.charAt(0))) return { word: `_${word}`, exact: false }
  return keyWords.has(word.toLowerCase()) ? { word: `${word}_`, exact: false } : { word, exact }
}

const shortNames: readonly (readonly [string, string])[] = [
  ['character varying', 'varchar'],
  ['character', 'char'],
  ['double precision', 'float8'],
  ['bit varying', 'varbit'],
]

const keyWords: ReadonlySet<string> = new Set(['pk', 'fk', 'uk'])

/** `timestamp(3) with time zone` → `timestamptz(3)`, `time without time zone` → `time`. */
function timeZoneForm(text: string): string {
  for (const base of ['timestamp', 'time']) {
    if (!text.startsWith(base)) continue
    const rest = text.slice(base.length)
    const withZone = rest.indexOf(' with time zone')
    if (withZone >= 0) return `${base}tz${rest.replace(' with time zone', '')}`
    if (rest.includes(' without time zone')) return base + rest.replace(' without time zone', '')
  }
  return text
}

function isWordStart(ch: string): boolean {
  return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || ch === '_'
}

function isWordPart(ch: string): boolean {
  return isWordStart(ch) || (ch >= '0' && ch <= '9') || '-[]()'.includes(ch)
}
