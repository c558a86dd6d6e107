import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyChange, makeChange } from '../../lib/text/index.ts'
import { createChangingText } from './changing-text.ts'

it('is the text that the changes make one after another', () => {
  const edit = fc.record({ at: fc.nat(400), cut: fc.nat(3), insert: fc.constantFrom('', 'a', 'bcd', '\n') })
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 200 }), (edits) => {
      let text = 'select 1;\n'.repeat(30)
      const after = createChangingText(text)
      for (const { at, cut, insert } of edits) {
        const from = Math.min(at, text.length)
        const change = makeChange([{ from, to: Math.min(from + cut, text.length), insert }])
        text = applyChange(text, change)
        expect(after(change)).toBe(text)
      }
    }),
  )
})
