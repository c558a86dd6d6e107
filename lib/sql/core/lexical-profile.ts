/** How a dialect's text falls into tokens, as data. */
export interface LexicalProfile {
  /** Opening character of a quoted identifier → its closing character; doubled, it stands for itself. */
  readonly nameQuotes: Readonly<Record<string, string>>
  /** Lower-case prefixes that may stand directly before a string's quote, e.g. `e`, `u&`. */
  readonly stringPrefixes: readonly string[]
  /** Prefixes whose strings take a backslash as escape; the empty prefix means plain strings. */
  readonly backslashPrefixes: readonly string[]
  /** Prefixes that may stand directly before a quoted identifier, e.g. `u&`. */
  readonly namePrefixes: readonly string[]
  readonly lineComments: readonly string[]
  readonly nestedComments: boolean
  /** `$tag$ … $tag$` strings. */
  readonly dollarStrings: boolean
  /** Characters beside letters, digits and non-ASCII that go on with an identifier. */
  readonly wordCharacters: string
  readonly operatorCharacters: string
  /** Case that unquoted identifiers are folded to. */
  readonly fold: 'lower' | 'upper' | 'none'
  readonly maxNameBytes: number
}
