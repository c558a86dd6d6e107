import type { EntityId } from '../../../schema/index.ts'
import type { TextChange } from '../../../text/index.ts'
import { factsOf } from '../../define.ts'
import type { RuleFacts, RuleSeverity } from '../../rule.ts'
import type { FileContext, StatementContext } from './context.ts'

/** A rewrite of the migration file that does the same with less harm. */
export interface MigrationFix {
  /** In the imperative: "Build the index concurrently". */
  readonly title: string
  readonly change: TextChange
  /** False where it changes what the migration does, or when, so that a person should weigh it first. */
  readonly safe: boolean
}

/** What a migration rule's check yields; the engine adds the rule's own facts and the place. */
export interface RawMigrationFinding {
  /** The part it is about, in offsets of the file; the whole statement when left out. */
  readonly at?: { readonly from: number; readonly to: number }
  /** One sentence with the names in it. */
  readonly message: string
  /** The facts it rests on, in words. */
  readonly evidence: string
  /** 0 to 1; below 0.5 is a hint. */
  readonly confidence: number
  readonly fix: MigrationFix | null
  /** The entities it is about, as far as the schema before the statement knows them. */
  readonly entities?: readonly EntityId[]
}

/** A rule that judges the statements of a migration. Exactly one of the checks is there. */
export interface MigrationRule extends RuleFacts {
  readonly category: 'migration'
  /** `file`: it judges how a file is cut and set up, which the bundles of a plan see to. */
  readonly about?: 'file'
  /** Judges one statement by itself and by what stood before it. */
  readonly checkStatement?: (context: StatementContext) => Iterable<RawMigrationFinding>
  /** Judges the file as a whole; each finding names the statement it is told at. */
  readonly checkFile?: (
    file: FileContext,
  ) => Iterable<RawMigrationFinding & { readonly step: StatementContext }>
}

/** A finding of a migration, with its place in the file. */
export interface MigrationFinding {
  /** Stable while what the statement says stays the same. */
  readonly key: string
  readonly rule: string
  readonly severity: RuleSeverity
  readonly category: 'migration'
  readonly entities: readonly EntityId[]
  readonly message: string
  readonly evidence: string
  readonly confidence: number
  /** Why it matters, and where that is known from. */
  readonly why: string
  readonly source: string
  /** Numbers in the rule catalogue. */
  readonly catalogue: readonly string[]
  /** Offsets of the file. */
  readonly from: number
  readonly to: number
  /** The statement it is about, counted from zero. */
  readonly statement: number
  /** What a person can do where there is no fix; null where there is one. */
  readonly guidance: string | null
  readonly fix: MigrationFix | null
}

type Defaulted = 'dialects' | 'stance' | 'tags' | 'options' | 'guided' | 'reads'
type RuleText = Omit<MigrationRule, 'category' | Defaulted> & Partial<Pick<MigrationRule, Defaulted>>

/** A rule of migrations; it speaks for PostgreSQL when nothing else is said. */
export function migrationRule(rule: RuleText): MigrationRule {
  return { ...rule, ...factsOf(rule), category: 'migration' }
}
