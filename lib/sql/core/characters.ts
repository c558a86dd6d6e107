import type { LexicalProfile } from './lexical-profile.ts'

/** What a token that begins with a character can be. */
export const Class = {
  other: 0,
  space: 1,
  word: 2,
  digit: 3,
  quote: 4,
  operator: 5,
  dot: 6,
  colon: 7,
  dollar: 8,
  single: 9,
  nameQuote: 10,
} as const

/** A profile's ASCII characters, looked up by code. */
export interface CharacterTables {
  readonly classes: Uint8Array
  /** 1 for characters that go on with a word. */
  readonly inWord: Uint8Array
  readonly hasBackslashPlain: boolean
}

/** The tables of a profile; made once for each. */
export function charactersOf(profile: LexicalProfile): CharacterTables {
  let made = tablesOf.get(profile)
  if (!made) {
    made = makeTables(profile)
    tablesOf.set(profile, made)
  }
  return made
}

function makeTables(profile: LexicalProfile): CharacterTables {
  const classes = new Uint8Array(128)
  const inWord = new Uint8Array(128)
  const set = (chars: string, cls: number) => {
    for (const ch of chars) classes[ch.charCodeAt(0)] = cls
  }
  set(profile.operatorCharacters, Class.operator)
  set('()[],;\\', Class.single)
  set('.', Class.dot)
  set(':', Class.colon)
  set(' \t\n\r\f\v', Class.space)
  set("'", Class.quote)
  if (profile.dollarStrings) set('$', Class.dollar)
  for (let code = 0; code < 128; code++) {
    const ch = String.fromCharCode(code)
    if (/[a-z_]/i.test(ch)) classes[code] = Class.word
    if (/[0-9]/.test(ch)) classes[code] = Class.digit
    if (/[a-z0-9_]/i.test(ch) || profile.wordCharacters.includes(ch)) inWord[code] = 1
  }
  for (const open of Object.keys(profile.nameQuotes)) set(open, Class.nameQuote)
  return { classes, inWord, hasBackslashPlain: profile.backslashPrefixes.includes('') }
}

const tablesOf = new WeakMap<LexicalProfile, CharacterTables>()
