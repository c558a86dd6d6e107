import { expect, test } from 'vitest'
import { openDocument } from '../../sync/index.ts'
import { useText } from './broken-input.ts'

/** Texts that once broke something, as small as they could be made. */
const cases: Readonly<Record<string, string>> = {
  'a column without a name': 'CREATE TABLE t (a int, "" text);',
  'a table without a name': 'CREATE TABLE "" (a int);',
  'a constraint without a name': 'CREATE TABLE t (a int, CONSTRAINT "" CHECK (a > 0));',
}

test.each(Object.entries(cases))('%s', (_, text) => {
  expect(() => useText(text, openDocument('CREATE TABLE t (a int);', 'postgres'))).not.toThrow()
})
