import { type Schema, scanSql } from '../../../schema/index.ts'
import type { ObjectWord } from '../../../sql/index.ts'
import type { RelationName } from './context.ts'

/** What of a schema uses an object, in words. */
export function usersOf(schema: Schema, word: ObjectWord, { name }: RelationName): readonly string[] {
  const users: string[] = []
  const says = (sql: string | null): boolean =>
    sql?.toLowerCase().includes(name.toLowerCase()) === true && namesOf(sql).has(name)
  const isType = word === 'type' || word === 'domain'
  for (const table of schema.tables.values()) {
    for (const column of table.columns) {
      const place = `${table.name}.${column.name}`
      if (isType ? column.type.name === name : says(column.default)) users.push(place)
    }
    if (isType) continue
    for (const trigger of table.triggers) if (says(trigger.routine)) users.push(`trigger ${trigger.name}`)
    for (const policy of table.policies) {
      if (says(policy.using) || says(policy.check)) users.push(`policy ${policy.name}`)
    }
    for (const index of table.indexes) {
      if (index.keys.some((key) => says(key.expression))) users.push(`index ${index.name}`)
    }
  }
  for (const view of schema.views.values()) {
    if (view.name !== name && says(view.query)) users.push(`view ${view.name}`)
  }
  for (const routine of schema.routines.values()) {
    if (routine.name !== name && says(routine.definition)) users.push(`${routine.kind} ${routine.name}`)
  }
  return users
}

function namesOf(sql: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const token of scanSql(sql)) {
    if (token.kind !== 'string') names.add(token.value)
    // Names in strings (`nextval('s')`) and in bodies of routines.
    else for (const inner of scanSql(token.value)) names.add(inner.value)
  }
  return names
}
