import {
  differing,
  emptySchema,
  entityId,
  type ForeignKey,
  joinQualified,
  type Schema,
  type SchemaOp,
  scanSql,
  type Table,
  tablesReferencing,
  type View,
} from '../../../schema/index.ts'
import { quoteIdentifier } from '../quote.ts'
import {
  renderAddConstraint,
  renderComment,
  renderEntity,
  renderPolicy,
  triggerState,
} from '../render/index.ts'
import { explicitTable } from './explicit.ts'
import { facts } from './facts.ts'
import { type PlanState, type Suspended, schemaNow, schemaWith } from './state.ts'
import { alterTable, labelOf, sqlName, step } from './step.ts'
import { askRelation } from './verify.ts'

/** What would go with a column or object: everything that reads it. */
export interface Readers {
  readonly views: readonly View[]
  readonly policies: readonly { readonly table: Table; readonly name: string }[]
  readonly triggers: readonly { readonly table: Table; readonly name: string }[]
  /** Foreign keys of this and other tables. */
  readonly foreignKeys: readonly { readonly table: Table; readonly key: ForeignKey }[]
  /** Checks and exclusion constraints of the table itself. */
  readonly constraints: readonly { readonly table: Table; readonly name: string }[]
  readonly generated: readonly { readonly table: Table; readonly name: string }[]
  readonly indexes: readonly { readonly table: Table; readonly name: string }[]
}

/** Finds the readers of what an op drops, views that read others first. */
export function readersOf(state: PlanState, drop: SchemaOp): Readers {
  const now = schemaNow(state)
  const then = schemaWith(state, drop)
  const views = [...now.views.values()].filter((view) => !then.views.has(view.id))
  const readers: { -readonly [K in keyof Readers]: Readers[K][number][] } = {
    views: readersFirst(now, views),
    policies: [],
    triggers: [],
    foreignKeys: [],
    constraints: [],
    generated: [],
    indexes: [],
  }
  const own = drop.op === 'column.drop' ? drop.column : null
  for (const table of differing(now.tables, then.tables).gone) {
    const left = then.tables.get(table.id)
    if (!left) continue
    const gone = <T extends { readonly name: string }>(was: readonly T[], is: readonly T[]) =>
      was.filter((item) => !is.some((other) => other.name === item.name)).map(({ name }) => ({ table, name }))
    readers.policies.push(...gone(table.policies, left.policies))
    readers.triggers.push(...gone(table.triggers, left.triggers))
    readers.constraints.push(...gone(table.checks, left.checks), ...gone(table.exclusions, left.exclusions))
    readers.generated.push(...gone(table.columns, left.columns).filter(({ name }) => name !== own))
    readers.indexes.push(...gone(table.indexes, left.indexes))
    for (const key of table.foreignKeys) {
      if (!left.foreignKeys.some((other) => other.name === key.name)) readers.foreignKeys.push({ table, key })
    }
  }
  return readers
}

/** Drops views until the change is done; each is made again from what it says by then. */
export function suspendViews(state: PlanState, views: readonly View[]): void {
  for (const view of views) {
    const key = `view:${view.id}`
    if (state.suspended.has(key)) continue
    state.out.push(
      dropView(view, `Drop view ${labelOf(view)}, which stands in the way; it is made again below`),
    )
    state.suspended.set(key, {
      key,
      restore: (then) => {
        const now = viewToRestore(then, view)
        return viewStatements(schemaNow(then), now, `Make view ${labelOf(now)} again`)
      },
    })
  }
}

/** A view and what reads it step aside, to be made again from what they say then. */
export function suspendReadersOf(state: PlanState, view: View): void {
  const ref = joinQualified(view.schema, view.name)
  suspendViews(state, readersOf(state, { op: 'view.drop', view: ref }).views)
}

/** As the schema to reach has it, when the query is that already; its column list is then true. */
function viewToRestore(state: PlanState, view: View): View {
  const now = schemaNow(state).views.get(view.id) ?? view
  const target = state.after.views.get(view.id)
  return target?.query === now.query ? { ...now, columns: target.columns } : now
}

/**
 * Every view that shows all columns of a table by a star, and the views that read those: the engine
 * fixed their columns when they were made, the text means the columns of today.
 */
export function suspendStarViews(state: PlanState, table: Table): void {
  const now = schemaNow(state)
  const found = new Map<View['id'], View>()
  for (const view of now.views.values()) {
    const reads = view.dependsOn.some((each) => each.schema === table.schema && each.name === table.name)
    if (!reads || !hasStar(view.query)) continue
    const gone = readersOf(state, { op: 'view.drop', view: joinQualified(view.schema, view.name) }).views
    for (const reader of gone) found.set(reader.id, reader)
  }
  suspendViews(state, readersFirst(now, [...found.values()]))
}

/** A star that stands for columns: behind SELECT, a comma or a dot, neither a product nor count(*). */
function hasStar(query: string): boolean {
  const tokens = scanSql(query)
  return tokens.some((token, at) => {
    if (token.value !== '*' || token.kind !== 'symbol') return false
    const before = tokens[at - 1]?.value ?? ''
    return ['select', 'distinct', 'all', ',', '.'].includes(before)
  })
}

export function dropView(view: View, summary: string) {
  const word = view.kind === 'materialized' ? 'MATERIALIZED VIEW' : 'VIEW'
  return step(`DROP ${word} ${sqlName(view)};`, summary, facts.catalogue, {
    reverse: renderEntity(view, emptySchema('postgres', [])),
    verify: askRelation(view),
  })
}

/** All statements that make a view with what belongs to it. */
export function viewStatements(schema: Schema, view: View, summary: string) {
  return renderEntity(view, schema).map((sql, at) =>
    step(
      sql,
      at === 0 ? summary : `Restore what belongs to view ${labelOf(view)}`,
      at > 0 ? facts.none : view.kind === 'materialized' ? facts.materialize : facts.view,
    ),
  )
}

export function suspendPolicy(state: PlanState, table: Table, name: string): void {
  const policy = table.policies.find((each) => each.name === name)
  const key = `policy:${table.id}.${name}`
  if (!policy || state.suspended.has(key)) return
  const on = `${quoteIdentifier(name)} ON ${sqlName(table)}`
  state.out.push(
    step(
      `DROP POLICY ${on};`,
      `Drop policy ${name}, which stands in the way; it is made again below`,
      facts.catalogue,
    ),
  )
  state.suspended.set(key, {
    key,
    restore: (then) => {
      const now = schemaNow(then).tables.get(table.id) ?? table
      // What it is to say at last: what it said may no longer fit the columns.
      const target = then.after.tables.get(table.id)?.policies.find((each) => each.name === name)
      const again = target ?? now.policies.find((each) => each.name === name)
      return again
        ? [renderPolicy(now, again), ...commentOn('POLICY', now, again)].map((sql) =>
            step(sql, `Make policy ${name} on ${labelOf(now)} again`, facts.catalogue),
          )
        : []
    },
  })
}

function commentOn(
  word: 'POLICY' | 'TRIGGER',
  table: Table,
  { name, comment }: { readonly name: string; readonly comment: string | null },
): readonly string[] {
  return comment === null
    ? []
    : [renderComment(word, `${quoteIdentifier(name)} ON ${sqlName(table)}`, comment)]
}

export function suspendTrigger(state: PlanState, table: Table, name: string): void {
  const key = `trigger:${table.id}.${name}`
  if (state.suspended.has(key)) return
  const on = `${quoteIdentifier(name)} ON ${sqlName(table)}`
  state.out.push(
    step(
      `DROP TRIGGER ${on};`,
      `Drop trigger ${name}, which stands in the way; it is made again below`,
      facts.catalogue,
    ),
  )
  state.suspended.set(key, {
    key,
    restore: (then) => {
      const now = schemaNow(then).tables.get(table.id) ?? table
      const again = now.triggers.find((each) => each.name === name)
      return again
        ? [
            terminated(again.definition),
            ...triggerState(now, again),
            ...commentOn('TRIGGER', now, again),
          ].map((sql) => step(sql, `Make trigger ${name} on ${labelOf(now)} again`, facts.trigger))
        : []
    },
  })
}

/** Drops a constraint until the change is done; it comes back as it is said then, if it still is. */
export function suspendConstraint(state: PlanState, table: Table, name: string): void {
  const key = `constraint:${table.id}.${name}`
  if (state.suspended.has(key)) return
  state.out.push(
    step(
      alterTable(table, `DROP CONSTRAINT ${quoteIdentifier(name)}`),
      `Drop constraint ${name} of ${labelOf(table)}, which stands in the way; it is made again below`,
      facts.catalogue,
    ),
  )
  state.suspended.set(key, {
    key,
    restore: (then) => {
      const now = explicitTable(schemaNow(then).tables.get(table.id) ?? table)
      const found = constraintNamed(now, name)
      if (!found) return []
      const what = found.kind === 'foreignKey' ? facts.foreignKey : facts.scan
      const { comment } = found.constraint
      const on = `${quoteIdentifier(name)} ON ${sqlName(now)}`
      const said = comment === null ? [] : [renderComment('CONSTRAINT', on, comment)]
      return [renderAddConstraint(now, found), ...said].map((sql, at) =>
        step(sql, `Make constraint ${name} of ${labelOf(now)} again`, at === 0 ? what : facts.light),
      )
    },
  })
}

/** Drops foreign keys that rest on a key of those columns and are still there `then`, until the change is done. */
export function suspendReferences(
  state: PlanState,
  owner: Table,
  columns: readonly string[],
  then: Schema,
): void {
  const sorted = (names: readonly string[]) => [...names].sort().join('\0')
  for (const table of tablesReferencing(schemaNow(state), owner)) {
    for (const { name, references } of table.foreignKeys) {
      const rests =
        references.schema === owner.schema &&
        references.table === owner.name &&
        sorted(references.columns) === sorted(columns)
      const stays = then.tables.get(table.id)?.foreignKeys.some((each) => each.name === name)
      if (rests && stays) suspendConstraint(state, table, name)
    }
  }
}

/** Makes again what stood aside: everything, or only generated columns, which indexes may want. */
export function restoreSuspended(state: PlanState, what: 'everything' | 'generated columns'): void {
  const kindOf = (item: Suspended) => item.key.slice(0, item.key.indexOf(':'))
  const waiting = [...state.suspended.values()].filter(
    (item) => what === 'everything' || kindOf(item) === 'generated',
  )
  for (const item of waiting) state.suspended.delete(item.key)
  const rank = (item: Suspended) => restoreOrder.indexOf(kindOf(item))
  const order = waiting.map((item, at) => ({ item, at }))
  // Views were dropped readers first, so they come back the other way round.
  order.sort((a, b) => rank(a.item) - rank(b.item) || b.at - a.at)
  for (const { item } of order) state.out.push(...item.restore(state))
}

const restoreOrder: readonly string[] = [
  'generated',
  'index',
  'constraint',
  'statistics',
  'view',
  'trigger',
  'policy',
]

export function constraintNamed(table: Table, name: string) {
  if (table.primaryKey?.name === name) return { kind: 'primaryKey' as const, constraint: table.primaryKey }
  const unique = table.uniques.find((each) => each.name === name)
  if (unique) return { kind: 'unique' as const, constraint: unique }
  const check = table.checks.find((each) => each.name === name)
  if (check) return { kind: 'check' as const, constraint: check }
  const exclusion = table.exclusions.find((each) => each.name === name)
  if (exclusion) return { kind: 'exclusion' as const, constraint: exclusion }
  const key = table.foreignKeys.find((each) => each.name === name)
  return key ? { kind: 'foreignKey' as const, constraint: key } : null
}

export function terminated(sql: string): string {
  const text = sql.trim()
  return text.endsWith(';') ? text : `${text};`
}

/** Every view before the views that it reads. */
function readersFirst(schema: Schema, views: readonly View[]): View[] {
  const wanted = new Set(views.map((view) => view.id))
  const done = new Set<View['id']>()
  const order: View[] = []
  const visit = (view: View) => {
    if (done.has(view.id)) return
    done.add(view.id)
    for (const read of view.dependsOn) {
      const other = schema.views.get(entityId('view', read.schema, read.name))
      if (other && wanted.has(other.id)) visit(other)
    }
    order.push(view)
  }
  for (const view of views) visit(view)
  return order.reverse()
}
