import {
  childrenOf,
  type EntityId,
  entityId,
  type ForeignKey,
  type QualifiedName,
  type Schema,
  type SqlToken,
  scanSql,
  type Table,
  tablesReferencing,
  tablesWithIndex,
} from '../../../schema/index.ts'
import type { PlannedStatement, StatementFacts } from '../../dialect.ts'
import { sqlName } from './step.ts'

type Lock = StatementFacts['lock']
type AlsoLocked = NonNullable<PlannedStatement['alsoLocks']>[number]

/**
 * The statement with the relation it is about, and the others it locks: the far side of foreign keys,
 * partitions, what a view reads. The schemas are those around the plan.
 */
export function withLocked(statement: PlannedStatement, schemas: readonly Schema[]): PlannedStatement {
  const words = scanSql(statement.sql)
  const target = targetOf(words, schemas)
  const relation = statement.relation ?? (target ? sqlName(target) : undefined)
  const also = together([
    ...(statement.alsoLocks ?? []),
    ...alsoLocked(words, target, statement.facts.lock, schemas),
  ])
  // From version 18 on privileges are granted under a lock that nobody waits for.
  const isGrant = target !== null && ['grant', 'revoke'].includes(word(words, 0) ?? '')
  return {
    ...statement,
    ...(isGrant ? { facts: { ...statement.facts, lock: 'ACCESS SHARE' as const } } : {}),
    ...(relation === undefined ? {} : { relation }),
    ...(also.length === 0 ? {} : { alsoLocks: also }),
  }
}

/** Each relation once, with what was said of it first. */
function together(also: readonly AlsoLocked[]): readonly AlsoLocked[] {
  return also.filter(({ relation }, at) => also.findIndex((each) => each.relation === relation) === at)
}

/** The table that a statement is about; null when it is about none. */
function targetOf(words: readonly SqlToken[], schemas: readonly Schema[]): QualifiedName | null {
  const [first, second] = [word(words, 0), word(words, 1)]
  if (first === 'alter' && second === 'table') return nameAt(words, skip(words, 2, ['if', 'exists', 'only']))
  if (first === 'drop' && second === 'table') return nameAt(words, skip(words, 2, ['if', 'exists']))
  if (first === 'drop' && second === 'index') {
    const index = nameAt(words, skip(words, 2, ['concurrently', 'if', 'exists']))
    return index && ownerOfIndex(index, schemas)
  }
  if (first === 'comment') return commented(words)
  if (first === 'grant' || first === 'revoke') return granted(words)
  if (first === 'create' && second === 'sequence') {
    const by = words.findIndex(
      (_, place) => word(words, place) === 'owned' && word(words, place + 1) === 'by',
    )
    return by < 0 ? null : owner(words, by + 2)
  }
  if (first === 'alter' && second === 'sequence') return nameAt(words, skip(words, 2, ['if', 'exists']))
  if (first === 'select') {
    const from = words.findIndex((_, place) => word(words, place) === 'from')
    return from < 0 ? null : nameAt(words, from + 1)
  }
  const on = words.findIndex((_, place) => word(words, place) === 'on')
  const hasTarget = ['index', 'unique', 'trigger', 'constraint', 'policy', 'rule'].includes(second ?? '')
  if (!hasTarget || on <= 0) return null
  const at = skip(words, on + 1, ['only'])
  return nameAt(words, at) ?? bareName(words, at, schemas)
}

/** A table without its schema, as the definition of a trigger may say it. */
function bareName(words: readonly SqlToken[], at: number, schemas: readonly Schema[]): QualifiedName | null {
  const name = words[at]?.value
  if (name === undefined) return null
  for (const { searchPath, tables } of schemas) {
    for (const schema of [...searchPath, 'public']) {
      if (tables.has(entityId('table', schema, name))) return { schema, name }
    }
  }
  return null
}

function commented(words: readonly SqlToken[]): QualifiedName | null {
  const kind = word(words, 2)
  if (kind === 'table') return nameAt(words, 3)
  if (kind === 'column') return owner(words, 3)
  const on = words.findIndex((_, place) => place > 2 && word(words, place) === 'on')
  return on > 0 && ['constraint', 'trigger', 'policy', 'rule'].includes(kind ?? '')
    ? nameAt(words, on + 1)
    : null
}

/** The table that privileges are of. */
function granted(words: readonly SqlToken[]): QualifiedName | null {
  const on = words.findIndex((_, at) => word(words, at) === 'on' && word(words, at + 1) === 'table')
  return on < 0 ? null : nameAt(words, on + 2)
}

/** The table of a column's qualified name. */
function owner(words: readonly SqlToken[], at: number): QualifiedName | null {
  const [schema, name] = [words[at]?.value, words[at + 2]?.value]
  return schema !== undefined && name !== undefined && words[at + 3]?.value === '.' ? { schema, name } : null
}

function alsoLocked(
  words: readonly SqlToken[],
  target: QualifiedName | null,
  lock: Lock,
  schemas: readonly Schema[],
): readonly AlsoLocked[] {
  const [first, second] = [word(words, 0), word(words, 1)]
  if (first === 'create' && (second === 'view' || second === 'materialized')) {
    const name = nameAt(words, skip(words, 1, ['materialized', 'view', 'if', 'not', 'exists']))
    return name ? readBy(name, schemas) : []
  }
  if (first === 'alter' && second === 'sequence') {
    const by = words.findIndex((_, place) => word(words, place) === 'by')
    const table = by < 0 ? null : owner(words, by + 1)
    return table ? [{ relation: sqlName(table), lock: 'ACCESS SHARE' }] : []
  }
  const table = target && tableNamed(target, schemas)
  if (!target || !table) return []
  if (first === 'drop' && second === 'table') {
    const above = table.partitionOf ? [table.partitionOf.parent] : []
    const far = withParts(table.foreignKeys.map(parentOf), schemas)
    return each([...above, ...far], 'ACCESS EXCLUSIVE', table)
  }
  if (second === 'trigger' || (first === 'create' && second === 'constraint')) {
    const parts = partsOf(table, schemas).filter((part) => tableNamed(part, schemas)?.partitionOf)
    return each(parts, lock, table)
  }
  if (first === 'create' || (first === 'drop' && second === 'index')) {
    return each(partsOf(table, schemas), lock, table)
  }
  if (first !== 'alter' || second !== 'table') return []
  return alterLocks(words, table, lock, schemas)
}

function alterLocks(
  words: readonly SqlToken[],
  table: Table,
  lock: Lock,
  schemas: readonly Schema[],
): readonly AlsoLocked[] {
  const rest = words.slice(skip(words, 2, ['only']) + (words[3]?.value === '.' ? 3 : 1))
  const [verb, what] = [word(rest, 0), word(rest, 1)]
  if (verb === 'attach' || verb === 'detach') {
    const part = nameAt(rest, 2)
    const others = verb === 'attach' ? defaultsOf(table, schemas) : []
    const whole = each([...(part ? [part] : []), ...others], 'ACCESS EXCLUSIVE', table)
    const far = verb === 'attach' ? keysOf(table, schemas).map(parentOf) : []
    return [...whole, ...each(withParts(far, schemas), 'SHARE ROW EXCLUSIVE', table)]
  }
  const references = rest.findIndex((_, at) => word(rest, at) === 'references')
  const below = carries(verb, what) ? partsOf(table, schemas) : []
  if (verb === 'add' && references > 0) {
    const parent = nameAt(rest, references + 1)
    const far = withParts(parent ? [parent] : [], schemas)
    return each([...far, ...below], 'SHARE ROW EXCLUSIVE', table)
  }
  if (what === 'constraint' && (verb === 'validate' || verb === 'drop')) {
    const name = rest[skip(rest, 2, ['if', 'exists'])]?.value
    const key = keysOf(table, schemas).find((each) => each.name === name)
    const far: Lock = verb === 'drop' ? 'ACCESS EXCLUSIVE' : 'ROW SHARE'
    const parts = key ? partsOf(parentOf(key), schemas) : []
    const there: Lock = verb === 'drop' ? 'ACCESS EXCLUSIVE' : 'ACCESS SHARE'
    return [
      ...each(key ? [parentOf(key)] : [], far, table),
      ...each(parts, there, table),
      ...each(below, lock, table),
    ]
  }
  const column = verb === 'alter' && what === 'column' ? rest[2]?.value : undefined
  const retyped = column !== undefined && word(rest, 3) === 'type'
  const dropped = verb === 'drop' && what === 'column' ? rest[2]?.value : undefined
  const joined = retyped ? joinedBy(table, column, schemas) : dropped ? farOf(table, dropped, schemas) : []
  return each([...joined, ...below], lock, table)
}

/** Whether the change goes down to partitions and heirs. */
function carries(verb: string | null, what: string | null): boolean {
  if (verb === 'rename') return what === 'column' || what === 'constraint'
  return ['add', 'alter', 'drop', 'validate'].includes(verb ?? '')
}

/** The tables at the other end of foreign keys through a column. */
function joinedBy(table: Table, column: string, schemas: readonly Schema[]): readonly QualifiedName[] {
  const children = schemas.flatMap((schema) =>
    tablesReferencing(schema, table).filter((other) =>
      other.foreignKeys.some((key) => isParent(key, table) && key.references.columns.includes(column)),
    ),
  )
  return [...farOf(table, column, schemas), ...children]
}

function farOf(table: Table, column: string, schemas: readonly Schema[]): readonly QualifiedName[] {
  return keysOf(table, schemas)
    .filter((key) => key.columns.includes(column))
    .map(parentOf)
}

function keysOf(table: Table, schemas: readonly Schema[]): readonly ForeignKey[] {
  return schemas.flatMap((schema) => schema.tables.get(table.id)?.foreignKeys ?? [])
}

function parentOf({ references }: ForeignKey): QualifiedName {
  return { schema: references.schema, name: references.table }
}

function isParent(key: ForeignKey, table: QualifiedName): boolean {
  return key.references.schema === table.schema && key.references.table === table.name
}

/** Partitions and heirs, with theirs. */
function partsOf(table: QualifiedName, schemas: readonly Schema[]): readonly QualifiedName[] {
  const found = new Map<EntityId, Table>()
  for (const schema of schemas) for (const each of childrenOf(schema, table)) found.set(each.id, each)
  return [...found.values()].flatMap((each) => [each, ...partsOf(each, schemas)])
}

function withParts(names: readonly QualifiedName[], schemas: readonly Schema[]): readonly QualifiedName[] {
  return names.flatMap((name) => [name, ...partsOf(name, schemas)])
}

/** The partition that takes what no other takes: its rows are looked at when another one comes. */
function defaultsOf(table: Table, schemas: readonly Schema[]): readonly QualifiedName[] {
  return schemas.flatMap((schema) =>
    childrenOf(schema, table).filter(
      ({ partitionOf }) => scanSql(partitionOf?.bound ?? '')[0]?.value === 'default',
    ),
  )
}

function readBy(name: QualifiedName, schemas: readonly Schema[]): readonly AlsoLocked[] {
  const views = schemas.flatMap((schema) =>
    [...schema.views.values()].filter((each) => each.schema === name.schema && each.name === name.name),
  )
  const relations = views.flatMap((view) => view.dependsOn)
  return each(relations, 'ACCESS SHARE', name)
}

function each(names: readonly QualifiedName[], lock: Lock, but: QualifiedName): readonly AlsoLocked[] {
  const own = sqlName(but)
  const relations = [...new Set(names.map(sqlName))].filter((relation) => relation !== own)
  return relations.map((relation) => ({ relation, lock }))
}

function ownerOfIndex(index: QualifiedName, schemas: readonly Schema[]): QualifiedName | null {
  for (const schema of schemas) {
    const [table] = tablesWithIndex(schema, index)
    if (table) return table
    for (const view of schema.views.values()) {
      if (view.schema === index.schema && view.indexes.some(({ name }) => name === index.name)) return view
    }
  }
  return null
}

function tableNamed({ schema, name }: QualifiedName, schemas: readonly Schema[]): Table | null {
  for (const { tables } of schemas) {
    const table = tables.get(entityId('table', schema, name))
    if (table) return table
  }
  return null
}

/** The keyword at a place; null for a quoted name or a sign. */
function word(words: readonly SqlToken[], at: number): string | null {
  const token = words[at]
  return token?.kind === 'word' ? token.value : null
}

function skip(words: readonly SqlToken[], from: number, over: readonly string[]): number {
  let at = from
  while (over.includes(word(words, at) ?? '')) at++
  return at
}

/** A schema-qualified name; planned statements say no other. */
function nameAt(words: readonly SqlToken[], at: number): QualifiedName | null {
  const [schema, dot, name] = [words[at], words[at + 1], words[at + 2]]
  if (!schema || dot?.value !== '.' || !name) return null
  return { schema: schema.value, name: name.value }
}
