import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url))

/** Names of the folders that hold an `input.sql`. */
export const goldenCases: readonly string[] = readdirSync(folder).sort()

/** The text that a case reads. */
export function readInput(name: string): string {
  return readFileSync(join(folder, name, 'input.sql'), 'utf8')
}

/** What a case must give; null when nobody has written it yet. */
export function readExpected(name: string): unknown {
  const path = join(folder, name, 'expected.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}

export function writeExpected(name: string, value: unknown): void {
  writeFileSync(join(folder, name, 'expected.json'), `${JSON.stringify(value, null, 1)}\n`)
}

/** Files of a case that no test reads. */
export function orphansOf(name: string): readonly string[] {
  return readdirSync(join(folder, name)).filter((file) => file !== 'input.sql' && file !== 'expected.json')
}
