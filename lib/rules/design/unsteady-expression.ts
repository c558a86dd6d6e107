import type { Index, Routine, Schema, SchemaOpInput, Table } from '../../schema/index.ts'
import { tableRule } from '../define.ts'
import { namesIn } from '../expression.ts'
import { keeper } from '../kept.ts'
import { fixOf, indexSpecOf } from '../ops-of.ts'
import type { Fix, RawFinding } from '../rule.ts'
import type { TableContext } from '../table-context.ts'
import { type Unsteady, unsteadyIn } from '../volatility.ts'

/** What is stored must not depend on when it is asked for. */
export const unsteadyExpression = tableRule({
  id: 'unsteady-expression',
  title: 'Index or generated column that would change by itself',
  category: 'design',
  severity: 'error',
  tags: ['integrity'],
  catalogue: ['SCH072'],
  detects:
    'An index, its predicate or a generated column with a function that is not immutable: the clock, to_char, concat, a cast by the time zone of the session, a routine not marked so.',
  rationale:
    'PostgreSQL refuses it, since an entry once stored would be wrong as soon as the clock or a setting changes. ' +
    'A routine wrongly marked IMMUTABLE to get past it gives wrong answers instead.',
  source: 'https://www.postgresql.org/docs/current/xfunc-volatility.html',
  ignoreWhen: 'Never: the statement fails.',
  remedy:
    'Casts at the zone UTC, drops a predicate that asks the clock, and makes a generated column that reads no other one a default. Other expressions are to be rewritten by hand.',
  fixable: true,
  of: ['routines'],
  *check(each, _options, schema) {
    if (!hasExpressions(each.table)) return
    const routines = routinesByName(schema.routines)
    const look = (sql: string) => unsteadyIn(sql, each.columns, routines)
    for (const index of each.table.indexes) yield* inIndex(each, index, look)
    for (const column of each.table.columns) {
      const found = column.generated && !column.inherited ? look(column.generated.expression) : null
      if (!found || !column.generated) continue
      const { expression, storage } = column.generated
      const where = `${each.label}.${column.name}`
      yield {
        entities: [column.id],
        message: `${where} is generated with ${found.what}, which is not immutable.`,
        evidence: `GENERATED ALWAYS AS (${expression})`,
        confidence: 0.9,
        fix: found.cast
          ? fixOf(`Generate ${where} at UTC`, 'weigh', {
              op: 'column.setGenerated',
              table: each.ref,
              column: column.name,
              generated: { expression: atUtc(expression, found.cast), storage },
            })
          : readsColumns(each.table, expression)
            ? null
            : defaultInstead(each, column.name, expression),
      }
    }
  },
})

/** Most tables have no expression to look at. */
function hasExpressions(table: Table): boolean {
  const inIndexes = table.indexes.some(
    (index) => index.where !== null || index.keys.some((key) => key.expression !== null),
  )
  return inIndexes || table.columns.some((column) => column.generated)
}

function* inIndex(
  { table, label, ref }: TableContext,
  index: Index,
  look: (sql: string) => Unsteady | null,
): Generator<RawFinding> {
  const alter = (change: Partial<ReturnType<typeof indexSpecOf>>): SchemaOpInput => ({
    op: 'index.alter',
    table: ref,
    name: index.name,
    index: { ...indexSpecOf(index), ...change },
  })
  for (const [at, key] of index.keys.entries()) {
    const found = key.expression === null ? null : look(key.expression)
    if (!found || key.expression === null) continue
    const { cast } = found
    const keys = indexSpecOf(index).keys.map((spec, place) =>
      place === at && cast && key.expression !== null
        ? { ...spec, expression: atUtc(key.expression, cast) }
        : spec,
    )
    yield {
      entities: [index.id, table.id],
      message: `${index.name} of ${label} is over ${found.what}, which is not immutable.`,
      evidence: key.expression,
      confidence: 0.9,
      fix: cast ? fixOf(`Let ${index.name} cast at UTC`, 'weigh', alter({ keys })) : null,
    }
  }
  const found = index.where === null ? null : look(index.where)
  if (!found) return
  yield {
    entities: [index.id, table.id],
    message: `The predicate of ${index.name} of ${label} depends on ${found.what}, which is not immutable.`,
    evidence: `WHERE ${index.where}`,
    confidence: 0.9,
    fix: index.unique ? null : fixOf(`Let ${index.name} hold all rows`, 'weigh', alter({ where: null })),
  }
}

function atUtc(sql: string, { from, to }: { readonly from: number; readonly to: number }): string {
  return `${sql.slice(0, from)}(${sql.slice(from, to)} AT TIME ZONE 'UTC')${sql.slice(to)}`
}

function defaultInstead({ ref, label }: TableContext, column: string, expression: string): Fix {
  return fixOf(
    `Make ${expression} the default of ${label}.${column}`,
    'weigh',
    { op: 'column.setGenerated', table: ref, column, generated: null },
    { op: 'column.setDefault', table: ref, column, default: expression },
  )
}

function readsColumns(table: Table, expression: string): boolean {
  const names = namesIn(expression)
  return table.columns.some((column) => names.has(column.name))
}

type Routines = Schema['routines']

function routinesByName(routines: Routines): ReadonlyMap<string, readonly Routine[]> {
  return kept(routines, [], () => {
    const byName = new Map<string, Routine[]>()
    for (const routine of routines.values()) {
      const same = byName.get(routine.name)
      if (same) same.push(routine)
      else byName.set(routine.name, [routine])
    }
    return byName
  })
}

const kept = keeper<Routines, ReadonlyMap<string, readonly Routine[]>>()
