import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrationTools } from './migrate/index.ts'

/** The README shows what the differential suite wrote down and what the registries hold, and nothing else. */
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

test('the table of the README names every migration tool as the registry does', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const [, shown = ''] = readme.split('<!-- tools -->')
  expect(rowsOf(shown.split('<!-- /tools -->')[0] ?? '')).toEqual(
    migrationTools.map(({ label, files, outside, proof }) => [label, files, outside, proof]),
  )
})

test('the README counts the rules as their index does', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const index = readFileSync(join(root, 'docs/rules/index.md'), 'utf8')
  const counted = [...index.matchAll(/^(\d+) rules, (\d+) of them/gm)].map(([, all, fixed]) => [all, fixed])
  const [[all, fixed] = [], [migration] = []] = counted
  const words = readme.replace(/\s+/g, ' ')
  expect(words).toContain(`[${all} rules](docs/rules/index.md)`)
  expect(words).toContain(
    `${fixed} with a fix whose text diff you see first. ${migration} more read migration files`,
  )
  const shown = rowsOf(readme.split('<!-- rules -->')[1]?.split('<!-- /rules -->')[0] ?? '')
  expect(shown.length).toBeGreaterThan(10)
  expect(shown).toEqual(rowsOf(index.split('## Other tools')[1] ?? '').slice(0, shown.length))
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
