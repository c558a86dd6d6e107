import type { EntityId, Reference, Schema, SchemaOp } from '../schema/index.ts'

export type RuleCategory = 'design' | 'indexing' | 'naming' | 'typing' | 'security'
export type RuleSeverity = 'error' | 'warning' | 'info'

/** What a rule may look at. Built once per reading, shared by all rules. */
export interface RuleContext {
  readonly schema: Schema
  readonly referencesByTarget: ReadonlyMap<EntityId, readonly Reference[]>
}

export interface Fix {
  /** In the imperative: "Create an index on orders(customer_id)". */
  readonly title: string
  readonly ops: readonly SchemaOp[]
  /** False where it changes data, meaning or behaviour that a person should weigh first. */
  readonly safe: boolean
}

/** What a rule's check yields; the engine adds the rule's own facts. */
export interface RawFinding {
  /** The entities it is about, the most specific first. */
  readonly entities: readonly EntityId[]
  /** One sentence with the names in it. */
  readonly message: string
  /** The facts it rests on, in words. */
  readonly evidence: string
  /** 0 to 1; below 0.5 is a hint. */
  readonly confidence: number
  readonly fix: Fix | null
}

export interface Rule {
  /** Stable, kebab-case, the file's name. */
  readonly id: string
  readonly title: string
  readonly category: RuleCategory
  readonly severity: RuleSeverity
  readonly dialects: readonly string[]
  /** Numbers in the rule catalogue, e.g. `SCH001`. */
  readonly catalogue: readonly string[]
  /** Why it matters. */
  readonly rationale: string
  /** Where the reason comes from: documentation page, book, tool. */
  readonly source: string
  readonly check: (context: RuleContext) => Iterable<RawFinding>
}

export interface Finding extends RawFinding {
  /** Stable over readings: rule id and first entity, plus a counter where that is not unique. */
  readonly key: string
  readonly rule: string
  readonly severity: RuleSeverity
  readonly category: RuleCategory
}
