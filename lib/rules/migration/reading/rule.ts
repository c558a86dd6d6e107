import type { EntityId } from '../../../schema/index.ts'
import type { TextChange } from '../../../text/index.ts'
import { factsOf, type NoOptions } from '../../define.ts'
import type { OptionSpecs, OptionsOf, RuleOptions } from '../../options.ts'
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
  /** How severe it is here, where that is not as severe as the rule is. */
  readonly severity?: RuleSeverity
  /** The entities it is about, as far as the schema before the statement knows them. */
  readonly entities?: readonly EntityId[]
}

/** A rule that judges the statements of a migration. Exactly one of the checks is there. */
export interface MigrationRule extends RuleFacts {
  readonly category: 'migration'
  /**
   * `file`: it judges how a file is cut and set up, which the bundles of a plan see to. `rows`: the harm grows
   * with the rows of the table.
   */
  readonly about?: 'file' | 'rows'
  /** Judges one statement by itself and by what stood before it. */
  readonly checkStatement?: (context: StatementContext, options: RuleOptions) => Iterable<RawMigrationFinding>
  /** Judges the file as a whole; each finding names the statement it is told at. */
  readonly checkFile?: (file: FileContext, options: RuleOptions) => Iterable<FileFinding>
}

/** A finding of a file, with the statement that it is told at. */
export type FileFinding = RawMigrationFinding & { readonly step: StatementContext }

/** A finding of a migration, with its place in the file. */
export interface MigrationFinding {
  /** Stable while what the statement says stays the same. */
  readonly key: string
  readonly rule: string
  readonly severity: RuleSeverity
  /** That of a rule of schemas where the migration brings what that rule finds. */
  readonly category: RuleFacts['category']
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
type RuleText<Specs extends OptionSpecs> = Omit<
  MigrationRule,
  'category' | 'checkStatement' | 'checkFile' | Defaulted
> &
  Partial<Pick<MigrationRule, Exclude<Defaulted, 'options'>>> & {
    readonly options?: Specs
    readonly checkStatement?: (
      context: StatementContext,
      options: OptionsOf<Specs>,
    ) => Iterable<RawMigrationFinding>
    readonly checkFile?: (file: FileContext, options: OptionsOf<Specs>) => Iterable<FileFinding>
  }

/** A rule of migrations; it speaks for PostgreSQL when nothing else is said. */
export function migrationRule<const Specs extends OptionSpecs = NoOptions>(
  rule: RuleText<Specs>,
): MigrationRule {
  const { checkStatement, checkFile, ...text } = rule
  return {
    ...text,
    ...factsOf(rule),
    category: 'migration',
    ...(checkStatement
      ? {
          checkStatement: (context: StatementContext, options: RuleOptions) =>
            checkStatement(context, options as OptionsOf<Specs>),
        }
      : {}),
    ...(checkFile
      ? {
          checkFile: (file: FileContext, options: RuleOptions) =>
            checkFile(file, options as OptionsOf<Specs>),
        }
      : {}),
  }
}
