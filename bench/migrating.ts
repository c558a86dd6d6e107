import { readFileSync } from 'node:fs'
import { diffSchemas } from '../lib/diff/index.ts'
import { planMigration } from '../lib/migrate/index.ts'
import { mutateSchema } from '../lib/migrate/testing/mutate.ts'
import { dialectOf } from '../lib/sql/index.ts'
import { type Figure, median, milliseconds, ninetieth, timings } from './measure.ts'

/** Comparing a large schema with a version of it, and planning the way there and back. */
export function migratingFigures(): readonly Figure[] {
  const dialect = dialectOf('postgres')
  const text = readFileSync('lib/sql/fixtures/corpus/gitlab.sql', 'utf8')
  const before = dialect.lower(dialect.parse(text)).schema
  const { schema, ops, renames } = mutateSchema(before, 7, 100)
  // Two texts read apart share no record.
  const after = structuredClone(schema)
  const figure = (what: string, task: () => void): Figure => {
    const times = timings(15, 5, task)
    return {
      what: `GitLab and a version with ${ops.length} changes: ${what}`,
      median: milliseconds(median(times)),
      target: '≤ 500 ms',
      note: `nine in ten ≤ ${milliseconds(ninetieth(times))}`,
    }
  }
  return [
    figure('their difference', () => void diffSchemas(before, after, dialect, { renames })),
    figure('a direct plan', () => void planMigration(before, after, { renames, strategy: 'direct' })),
    figure('an online plan', () => void planMigration(before, after, { renames, strategy: 'online' })),
  ]
}
