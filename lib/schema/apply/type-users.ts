import type { QualifiedName, Sql } from '../model.ts'
import { type Draft, homes } from './draft.ts'
import { dropCallersOf } from './routine-callers.ts'
import { scanSql } from './scan-sql.ts'
import { isSymbol } from './sql-tokens.ts'

/** Takes away the routines, casts and operators over a type, or over the rows of a relation, that goes. */
export function dropUsersOfType(draft: Draft, type: QualifiedName): void {
  for (const routine of [...draft.routines.values()]) {
    const { signature, returns } = routine
    if (!namesType(draft, signature, type) && !namesType(draft, returns ?? '', type)) continue
    dropCallersOf(draft, routine)
    draft.routines.delete(routine.id)
  }
  for (const object of [...draft.objects.values()]) {
    if (overTypes.has(object.kind) && namesType(draft, object.definition, type))
      draft.objects.delete(object.id)
  }
}

const overTypes: ReadonlySet<string> = new Set(['cast', 'operator', 'operator class', 'transform'])

function namesType(draft: Draft, sql: Sql, { schema, name }: QualifiedName): boolean {
  if (!sql.toLowerCase().includes(name.toLowerCase())) return false
  const tokens = scanSql(sql)
  return tokens.some((token, at) => {
    if (token.value !== name || (token.kind !== 'word' && token.kind !== 'quoted')) return false
    // A name before a dot is a schema, one before a parenthesis a routine.
    if (isSymbol(tokens[at + 1], '.') || isSymbol(tokens[at + 1], '(')) return false
    return isSymbol(tokens[at - 1], '.') ? tokens[at - 2]?.value === schema : homes(draft).includes(schema)
  })
}
