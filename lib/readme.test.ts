import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** The README shows what the differential suite wrote down, and nothing that it did not. */
const root = join(import.meta.dirname, '..')
const columns = [0, 1, 3, 4, 5, 6, 7, 9]

test('the table of the README is that of docs/fidelity.md', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const [, shown = ''] = readme.split('<!-- fidelity -->')
  const measured = rowsOf(readFileSync(join(root, 'docs/fidelity.md'), 'utf8'))
  expect(measured.length).toBeGreaterThan(0)
  expect(rowsOf(shown.split('<!-- /fidelity -->')[0] ?? '')).toEqual(
    measured.map((row) => columns.map((column) => row[column])),
  )
})

/** The cells of a table's rows, without its head. */
function rowsOf(markdown: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}
