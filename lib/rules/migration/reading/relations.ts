import { scanSql } from '../../../schema/index.ts'
import { type RelationName, relationName, type StatementContext } from './context.ts'

/** Where a name is mentioned in what the base declares: views, routines, policies and triggers of other objects. */
export function mentionsOf(
  { before }: StatementContext,
  table: RelationName,
  column: string | null,
): readonly string[] {
  const wanted = relationName(table)
  const found: string[] = []
  const says = (sql: string): boolean => {
    const lower = sql.toLowerCase()
    if (!lower.includes(wanted.name.toLowerCase())) return false
    if (column !== null && !lower.includes(column.toLowerCase())) return false
    const names = new Set(wordsIn(sql))
    return names.has(wanted.name) && (column === null || names.has(column))
  }
  for (const view of before.views.values()) if (says(view.query)) found.push(`view ${view.name}`)
  for (const routine of before.routines.values()) {
    if (says(routine.definition)) found.push(`${routine.kind} ${routine.name}`)
  }
  for (const other of before.tables.values()) {
    for (const policy of other.policies) {
      const own = other.name === wanted.name ? ` ${wanted.name}` : ''
      if (says(`${policy.using ?? ''} ${policy.check ?? ''}${own}`)) found.push(`policy ${policy.name}`)
    }
  }
  return found
}

/** The names in a definition, those in the bodies of routines as well. */
function* wordsIn(sql: string): Generator<string> {
  for (const token of scanSql(sql)) {
    if (token.kind === 'word' || token.kind === 'quoted') yield token.value
    else if (token.kind === 'string' && token.value.length > 8) {
      for (const inner of scanSql(token.value)) {
        if (inner.kind === 'word' || inner.kind === 'quoted') yield inner.value
      }
    }
  }
}
