/** Gives each key a legal name of its own, the same one every time it is asked for. */
export interface NameMap {
  nameOf(key: string, wanted: string): string
}

/** What a format allows in a plain identifier: ASCII letters, digits and underscore, and no reserved word. */
export function createNameMap(reserved: ReadonlySet<string>): NameMap {
  const given = new Map<string, string>()
  const taken = new Set<string>()
  return {
    nameOf(key, wanted) {
      const known = given.get(key)
      if (known !== undefined) return known
      const base = plainName(wanted, reserved)
      let name = base
      for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base}_${n}`
      taken.add(name.toLowerCase())
      given.set(key, name)
      return name
    },
  }
}

/** The nearest plain identifier: accents dropped, anything else an underscore; never empty. */
export function plainName(wanted: string, reserved: ReadonlySet<string>): string {
  let name = ''
  for (const ch of wanted.normalize('NFD')) {
    if (isPlain(ch)) name += ch
    else if (!isCombining(ch)) name += '_'
  }
  if (name === '' || (name.charAt(0) >= '0' && name.charAt(0) <= '9')) name = `_${name}`
  return reserved.has(name.toLowerCase()) ? `${name}_` : name
}

/** Line breaks and control characters as single spaces, for formats where a name stands on one line. */
export function oneLine(text: string): string {
  let line = ''
  for (const ch of text) {
    const code = ch.codePointAt(0) ?? 0
    const blank =
      code < 32 || code === 127 || (code >= 0x80 && code < 0xa0) || code === 0x2028 || code === 0x2029
    if (!blank) line += ch
    else if (!line.endsWith(' ')) line += ' '
  }
  return line.trim()
}

function isPlain(ch: string): boolean {
  return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch === '_'
}

function isCombining(ch: string): boolean {
  return ch >= '̀' && ch < 'Ͱ'
}
