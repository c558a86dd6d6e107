import type { Result } from '../base/index.ts'
import type { ObjectChange, Rename, RenameQuestion } from '../diff/index.ts'
import type { Exporter, ExportFile, ExportResult } from '../export/index.ts'
import type { DiagramLayout } from '../layout/index.ts'
import type { MigrationTool, PlanData, Strategy, TableSizes } from '../migrate/index.ts'
import type { Baseline, KeyWaivers, ReviewSettings, Score } from '../review/index.ts'
import type { Finding, MigrationFinding, Profile, Rule, RuleSettings } from '../rules/index.ts'
import type { EntityId, SchemaOp, TopLevelEntity } from '../schema/index.ts'
import type { Diagnostic, SourceSpan } from '../sql/index.ts'
import type { Adoption, Consequence, UnresolvedMention, WriteError } from '../sync/index.ts'
import type { TextChange } from '../text/index.ts'

/**
 * What the page asks of the document worker. The page owns the text and its history; the worker
 * owns the reading. Every edit carries the revision it makes; an answer names the revision it is of.
 */
export interface WorkerCalls {
  /** What the page shows of the registries; needs no document. */
  catalogue(input: Record<string, never>): Catalogue
  open(input: { readonly dialect: string; readonly text: string; readonly revision: number }): Reading
  edit(input: { readonly change: TextChange; readonly revision: number }): Reading
  /** The text change that carries the ops; refused when `revision` is not the one read last. */
  write(input: {
    readonly ops: readonly SchemaOp[]
    readonly revision: number
  }): Result<{ readonly change: TextChange; readonly unresolved: readonly UnresolvedMention[] }, WriteError>
  /** What the ops would take along, on the schema read last. */
  consequences(input: { readonly ops: readonly SchemaOp[] }): readonly Consequence[]
  /** What the review is set to and knows besides the text, from now on; what is left out stays. Tells of the imports. */
  setReview(input: ReviewInputs): InputReports
  /** The findings of the last review, but for the waived, as a baseline. */
  baseline(input: Record<string, never>): Baseline
  /** The score of the document, or of another text, which is judged by its schema alone. */
  score(input: { readonly text: string | null }): Score
  /** What the document brings to the review against an older text. */
  reviewChange(input: { readonly before: string }): ReviewedChange
  /** The report of the review as a file. */
  report(input: ReportWish): ExportResult
  /** One run of ops that fixes the findings of the last review with these keys, as many as fit together. */
  fixAll(input: { readonly keys: readonly string[] }): MergedFixes
  locate(input: { readonly id: EntityId }): readonly SourceSpan[]
  /** For each list the place of the first of its entities that the text has; null where it has none. */
  places(input: { readonly entities: readonly (readonly EntityId[])[] }): readonly (TextRange | null)[]
  entityAt(input: { readonly offset: number }): EntityId | null
  /** All places in the text that mean the entity, for find references and rename. */
  references(input: { readonly id: EntityId }): readonly SourceSpan[]
  /** What the name at the offset means, and where that name stands; null where no name of the schema is. */
  symbolAt(input: { readonly offset: number }): SymbolAt | null
  complete(input: { readonly offset: number }): readonly CompletionItem[]
  /** A plain-text summary of an object for hovers; null for an unknown id. */
  describe(input: { readonly id: EntityId }): ObjectSummary | null
  /** Why a type, as written, would not be found; null when nothing speaks against it. */
  typeProblem(input: { readonly type: string }): string | null
  /** The text laid out by house style; only the statements that `part` touches where it is given. */
  format(input: { readonly part: { readonly from: number; readonly to: number } | null }): TextChange
  export(input: {
    readonly exporter: string
    readonly layout: DiagramLayout
    readonly selection: readonly EntityId[] | null
    readonly title: string
  }): ExportResult
  /** The files as one archive. */
  zip(input: { readonly files: readonly ExportFile[] }): Uint8Array
  /** The objects as SQL for another script, with what they are made of; empty where there are none. */
  excerpt(input: { readonly ids: readonly EntityId[] }): string
  /** How a script goes in behind the document, its names made free; the error says in words why it does not. */
  adopt(input: { readonly script: string }): Result<Adoption, string>
  /**
   * The text change that brings what `theirs` changed since `base` into the document, as much as goes in; both are
   * SQL texts. The error says in words why nothing does.
   */
  takeOver(input: {
    readonly base: string
    readonly theirs: string
    readonly revision: number
  }): Result<TakenOver, string>
  /** How the document, or `target` where it is given, differs from `base`; both are SQL texts. */
  compare(input: Pick<MigrationWish, 'base' | 'target' | 'renames'>): SchemaComparison
  /** What ops would change of the drawing: the entities they touch only. The error says why they do not apply. */
  effect(input: { readonly ops: readonly SchemaOp[] }): Result<SchemaComparison, string>
  /** What changes, what is to be asked, and the plan; the error says in words why there is none. */
  propose(input: MigrationWish): Result<MigrationProposal, string>
  /** What the migration does to a database in use, in the order of the file. */
  reviewMigration(input: MigrationReviewWish): readonly MigrationFinding[]
  /** The file with all safe rewrites, and how many findings they settle. */
  fixMigration(input: MigrationReviewWish): { readonly text: string; readonly fixed: number }
  /** What the rules of migrations say of the plan's own statements; nothing where there is no plan. */
  reviewPlan(input: MigrationWish): readonly PlanRemark[]
  /** The plan as files of a migration tool. */
  migrate(input: MigrationWish & { readonly tool: string; readonly title: string }): ExportResult
}

/** Rules and exporters in words: the page has none of their code. */
export interface Catalogue {
  readonly rules: readonly RuleText[]
  /** In the order they are offered; the first is the usual one. */
  readonly profiles: readonly ProfileText[]
  readonly reportFormats: readonly ReportFormatText[]
  /** In the order they are offered. */
  readonly exporters: readonly ExporterText[]
  readonly strategies: readonly StrategyText[]
  readonly migrationTools: readonly MigrationToolText[]
}

/** Everything of a rule but its checks. */
export type RuleText = Omit<Rule, 'check' | 'checkTable' | 'checkObjects'>
/** A profile with what it comes to for every rule. */
export type ProfileText = Pick<Profile, 'id' | 'label' | 'description'> & { readonly settings: RuleSettings }
export type ReportFormatText = ExporterText
export type StrategyText = Pick<Strategy, 'id' | 'label' | 'description'>
export type MigrationToolText = Pick<MigrationTool, 'id' | 'label' | 'description'>
export type ExporterText = Pick<Exporter, 'id' | 'label' | 'description' | 'mediaType'>

/** What a change brings to the review: what is new, what is gone, and how many findings were there before. */
export interface ReviewedChange {
  readonly fresh: readonly Finding[]
  readonly fixed: readonly Finding[]
  readonly kept: number
}

export interface ReportWish {
  /** Of the formats in the catalogue. */
  readonly format: string
  /** What the text is called, without an ending. */
  readonly title: string
  /** The older text, where the report is one of a change; otherwise null. */
  readonly before: string | null
}

/** What a project sets of its review and brings to it; texts as somebody brought them, null where nobody did. */
export interface ReviewInputs {
  readonly settings?: ReviewSettings
  readonly waivers?: KeyWaivers
  readonly statistics?: readonly string[] | null
  readonly workload?: string | null
}

/** What was made of an import, in words. */
export interface InputReport {
  readonly isGood: boolean
  readonly words: string
}

/** Null where nothing was brought. */
export interface InputReports {
  readonly statistics: InputReport | null
  readonly workload: InputReport | null
}

/** Ops that carry the fixes of several findings at once. */
export interface MergedFixes {
  readonly ops: readonly SchemaOp[]
  /** How many findings the ops fix. */
  readonly fixed: number
  /** How many that have a fix are left for another round, because fixes fight. */
  readonly left: number
}

/** From which text to which, and how; texts are SQL, null is the document. */
export interface MigrationWish {
  readonly base: string | null
  readonly target: string | null
  /** Pairs that are one thing under two names. */
  readonly renames: readonly Rename[]
  /** Things that are dropped, not renamed. */
  readonly dropped: readonly EntityId[]
  readonly strategy: Strategy['id']
  /** The version of the server. */
  readonly version: string
  /** How much the tables hold, for estimates. */
  readonly sizes: TableSizes
}

/** A migration file that somebody wrote, and what it meets. */
export interface MigrationReviewWish {
  readonly text: string
  /** Whether the document is the schema before it; otherwise only the file itself is known. */
  readonly onDocument: boolean
  readonly version: string
  /** Whether the tool that runs it puts a transaction around it. */
  readonly wrapped: boolean
}

/** A finding about one statement of a plan: the place of the step on the way up. */
export interface PlanRemark
  extends Pick<MigrationFinding, 'rule' | 'severity' | 'message' | 'evidence' | 'why' | 'guidance'> {
  readonly phase: number
  /** Counted from zero over all parts of the phase. */
  readonly step: number
}

export interface MigrationProposal {
  readonly changes: readonly ObjectChange[]
  /** Likely renames that are not answered yet. */
  readonly questions: readonly RenameQuestion[]
  readonly plan: PlanData
}

/** What another line of the document brings. */
export interface TakenOver {
  readonly change: TextChange
  /** What is brought in. */
  readonly changes: readonly ObjectChange[]
  /** What is not, each change with why: both lines say something of it, or the text does not take it. */
  readonly conflicts: readonly TakeOverConflict[]
}

export interface TakeOverConflict {
  readonly change: ObjectChange
  readonly because: string
}

/**
 * `before` marks a row that shows how the column above it was; `moved` a column that went into another table,
 * there and where it was.
 */
export type DifferenceMark = 'added' | 'removed' | 'changed' | 'renamed' | 'moved' | 'before'

export interface SchemaComparison {
  /** Tables, views and enums of the newer schema, and those that only the older has. */
  readonly entities: readonly TopLevelEntity[]
  readonly marks: Readonly<Record<string, DifferenceMark>>
  /** What renamed tables, views and enums were called, by id. */
  readonly formerNames: Readonly<Record<string, string>>
}

/** A place of the text, `[from, to)`. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** An entity meant by the name in `[from, to)`. */
export interface SymbolAt {
  readonly id: EntityId
  readonly from: number
  readonly to: number
}

/** What a hover shows; all of it is text, never markup. */
export interface ObjectSummary {
  readonly title: string
  readonly lines: readonly string[]
  readonly comment: string | null
}

export interface CompletionItem {
  readonly label: string
  readonly kind: 'keyword' | 'type' | 'table' | 'view' | 'column' | 'function' | 'schema' | 'enum'
  readonly detail: string
  readonly insert: string
  /** Absolute range that the insertion replaces. */
  readonly from: number
  readonly to: number
}

/** What changed on the page's side after an edit: put and remove, then carry the renames. */
export interface Reading {
  readonly revision: number
  readonly put: readonly TopLevelEntity[]
  readonly removed: readonly EntityId[]
  readonly renamed: readonly (readonly [EntityId, EntityId])[]
  /** Ids in declaration order, only when the order or the set changed. */
  readonly order: readonly EntityId[] | null
  readonly searchPath: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  readonly stale: readonly EntityId[]
  /** Statements in the text, those that cannot be read among them. */
  readonly statements: number
  /** Milliseconds spent in the worker, for the bench and the status bar. */
  readonly elapsed: number
}

/**
 * Sent unasked when the rules have run after a reading: how the findings differ from those sent last.
 * A large schema has thousands of findings, an edit changes a few.
 */
export interface FindingsMessage {
  readonly revision: number
  readonly put: readonly Finding[]
  /** Keys of all findings in their order; null when the same as before. */
  readonly order: readonly string[] | null
}

export type CallName = keyof WorkerCalls

export interface Request<K extends CallName = CallName> {
  readonly id: number
  readonly call: K
  readonly input: Parameters<WorkerCalls[K]>[0]
}

export type Response =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly message: string }
  | ({ readonly type: 'findings' } & FindingsMessage)
