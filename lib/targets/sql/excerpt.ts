import { diffSchemas } from '../../diff/index.ts'
import { allEntities, type EntityId, type Schema } from '../../schema/index.ts'
import { dialectOf } from '../../sql/index.ts'
import { restrict, withIngredients } from '../selection.ts'

/** The selected objects as SQL for another script: with the types and routines they are made of, no other table. */
export function sqlExcerpt(schema: Schema, selection: ReadonlySet<EntityId>): string {
  const chosen = new Set([...allEntities(withIngredients(schema, selection))].map(({ id }) => id))
  const others = new Set([...allEntities(schema)].map(({ id }) => id).filter((id) => !chosen.has(id)))
  // Beside all others: a partition or an heir says nothing of itself where its parent is not.
  const before = restrict(schema, others)
  const dialect = dialectOf(schema.dialect)
  const { ops } = diffSchemas(before, schema, dialect)
  const statements = dialect.plan(ops, before, schema).map((statement) => statement.sql)
  return statements.length === 0 ? '' : `${statements.join('\n')}\n`
}
