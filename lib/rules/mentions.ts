import type { Schema, Table } from '../schema/index.ts'
import { isName, tokensOf } from './expression.ts'

/** Whether code of the schema mentions a name: bodies of routines, views, triggers, defaults, what is known by its text alone. */
export function isNamedInCode(schema: Schema, name: string): boolean {
  for (const objects of [schema.tables, schema.routines, schema.views, schema.objects, schema.domains]) {
    for (const object of objects.values()) if (namesOf(object).has(name)) return true
  }
  return false
}

type Coded = Parameters<typeof codeOf>[0]

/** The names in the code of one object; kept for as long as its record lives, since few change from reading to reading. */
function namesOf(object: Coded): ReadonlySet<string> {
  const known = found.get(object)
  if (known) return known
  const names = new Set<string>()
  for (const text of codeOf(object)) {
    for (const token of tokensOf(text)) {
      if (isName(token)) names.add(token.value)
      // A body in quotes, a name given to nextval, a type given to a cast in dynamic SQL.
      else if (token.kind === 'string')
        for (const inner of tokensOf(token.value)) if (isName(inner)) names.add(inner.value)
    }
  }
  found.set(object, names)
  return names
}

type ValuesOf<T> = T extends ReadonlyMap<unknown, infer Value> ? Value : never

function* codeOf(
  object: ValuesOf<Schema['tables' | 'routines' | 'views' | 'objects' | 'domains']>,
): Generator<string> {
  switch (object.entity) {
    case 'table':
      yield* codeOfTable(object)
      break
    case 'view':
      yield object.query
      break
    case 'domain':
      for (const check of object.checks) yield check.expression
      if (object.default !== null) yield object.default
      break
    default:
      yield object.definition
  }
}

function* codeOfTable(table: Table): Generator<string> {
  for (const trigger of table.triggers) yield trigger.definition
  for (const check of table.checks) yield check.expression
  for (const rule of table.rules) yield rule.definition
  for (const policy of table.policies) yield `${policy.using ?? ''} ${policy.check ?? ''}`
  for (const index of table.indexes) {
    if (index.where !== null) yield index.where
    for (const key of index.keys) if (key.expression !== null) yield key.expression
  }
  for (const column of table.columns) {
    if (column.default !== null) yield column.default
    if (column.generated) yield column.generated.expression
  }
}

const found = new WeakMap<Coded, ReadonlySet<string>>()
