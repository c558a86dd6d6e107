/**
 * Rules that may speak about more than a third of a schema's tables, and why that is their purpose.
 * Those that judge a habit of the schema, not an accident of a table.
 */
export const widespread: Readonly<Record<string, string>> = {}
