import { type Routine, type Schema, scanSql } from '../schema/index.ts'
import { diffKind } from './object-kind.ts'
import type { DiffContext } from './op-list.ts'

/** Functions, procedures and aggregates; those made of a table's row type come after the table and go before it. */
export function diffRoutines(context: DiffContext): void {
  const { before, after } = context
  diffKind(context, 'routine', before.routines, after.routines, {
    same: (a, b) => sameRoutine(context, a, b),
    drop: (routine) => (namesRelation(routine, before) ? 'drop early routines' : 'drop objects'),
    add: (routine) => (namesRelation(routine, after) ? 'create late routines' : 'create early routines'),
  })
}

function sameRoutine(context: DiffContext, a: Routine, b: Routine): boolean {
  const rest = (routine: Routine) => {
    const text = context.sql.fingerprint(routine.definition)
    return text.slice(text.indexOf('('))
  }
  if (a.kind !== b.kind) return false
  return rest(a) === rest(b) || context.dialect.sameRoutine?.(a, b, context.sql.scopes) === true
}

/** Whether the head of a routine is made of a table's or view's row type. */
function namesRelation(routine: Routine, schema: Schema): boolean {
  const words = scanSql(`${routine.arguments} ${routine.returns ?? ''}`)
  const names = new Set(words.map((token) => token.value))
  for (const table of schema.tables.values()) if (names.has(table.name)) return true
  for (const view of schema.views.values()) if (names.has(view.name)) return true
  return false
}
