import {
  type Column,
  candidateKeys,
  type EntityId,
  entityId,
  joinQualified,
  type Reference,
  referencesByTarget,
  type Schema,
  type Table,
  targetOf,
} from '../schema/index.ts'
import type { Statistics } from '../statistics/index.ts'
import type { Workload } from '../workload/index.ts'
import { readFacts, type SchemaFacts } from './facts.ts'
import type { NamingSettings } from './learn-naming.ts'
import type { RuleContext } from './rule.ts'

/**
 * A table with what stands around it. The same object from reading to reading while the table, the
 * tables it points at, the tables that point at it, its parents and the facts are the same.
 */
export interface TableContext {
  readonly table: Table
  readonly facts: SchemaFacts
  /** How ops address it. */
  readonly ref: string
  /** How people call it: with its schema only when that is not the usual one. */
  readonly label: string
  readonly columns: ReadonlyMap<string, Column>
  /**
   * Targets of `table.foreignKeys`, in that order; null where the script does not declare one. Only
   * their identity, keys and referenced columns may be read: for the rest they may be of an earlier reading.
   */
  readonly targets: readonly (Table | null)[]
  /** Foreign keys of other tables (and its own) that point here. */
  readonly references: readonly Reference[]
  /** Tables whose columns it inherits. */
  readonly parents: readonly Table[]
  /** An identifier as SQL in expressions must have it. */
  readonly quote: (name: string) => string
}

/** What may be brought beside the schema. */
export interface ReviewInputs {
  readonly statistics?: Statistics | null
  readonly workload?: Workload | null
  /** How names are to be made, where that is set and not learned. */
  readonly naming?: NamingSettings
}

/** Builds what the rules look at; linear, and shares what did not change since the last reading. */
export function buildContext(schema: Schema, inputs: ReviewInputs = {}): RuleContext {
  const facts = readFacts(schema, lastFacts, inputs.naming)
  lastFacts = [facts, ...lastFacts.filter((each) => each !== facts)].slice(0, factsKept)
  const references = referencesByTarget(schema)
  const tables = new Map<EntityId, TableContext>()
  const byName = new Map<string, Table[]>()
  for (const [id, table] of schema.tables) {
    tables.set(id, contextOf(schema, table, references.get(id) ?? noReferences, facts))
    const same = byName.get(table.name)
    if (same) same.push(table)
    else byName.set(table.name, [table])
  }
  return {
    schema,
    referencesByTarget: references,
    facts,
    tables,
    tablesByName: byName,
    statistics: inputs.statistics ?? null,
    workload: inputs.workload ?? null,
  }
}

/** How people call a table, view or other object: with its schema only when that is not the usual one. */
export function labelOf(
  facts: SchemaFacts,
  object: { readonly schema: string; readonly name: string },
): string {
  return object.schema === facts.home ? object.name : `${object.schema}.${object.name}`
}

function contextOf(
  schema: Schema,
  table: Table,
  references: readonly Reference[],
  facts: SchemaFacts,
): TableContext {
  const targets = table.foreignKeys.map((key) => targetOf(schema, key))
  const parents = table.inherits.flatMap((name) => {
    const parent = schema.tables.get(entityId('table', name.schema, name.name))
    return parent ? [parent] : []
  })
  const known = contexts.get(table)
  if (
    known &&
    known.facts === facts &&
    sameTargets(table, known.targets, targets) &&
    sameItems(known.parents, parents) &&
    sameReferences(known.references, references)
  )
    return known
  const context: TableContext = {
    table,
    facts,
    ref: joinQualified(table.schema, table.name),
    label: labelOf(facts, table),
    columns: new Map(table.columns.map((column) => [column.name, column])),
    targets,
    references,
    parents,
    quote: (name) => facts.dialect.quote(name),
  }
  contexts.set(table, context)
  return context
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at])
}

/** Whether the targets say the same as far as foreign keys go: who they are, their keys, the types pointed at. */
function sameTargets(table: Table, a: readonly (Table | null)[], b: readonly (Table | null)[]): boolean {
  return (
    a.length === b.length &&
    a.every((old, at) => {
      const now = b[at] ?? null
      if (old === now) return true
      const columns = table.foreignKeys[at]?.references.columns ?? []
      return old !== null && now !== null && faceOf(old, columns) === faceOf(now, columns)
    })
  )
}

function faceOf(target: Table, columns: readonly string[]): string {
  const types = columns.map(
    (name) => target.columns.find((column) => column.name === name)?.type.display ?? null,
  )
  return JSON.stringify([target.id, candidateKeys(target), types])
}

function sameReferences(a: readonly Reference[], b: readonly Reference[]): boolean {
  return a.length === b.length && a.every((item, at) => item.from === b[at]?.from && item.key === b[at]?.key)
}

const noReferences: readonly Reference[] = []
/** Contexts of table records still alive. A table record in two schemas has the context of the latest. */
const contexts = new WeakMap<Table, TableContext>()
/** Of the schemas read last, which may be reviewed in turns: a document and what a migration makes of it. */
let lastFacts: readonly SchemaFacts[] = []
const factsKept = 4
