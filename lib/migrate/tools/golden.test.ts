import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256 } from '../index.ts'
import { examplePlan } from '../testing/example-plan.ts'
import { migrationTools } from './registry.ts'

/** What each tool makes of one plan, for people to read. UPDATE_GOLDEN=1 writes the expected files anew. */
const update = process.env.UPDATE_GOLDEN === '1'
const folder = join(import.meta.dirname, 'fixtures/expected')

test.each(migrationTools.map((tool) => [tool.id, tool] as const))('golden: %s', (id, tool) => {
  const files = tool.write(examplePlan, {
    title: 'Notes of orders',
    version: '20240506070809',
    time: '2024-05-06T07:08:09Z',
    hash: { name: 'sha256', of: sha256 },
  })
  const text = files.map(({ path, about, content }) => `===== ${path} (${about})\n${content}`).join('\n')
  const path = join(folder, `${id}.txt`)
  if (update) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, text)
  }
  expect(existsSync(path), `${path} is missing; UPDATE_GOLDEN=1 writes it`).toBe(true)
  expect(text).toBe(readFileSync(path, 'utf8'))
})

test('no expected file is an orphan', () => {
  const known = new Set(migrationTools.map(({ id }) => `${id}.txt`))
  const orphans = readdirSync(folder).filter((file) => !known.has(file))
  if (update) for (const file of orphans) rmSync(join(folder, file))
  else expect(orphans).toEqual([])
})
