import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allEntities, emptySchema, type Schema } from '../schema/index.ts'
import { dialectOf } from '../sql/index.ts'
import { findDisagreement } from './agree.ts'
import { openDocument } from './open.ts'

const dialect = dialectOf('postgres')

/** The whole schema as text: what others need first, foreign keys and owners of sequences last. */
function render(schema: Schema): string {
  const early: string[] = []
  const late: string[] = []
  const routines: string[] = []
  for (const entity of allEntities(schema)) {
    for (const statement of dialect.render(entity, schema)) {
      if (entity.entity === 'routine') routines.push(statement)
      else if (statement.includes(' FOREIGN KEY ') || statement.includes(' OWNED BY ')) late.push(statement)
      else early.push(statement)
    }
  }
  return `SET search_path TO ${schema.searchPath.map(dialect.quote).join(', ') || "''"};\n${[...routines, ...early, ...late].join('\n')}\n`
}

describe('S10: lowering a rendered schema equals its normal form', () => {
  const samples = ['human', 'leading', 'migrations', 'dump'].map((name) => ['samples', name] as const)
  const real = ['quartz', 'chinook', 'sakila', 'pagila', 'danbooru', 'adventureworks'].map(
    (name) => ['../sql/fixtures/corpus', name] as const,
  )
  for (const [folder, name] of [...samples, ...real]) {
    it(`S10: ${name}`, () => {
      const { schema } = openDocument(
        readFileSync(join(import.meta.dirname, folder, `${name}.sql`), 'utf8'),
        'postgres',
      )
      const text = render(schema)
      const read = openDocument(text, 'postgres')
      expect(read.diagnostics.filter((each) => each.severity === 'error')).toEqual([])
      const normal = dialect.normalize(schema)
      const empty = emptySchema(schema.dialect, schema.searchPath)
      expect(findDisagreement(empty, normal, dialect.normalize(read.schema))).toBeNull()
    })
  }
})
