import type { EntityId, Reference, Schema, SchemaOp, Table } from '../schema/index.ts'
import type { Statistics } from '../statistics/index.ts'
import type { TextChange } from '../text/index.ts'
import type { Workload } from '../workload/index.ts'
import type { SchemaFacts } from './facts.ts'
import type { OptionSpecs, RuleOptions } from './options.ts'
import type { SchemaPart, SchemaParts } from './schema-parts.ts'
import type { TableContext } from './table-context.ts'

export type RuleCategory = 'design' | 'indexing' | 'naming' | 'typing' | 'security' | 'queries'
export type RuleSeverity = 'error' | 'warning' | 'info'

/**
 * Who wants a rule. `recommended`: right in nine of ten findings, on from the start. `strict`: true, but
 * more than most want to hear. `policy`: a team's own choice, off until a profile or a configuration says so.
 */
export type RuleStance = 'recommended' | 'strict' | 'policy'

/** What a rule serves, across the categories. */
export type RuleTag =
  | 'integrity'
  | 'performance'
  | 'space'
  | 'operations'
  | 'concurrency'
  | 'portability'
  | 'readability'
  | 'privacy'
  | 'tenancy'
  | 'history'
  | 'policy'

/** What a rule reads besides its table. A rule that reads an import finds nothing where there is none. */
export type RuleInput = 'schema' | 'statistics' | 'workload'

/** What a rule may look at. Built once per reading, shared by all rules. */
export interface RuleContext {
  readonly schema: Schema
  readonly referencesByTarget: ReadonlyMap<EntityId, readonly Reference[]>
  /** What the schema as a whole does: its naming habits, its tenant column, whether it uses row security. */
  readonly facts: SchemaFacts
  /** Every table with what stands around it, in the order of declaration. */
  readonly tables: ReadonlyMap<EntityId, TableContext>
  /** Tables by their name alone, for rules that read names as references. */
  readonly tablesByName: ReadonlyMap<string, readonly Table[]>
  /** What a running database said of its tables and indexes; null where nobody brought it. */
  readonly statistics: Statistics | null
  /** The queries saved with the project; null where there are none. */
  readonly workload: Workload | null
}

export interface Fix {
  /** In the imperative: "Create an index on orders(customer_id)". */
  readonly title: string
  readonly ops: readonly SchemaOp[]
  /** False where it changes data, meaning or behaviour that a person should weigh first. */
  readonly safe: boolean
  /** What it changes in the text of the workload, for findings of queries; its ops may then be none. */
  readonly workload?: TextChange
}

/** A question whose answer is a person's, with the fix that each answer comes to. */
export interface Guide {
  readonly question: string
  readonly choices: readonly Fix[]
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
  /** The choices where there is no single fix; only rules that are `guided` give them. */
  readonly guide?: Guide
  /** The part of the workload's text it is about, for findings of queries. */
  readonly inWorkload?: {
    readonly from: number
    readonly to: number
    /** What the query is known by, whatever stands before it: its name, or its own words. */
    readonly query?: string
  }
}

/** What is told of every rule, whatever it judges. */
export interface RuleFacts {
  /** Stable, kebab-case, the file's name. */
  readonly id: string
  readonly title: string
  readonly category: RuleCategory | 'migration'
  readonly severity: RuleSeverity
  readonly dialects: readonly string[]
  /** Numbers in the rule catalogue, e.g. `SCH001`. */
  readonly catalogue: readonly string[]
  /** What it looks for, in the present tense, for its page. */
  readonly detects: string
  /** Why it matters. */
  readonly rationale: string
  /** Where the reason comes from: documentation page, book, tool. */
  readonly source: string
  /** When a person is right to leave it as it is. */
  readonly ignoreWhen: string
  /** What the fix does, or why there is none. */
  readonly remedy: string
  /** Whether a fix is offered with its findings (perhaps not with all). */
  readonly fixable: boolean
  /** Whether findings offer choices, of which a person takes one. */
  readonly guided: boolean
  readonly stance: RuleStance
  readonly tags: readonly RuleTag[]
  /** What can be set about it; its check is given the values. */
  readonly options: OptionSpecs
  readonly reads: readonly RuleInput[]
}

/** A rule that judges a schema. */
export interface Rule extends RuleFacts {
  readonly category: RuleCategory
  readonly check: (context: RuleContext, options: RuleOptions) => Iterable<RawFinding>
  /**
   * The same for one table, for rules that look at nothing beyond its `TableContext`: the engine
   * and the parts of the schema in `of`: the engine then keeps their findings for as long as that
   * context and those parts stay the same objects.
   */
  readonly checkTable?: (
    context: TableContext,
    options: RuleOptions,
    schema: SchemaParts,
  ) => Iterable<RawFinding>
  /**
   * The same for rules that look at nothing but the parts of the schema in `of` and the facts: their
   * findings are kept for as long as these are the same objects.
   */
  readonly checkObjects?: (context: ObjectContext, options: RuleOptions) => Iterable<RawFinding>
  /** The parts of the schema that `checkTable` or `checkObjects` reads; none when left out. */
  readonly of?: readonly SchemaPart[]
}

/** What rules on other objects than tables look at. */
export interface ObjectContext<Part extends SchemaPart = SchemaPart> {
  readonly schema: Pick<SchemaParts, Part>
  readonly facts: SchemaFacts
}

/** Why a finding is left as it is. */
export interface Waiver {
  readonly reason: string
  readonly author: string | null
  /** The last day it holds, YYYY-MM-DD; null: it holds until it is taken back. */
  readonly until: string | null
  /** Where it is said: in the text, in the configuration file or in the project. */
  readonly said: 'text' | 'file' | 'project'
}

export interface Finding extends RawFinding {
  /** Stable over readings: rule id and first entity, then the others where that is not unique. */
  readonly key: string
  readonly rule: string
  readonly severity: RuleSeverity
  readonly category: RuleCategory
  /** There when somebody decided to leave it. */
  readonly waiver?: Waiver
  /** There when the baseline has it: it is no news. */
  readonly known?: true
  /** Its place in the text, where no entity tells it. */
  readonly inText?: { readonly from: number; readonly to: number }
}
