import { Kind, makeScanner, scan } from '../core/index.ts'
import type { Remark } from '../dialect.ts'
import { postgresLexical } from './lexical.ts'

/** The comments of a text, each with the token that follows it. */
export function remarksIn(text: string): readonly Remark[] {
  const scanner = makeScanner(text, postgresLexical)
  const remarks: Remark[] = []
  let open: Omit<Remark, 'next'>[] = []
  for (let at = 0; at < text.length; at = scanner.end) {
    scan(scanner, at)
    const { kind, end } = scanner
    if (kind === Kind.end || end <= at) break
    if (kind === Kind.space) continue
    if (kind === Kind.lineComment || kind === Kind.blockComment) {
      const body = text.slice(at + 2, kind === Kind.blockComment && !scanner.unclosed ? end - 2 : end)
      open.push({ from: at, to: end, text: body.trim() })
      continue
    }
    if (open.length === 0) continue
    const next = { from: at, text: text.slice(at, end) }
    for (const remark of open) remarks.push({ ...remark, next })
    open = []
  }
  return [...remarks, ...open.map((remark) => ({ ...remark, next: null }))]
}
