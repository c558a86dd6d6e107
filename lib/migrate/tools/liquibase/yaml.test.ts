import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { yamlText } from './yaml.ts'

test('any text is a scalar that says exactly the text, and does not spill into what follows', () => {
  const marks = [
    '\n',
    '\r',
    '\t',
    ' ',
    '  ',
    '#',
    ': ',
    '- ',
    '"',
    '\\',
    '|-',
    '>',
    '\u0085',
    '\u2028',
    '\ufeff',
    'é',
    '𝒳',
    'x',
  ]
  const text = fc.oneof(
    fc.array(fc.constantFrom(...marks)).map((words) => words.join('')),
    fc.string({ unit: 'grapheme' }),
  )
  fc.assert(
    fc.property(text, (value) => {
      const document = `list:\n  - text: ${yamlText(value, '      ')}\n    after: 1\n`
      expect(parse(document)).toEqual({ list: [{ text: value, after: 1 }] })
    }),
    { numRuns: 500 },
  )
})
