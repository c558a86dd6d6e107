import { makeChange, type TextChange } from '../../lib/text/index.ts'

/** What a waiver in the text says. */
export interface TextWaiver {
  readonly rule: string
  readonly reason: string
  /** YYYY-MM-DD; absent: for good. */
  readonly until?: string
}

/** Writes a waiver as a comment of its own line before the line in which an offset stands, as far in as that line. */
export function waiverComment(text: string, offset: number, waiver: TextWaiver): TextChange {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const indent = /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? ''
  const lineEnd = /\r?\n/.exec(text.slice(start))?.[0] ?? (text.includes('\r\n') ? '\r\n' : '\n')
  const until = waiver.until ? ` until ${waiver.until}` : ''
  const said = `${waiver.rule}: ${waiver.reason}${until}`.replace(/\s+/g, ' ').trim()
  return makeChange([{ from: start, to: start, insert: `${indent}-- athena:ignore ${said}${lineEnd}` }])
}
