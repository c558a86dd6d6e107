import { makeChange, type Replacement, type TextChange } from '../../../text/index.ts'
import { parsePostgres } from '../parse/index.ts'
import { layOut } from './layout.ts'
import { planOf } from './plan.ts'

/**
 * The change that brings a text into house style: keywords in capitals, one element a line. Only
 * blank space and the case of keywords change; expressions, bodies and statements with errors stay.
 */
export function formatPostgres(text: string): TextChange {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const { segments, starts } = parsePostgres(text)
  const replacements: Replacement[] = []
  segments.forEach((segment, i) => {
    const plan = planOf(segment)
    if (!plan) return
    const start = starts[i] ?? 0
    for (const { from, to, insert } of layOut(segment, plan, newline)) {
      replacements.push({ from: start + from, to: start + to, insert })
    }
  })
  return makeChange(replacements)
}
