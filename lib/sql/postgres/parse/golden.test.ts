import { describe, expect, it } from 'vitest'
import type { Segment } from '../../core/index.ts'
import { parsePostgres } from './index.ts'
import { goldenCases, orphansOf, readExpected, readInput, writeExpected } from './testing/golden.ts'

const rewrite = process.env.UPDATE_GOLDEN === '1'

describe('golden readings', () => {
  it.each(goldenCases)('%s', (name) => {
    const found = parsePostgres(readInput(name)).segments.map(present)
    if (rewrite) writeExpected(name, found)
    expect(JSON.parse(JSON.stringify(found))).toEqual(readExpected(name))
  })

  it('every file of a case is read by it', () => {
    expect(goldenCases.flatMap((name) => orphansOf(name).map((file) => `${name}/${file}`))).toEqual([])
  })
})

/** A segment with its spans shown as the text they cover, and without what is empty. */
function present(segment: Segment): unknown {
  const { kind, text, node, diagnostics, span } = segment
  if (kind !== 'statement') return { [kind]: text.slice(span.from, span.to) }
  const reports = diagnostics.map(({ severity, message, from, to }) => ({
    [severity]: message,
    at: text.slice(from, to),
  }))
  return { node: show(node, text), ...(reports.length > 0 ? { reports } : {}) }
}

function show(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((item) => show(item, text))
  if (value === null || typeof value !== 'object') return value
  const { from, to, ...rest } = value as { from?: unknown; to?: unknown }
  const out: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(rest)) {
    const empty = item === null || item === false || (Array.isArray(item) && item.length === 0)
    if (!empty) out[key] = show(item, text)
  }
  if (typeof from !== 'number' || typeof to !== 'number') return out
  const covered = text.slice(from, to)
  // A bare name or raw span says all by its text.
  const keys = Object.keys(out)
  if (keys.length === 0 || (keys.length === 1 && out.value === covered)) return covered
  return { text: covered, ...out }
}
