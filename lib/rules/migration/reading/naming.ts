import type { StatementContext } from './context.ts'

const bytes = new TextEncoder()

/** A name for what a rewrite makes, short enough and quoted where it must be. */
export function madeName({ file }: StatementContext, ...parts: readonly string[]): string {
  const suffix = parts.at(-1) ?? ''
  let stem = parts.slice(0, -1).join('_')
  const room = file.dialect.maxIdentifierBytes - suffix.length - 1
  while (bytes.encode(stem).length > room) stem = stem.slice(0, -1)
  return file.dialect.quote(`${stem}_${suffix}`)
}

/** Names as a list in SQL. */
export function quoted({ file }: StatementContext, names: readonly { readonly value: string }[]): string {
  return names.map(({ value }) => file.dialect.quote(value)).join(', ')
}
