import type { Result } from '@/lib/base'
import type { DiagramLayout, Placement } from '@/lib/layout'
import type { Finding, Fix } from '@/lib/rules'
import type { EntityId, Schema, SchemaOpInput } from '@/lib/schema'
import type { Diagnostic } from '@/lib/sql'
import type { BranchSummary, Dismissals, ProjectReview } from '@/lib/store'
import type { UnresolvedMention, WriteError } from '@/lib/sync'
import type { TextChange } from '@/lib/text'
import type { Catalogue, DifferenceMark, InputReports, MigrationWish, TakenOver } from '@/lib/worker'
import type { DocumentWorker } from './document-worker'
import type { ReviewFilter } from './review-filter'

export type SaveState = 'saved' | 'saving' | 'unsaved' | 'offline' | 'refused'

/** Who made a change: its view must not be told of it again. */
export type Origin = 'editor' | 'canvas' | 'inspector' | 'assistant' | 'history' | 'remote' | 'restore'

/** A place the editor should show. */
export interface Reveal {
  readonly from: number
  readonly to: number
  /** Counts up, so that the same place can be asked for twice. */
  readonly nonce: number
}

/** Tells text views of a change; they apply `change` unless they are its origin. */
export interface TextEvent {
  readonly change: TextChange
  readonly origin: Origin
  readonly revision: number
}

/**
 * The page's state. The text is the document; everything read from it comes from the worker.
 * Components read with selectors and change through `WorkbenchActions` only.
 */
export interface Comparison {
  /** Two schemas, until somebody ends it; or what a fix would do, until the text changes. */
  readonly of: 'schemas' | 'fix'
  /** What is compared, for the banner on the canvas. */
  readonly title: string
  /** The newer schema, with the tables and views that only the older has. */
  readonly schema: Schema
  /** How each table, view, enum and column differs; what is alike is left out. */
  readonly marks: Readonly<Record<string, DifferenceMark>>
  /** What renamed tables, views and enums were called, by id. */
  readonly formerNames: Readonly<Record<string, string>>
}

export interface WorkbenchState {
  readonly projectId: string
  readonly projectName: string
  /** The branch of the project that is open. */
  readonly branch: BranchSummary
  readonly dialect: string
  /** The rules and exporters there are; empty until the worker has told. */
  readonly catalogue: Catalogue
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly failure: string | null
  readonly text: string
  /** Revision of `text` on this page, one per change. */
  readonly revision: number
  /** Whether the text is being typed in the editor this very moment. */
  readonly typing: boolean
  /** The reading of the newest revision that the worker has answered. */
  readonly schema: Schema
  readonly schemaRevision: number
  readonly diagnostics: readonly Diagnostic[]
  readonly stale: ReadonlySet<EntityId>
  /** Statements in the text, as last read. */
  readonly statements: number
  readonly findings: readonly Finding[]
  readonly dismissals: Dismissals
  /** What the review is set to and knows besides the text; null until the server has told. */
  readonly review: ProjectReview | null
  /** What was made of the statistics and the queries that the project has. */
  readonly inputReports: InputReports
  /** Which findings the panel lists and the diagram shows. */
  readonly reviewFilter: ReviewFilter
  readonly layout: DiagramLayout
  /** Primary selection last; column, constraint and index ids are allowed beside tables. */
  readonly selection: readonly EntityId[]
  /** Highlighted because the editor's cursor stands in it. */
  readonly cursorEntity: EntityId | null
  readonly reveal: Reveal | null
  readonly saveState: SaveState
  /** Why the server does not take the work as it is; null in every other state. */
  readonly saveProblem: string | null
  /** While set, the canvas shows the comparison and edits nothing. */
  readonly comparison: Comparison | null
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Milliseconds from edit to reading, last one. */
  readonly readTime: number
}

/** What taking over a branch would do to the text of that revision. */
export interface TakeOverPreview extends TakenOver {
  readonly revision: number
  readonly layout: DiagramLayout
}

export interface WorkbenchActions {
  /** Writes the ops into the text. One call is one step of the history. Failures are also shown as a toast. */
  applyOps(
    ops: readonly SchemaOpInput[],
    origin: Origin,
  ): Promise<Result<{ readonly unresolved: readonly UnresolvedMention[] }, WriteError>>
  /** Makes a fix: what it does to the text as one step of the history, and what it does to the project's queries. */
  applyFix(fix: Fix): Promise<void>
  /** Fixes the findings of these keys in one step of the history, as many as fit together; null when none did. */
  fixAll(
    keys: readonly string[],
  ): Promise<{ readonly fixed: number; readonly left: number; readonly undo: () => void } | null>
  /** The text change that `applyOps` would make, without making it. */
  previewOps(ops: readonly SchemaOpInput[]): Promise<Result<TextChange, WriteError>>
  /** A change of the text itself. Typing (origin `editor`) joins the last history step when close to it. */
  edit(change: TextChange, origin: Origin): void
  undo(): void
  redo(): void
  /** Selects; origin decides who follows: from the canvas the editor reveals it, from the editor the canvas highlights. */
  select(ids: readonly EntityId[], origin: Origin): void
  /** Shows a place of the text in the editor. */
  jumpTo(offset: number): void
  /** Cursor moved in the editor. */
  setCursor(offset: number): void
  /** Moves nodes; one history step a call. */
  place(placements: Readonly<Record<string, Placement>>): void
  /** Positions that the app found for nodes that had none: kept and saved, but no step of the history. */
  settle(placements: Readonly<Record<string, Placement>>): void
  /** Replaces the whole sidecar (annotations, colours, hiding); one history step. */
  setLayout(layout: DiagramLayout): void
  /** Sets what the review looks for and knows, for all branches; kept with the project. */
  setReview(patch: Partial<ProjectReview>): void
  /** Takes the findings of today as known: from now on only what is new is told. */
  takeBaseline(): Promise<void>
  /** Chooses the findings that the panel lists and the diagram shows. */
  filterReview(filter: ReviewFilter): void
  /**
   * Shows on the diagram what ops would change there, until the text changes; null ends that and leaves a
   * comparison of schemas alone. False where they would change nothing that is drawn.
   */
  showEffect(
    effect: { readonly title: string; readonly ops: readonly SchemaOpInput[] } | null,
  ): Promise<boolean>
  /** Says why a finding is left as it is, by whom and until which day. */
  waive(key: string, waiver: Omit<Dismissals[string], 'at'>): void
  /** The same as a comment of the text, before what the finding is about; false where the text has no such place. */
  waiveInText(finding: Finding, waiver: Pick<Dismissals[string], 'reason' | 'until'>): Promise<boolean>
  restoreFinding(key: string): void
  rename(name: string): Promise<void>
  renameBranch(name: string): Promise<void>
  /** What another branch changed since the two were one, as a change of the text; nothing is done yet. */
  previewTakeOver(branch: string): Promise<Result<TakeOverPreview, string>>
  /** Brings the change in as one step of the history, with places for what it brings; false when the text moved. */
  takeOver(preview: TakeOverPreview): boolean
  /** Shows on the canvas how `target` differs from `base` (null: the text as it stands); null ends it. */
  compare(
    input: ({ readonly title: string } & Pick<MigrationWish, 'base' | 'target' | 'renames'>) | null,
  ): Promise<void>
  /** Saves now (Ctrl+S). */
  save(): Promise<void>
  onText(listener: (event: TextEvent) => void): () => void
  /** Calls of the worker beyond the reading: completion, references, export … */
  readonly worker: DocumentWorker
}
