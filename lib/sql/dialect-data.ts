/** Words, types and functions as they are offered to people who type. */
export interface LanguageData {
  readonly keywords: readonly string[]
  readonly types: readonly { readonly name: string; readonly detail: string }[]
  readonly functions: readonly string[]
}

/** What can be known of a database system without reading any SQL. Small: the page holds it whole. */
export interface DialectData {
  readonly id: string
  readonly label: string
  readonly versions: readonly string[]
  readonly defaultSchema: string
  /** Longest identifier in bytes of UTF-8. */
  readonly maxIdentifierBytes: number
  readonly language: LanguageData
  /** Tells of each table its schema, name, rows and bytes, for estimates; null where the system is not asked. */
  readonly rowCountsQuery: string | null
  /** Tells what a server counts of its use and contents, in one JSON document; null where the system is not asked. */
  readonly statisticsQuery: string | null
  /** An identifier as it must be written: quoted only if it needs to be. */
  quote(identifier: string): string
}
