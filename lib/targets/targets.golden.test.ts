import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { emptyLayout } from '../layout/index.ts'
import { dialectOf } from '../sql/index.ts'
import { type ExportResult, type Target, targets } from './index.ts'

/** UPDATE_GOLDEN=1 writes the expected files anew; files that no target makes fail. */
const update = process.env.UPDATE_GOLDEN === '1'
const fixtures = join(dirname(fileURLToPath(import.meta.url)), 'fixtures')
const cases = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

/** The document's own text needs no copy, and a file per object is held by its list of names. */
const golden = targets.filter((target) => target.id !== 'sql')

describe.each(cases)('golden: %s', (name) => {
  const folder = join(fixtures, name, 'expected')
  const text = readFileSync(join(fixtures, name, 'input.sql'), 'utf8')
  const dialect = dialectOf('postgres')
  const { schema } = dialect.lower(dialect.parse(text))

  test.each(golden.map((target) => [target.id, target] as const))('%s', (_, target) => {
    const result = target.emit({ text, schema, layout: emptyLayout, selection: null, title: name })
    for (const [path, content] of expectedFiles(target, result)) check(join(folder, path), content)
  })

  test('no expected file is an orphan', () => {
    const made = new Set(golden.flatMap((target) => [`${target.id}.txt`, `${target.id}.losses.txt`]))
    const orphans = existsSync(folder) ? readdirSync(folder).filter((file) => !made.has(file)) : []
    if (update) for (const file of orphans) rmSync(join(folder, file))
    else expect(orphans).toEqual([])
  })
})

function expectedFiles(target: Target, result: ExportResult): readonly (readonly [string, string])[] {
  const [first, ...more] = result.files
  const content =
    more.length === 0 ? (first?.content ?? '') : result.files.map((file) => file.path).join('\n')
  const losses = result.losses.map((loss) => `${loss.entity}\t${loss.feature}\t${loss.instead}`)
  return [
    [`${target.id}.txt`, content],
    [`${target.id}.losses.txt`, losses.join('\n')],
  ]
}

function check(path: string, content: string): void {
  if (update) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  } else {
    expect(existsSync(path), `${path} is missing; UPDATE_GOLDEN=1 writes it`).toBe(true)
    expect(content).toBe(readFileSync(path, 'utf8'))
  }
}
