import { z } from 'zod'
import { type ReviewSettings, reviewSettingsSchema } from '../review/settings/index.ts'

/**
 * The wire contract between page and server. JSON over HTTP; errors are problem bodies
 * (RFC 9457, `application/problem+json`).
 *
 * | route | method | in | out |
 * |---|---|---|---|
 * | /api/projects | GET | – | ProjectSummary[] |
 * | /api/projects | POST | NewProject | ProjectSummary |
 * | /api/projects/:id | GET | – | ProjectDocument |
 * | /api/projects/:id | PATCH | ProjectPatch | ProjectSummary |
 * | /api/projects/:id | DELETE | – | 204 |
 * | /api/projects/:id/document | PUT | SaveRequest | SaveResponse, or 409 with the current ProjectDocument in `current` |
 * | /api/projects/:id/versions | GET | – | VersionSummary[] |
 * | /api/projects/:id/versions | POST | NewVersion | VersionSummary |
 * | /api/projects/:id/versions/:version | GET | – | VersionDocument |
 * | /api/projects/:id/branches | GET | – | BranchSummary[] |
 * | /api/projects/:id/branches | POST | NewBranch | BranchSummary |
 * | /api/projects/:id/branches/:branch | PATCH | BranchPatch | BranchSummary |
 * | /api/projects/:id/branches/:branch?revision=N | DELETE | – | 204, or 409 when it is at another revision |
 * | /api/projects/:id/branches/:branch/base?with=:other | GET | – | BranchBase |
 * | /api/projects/:id/row-counts | GET | – | RowCounts |
 * | /api/projects/:id/row-counts | PUT | RowCounts | RowCounts |
 * | /api/projects/:id/review | GET | – | ProjectReview |
 * | /api/projects/:id/review | PATCH | ProjectReviewPatch | 204 |
 * | /api/rules/:rule | GET | – | RulePage |
 *
 * `?branch=:branch` names the branch for the project itself, its document and its versions; the first one is
 * meant without it.
 */

/** Largest document in UTF-8 bytes: 20 MiB. */
export const maxDocumentBytes = 20 * 1024 * 1024

export const placementSchema = z.strictObject({
  x: z.number(),
  y: z.number(),
  color: z.string().nullable().optional(),
  hidden: z.boolean().optional(),
  collapsed: z.boolean().optional(),
  unfolded: z.boolean().optional(),
})

export const annotationSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['note', 'area']),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  text: z.string().max(20_000),
  color: z.string().nullable().optional(),
})

export const layoutSchema = z.strictObject({
  placements: z.record(z.string(), placementSchema),
  annotations: z.array(annotationSchema),
})

/** Why a finding is waived, by whom and, where it ends, on which day (YYYY-MM-DD); keyed by the finding's key. */
export const dismissalsSchema = z.record(
  z.string(),
  z.strictObject({
    reason: z.string().min(1).max(2000),
    at: z.string(),
    author: z.string().max(200).optional(),
    until: z.iso.date().optional(),
  }),
)

/** A picture of the diagram small enough to keep beside the project: rectangles and lines. */
export const thumbnailSchema = z.strictObject({
  width: z.number(),
  height: z.number(),
  nodes: z.array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.string()])).max(2000),
  edges: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])).max(2000),
})

const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((name) => !/\p{Cc}|\p{Surrogate}/u.test(name), 'must not hold control characters')

export const newProjectSchema = z.strictObject({
  name: nameSchema,
  /** Left out: the dialect that the text looks like. */
  dialect: z.string().min(1).max(40).optional(),
  text: z.string().default(''),
})

export const projectPatchSchema = z.strictObject({ name: nameSchema })

const replacementSchema = z.strictObject({
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  insert: z.string(),
})

/**
 * A save names the revision it was made on. The text comes as a change, so that a keystroke in 3 MB
 * stays small. The same `saveId` again is answered as the first time and changes nothing: a client
 * that got no answer repeats its save.
 */
export const saveRequestSchema = z.strictObject({
  saveId: z.string().min(1).max(64).optional(),
  baseRevision: z.number().int().min(0),
  change: z.strictObject({ replacements: z.array(replacementSchema) }).nullable(),
  layout: layoutSchema.nullable(),
  dismissals: dismissalsSchema.nullable(),
  tableCount: z.number().int().min(0).nullable(),
  thumbnail: thumbnailSchema.nullable(),
})

export const newVersionSchema = z.strictObject({ name: nameSchema })

const idSchema = z.string().min(1).max(64)

/** A branch begins with what the branch `from` holds now, or held in one of its versions. */
export const newBranchSchema = z.strictObject({
  name: nameSchema,
  from: idSchema,
  version: idSchema.nullable().default(null),
})

export const branchPatchSchema = z.strictObject({ name: nameSchema })

/** The revision that whoever deletes a branch has seen: what came later is not deleted unseen. */
export const branchRemovalSchema = z.strictObject({ revision: z.coerce.number().int().min(0) })

export const branchBaseQuerySchema = z.strictObject({ with: idSchema })

/** How much tables hold, by qualified name. */
export const rowCountsSchema = z.record(
  z.string().min(1).max(260),
  z.strictObject({
    rows: z.number().int().min(0),
    /** Of its rows on disk, without its indexes; null where only the rows are known. */
    bytes: z.number().int().min(0).nullable(),
  }),
)

/** Largest import of a project, in characters: what a server says of itself, or its queries. */
const maxImportLength = 30_000_000

/** What is left out stays; null takes an import away. Settings are kept whole. */
export const projectReviewPatchSchema = z.strictObject({
  settings: reviewSettingsSchema.optional(),
  statistics: z.array(z.string().max(maxImportLength)).max(20).nullable().optional(),
  workload: z.string().max(maxImportLength).nullable().optional(),
})

export type ProjectReviewPatch = z.input<typeof projectReviewPatchSchema>
export type Dismissals = z.infer<typeof dismissalsSchema>
export type Thumbnail = z.infer<typeof thumbnailSchema>
export type NewProject = z.input<typeof newProjectSchema>
export type SaveRequest = z.infer<typeof saveRequestSchema>
export type NewBranch = z.input<typeof newBranchSchema>
export type RowCounts = Readonly<z.infer<typeof rowCountsSchema>>

export interface ProjectSummary {
  readonly id: string
  readonly name: string
  readonly dialect: string
  readonly tableCount: number
  readonly thumbnail: Thumbnail | null
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly updatedAt: string
}

/** A named line of the document, with its own text, layout, dismissals and versions. */
export interface BranchSummary {
  readonly id: string
  readonly name: string
  /** The branch it was forked from; null for the first one, which cannot be deleted. */
  readonly parentId: string | null
  readonly revision: number
  readonly tableCount: number
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly updatedAt: string
}

/** The newest text that both of two branches come from. */
export interface BranchBase {
  readonly text: string
}

/** A project as the workbench opens it, on one of its branches. */
export interface ProjectDocument extends ProjectSummary {
  readonly branch: BranchSummary
  readonly text: string
  readonly layout: z.infer<typeof layoutSchema>
  readonly dismissals: Dismissals
  readonly revision: number
}

/** What the review of a project is set to and knows besides the text; of all branches. */
export interface ProjectReview {
  readonly settings: ReviewSettings
  /** The texts that statistics are read from, as somebody brought them; null where nobody did. */
  readonly statistics: readonly string[] | null
  /** The text of the workload; null where nobody brought one. */
  readonly workload: string | null
}

export interface SaveResponse {
  readonly revision: number
  readonly updatedAt: string
}

export interface VersionSummary {
  readonly id: string
  /** Null for an automatic snapshot. */
  readonly name: string | null
  readonly revision: number
  readonly tableCount: number
  readonly createdAt: string
}

export interface VersionDocument extends VersionSummary {
  readonly text: string
  readonly layout: z.infer<typeof layoutSchema>
}

/** What a rule finds and why, with examples. */
export interface RulePage {
  readonly rule: string
  /** Markdown. */
  readonly text: string
}

/** RFC 9457. `code` is closed: clients switch on it. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: 'invalid' | 'not-found' | 'conflict' | 'too-large' | 'forbidden' | 'internal'
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
  readonly current?: ProjectDocument
}
