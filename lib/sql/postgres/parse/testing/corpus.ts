import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parsePostgres } from '../index.ts'

const folder = fileURLToPath(new URL('../../../fixtures/corpus/', import.meta.url))

/** File names of the real schemas. */
export const corpusFiles: readonly string[] = readdirSync(folder).filter((name) => name.endsWith('.sql'))

/** The text of a real schema. */
export function readCorpus(file: string): string {
  return readFileSync(join(folder, file), 'utf8')
}

/** The statements of a real schema, each with its leading trivia and terminator. */
export function corpusStatements(file: string): readonly string[] {
  return parsePostgres(readCorpus(file))
    .segments.filter((segment) => segment.kind === 'statement')
    .map((segment) => segment.text)
}

/** Every `step`-th of a list, so that a test stays short. */
export function sampled<T>(list: readonly T[], step: number): readonly T[] {
  return list.filter((_, i) => i % step === 0)
}
