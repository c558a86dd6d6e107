import type { Steps } from '../../base/index.ts'
import type { ExportResult } from '../../export/index.ts'
import { changeOf, reportReviews, reviewDocumentInSteps, type Score, scoreOf } from '../../review/index.ts'
import { aboutFormat, reviewFormats } from '../../rules/index.ts'
import { type DocumentState, openDocument } from '../../sync/index.ts'
import type { ReportWish, ReviewedChange } from '../protocol.ts'
import { type ReviewKnowledge, requestOf } from './review-inputs.ts'

/** What a review on demand works on. */
export interface ReviewDesk {
  readonly document: DocumentState
  readonly knowledge: ReviewKnowledge
  /** YYYY-MM-DD. */
  readonly today: string
}

/** The score of the document, or of another text: that is judged by its schema alone. */
export function* scoreText(text: string | null, desk: ReviewDesk): Steps<Score> {
  const { knowledge, today } = desk
  if (text === null) {
    const found = yield* reviewDocumentInSteps(desk.document, requestOf(knowledge, today))
    return scoreOf(found, desk.document, knowledge.workload?.statements.length ?? 0)
  }
  const document = openDocument(text, desk.document.dialect)
  yield
  const found = yield* reviewDocumentInSteps(document, alone(knowledge, today))
  return scoreOf(found, document)
}

/** What the document brings to the review against an older text, and what it settles. */
export function* reviewChange(before: string, desk: ReviewDesk): Steps<ReviewedChange> {
  const { findings, fixed } = yield* changeFrom(before, desk)
  const open = findings.filter(({ waiver }) => waiver === undefined)
  return { fresh: open.filter(({ known }) => !known), fixed, kept: open.filter(({ known }) => known).length }
}

/** The report of a review as a file; of a change where there is an older text. */
export function* report(wish: ReportWish, desk: ReviewDesk): Steps<ExportResult> {
  const { document, knowledge, today } = desk
  const format = reviewFormats.find((id) => id === wish.format)
  if (!format) throw new Error(`worker: unknown format ${wish.format}`)
  const change = wish.before === null ? null : yield* changeFrom(wish.before, desk)
  const findings = change?.findings ?? (yield* reviewDocumentInSteps(document, requestOf(knowledge, today)))
  const { workload, settings } = knowledge
  const extras = {
    compared: change ? 'with another text' : settings.baseline ? 'with a baseline' : 'with nothing',
    score: scoreOf(findings, document, workload?.statements.length ?? 0),
  } as const
  yield
  const review = {
    file: `${wish.title}.sql`,
    document,
    findings,
    fixed: change?.fixed ?? [],
    workload: workload && { file: 'queries.sql', text: workload.text },
  }
  const content = reportReviews([review], extras, format)
  return { files: [{ path: `review.${aboutFormat(format).extension}`, content }], losses: [] }
}

function* changeFrom(before: string, { document, knowledge, today }: ReviewDesk) {
  const older = openDocument(before, document.dialect)
  yield
  const had = yield* reviewDocumentInSteps(older, requestOf(withoutBaseline(knowledge), today))
  const has = yield* reviewDocumentInSteps(document, requestOf(withoutBaseline(knowledge), today))
  return changeOf(had, has)
}

/** A change is held against the older text, not against what was there at some other time. */
function withoutBaseline(knowledge: ReviewKnowledge): ReviewKnowledge {
  return { ...knowledge, settings: { ...knowledge.settings, baseline: null } }
}

/** Statistics, queries and waivers are of the document as it is now. */
function alone(knowledge: ReviewKnowledge, today: string) {
  return requestOf({ ...knowledge, keyWaivers: {}, statistics: null, workload: null }, today)
}
