import { err, ok, type Result } from '../base/index.ts'
import { emptyLayout } from '../layout/index.ts'
import { detectDialect, dialectIds } from '../sql/index.ts'
import {
  dismissalsSchema,
  layoutSchema,
  maxDocumentBytes,
  type NewProject,
  type ProjectDocument,
  type ProjectSummary,
  type Thumbnail,
  thumbnailSchema,
} from '../store/index.ts'
import { type BranchPlace, branchSummaryOf, whereBranch } from './branch-place.ts'
import type { Database } from './database.ts'
import { type Failure, noBranch, noProject } from './failure.ts'
import { newId } from './new-id.ts'
import { bytesToText, textToBytes, utf8Length } from './text-bytes.ts'
import { addVersion } from './versions.ts'

/** What the first branch of a project is called until somebody renames it. */
const firstBranchName = 'main'

interface ProjectRow {
  readonly id: string
  readonly name: string
  readonly dialect: string
  readonly tableCount: number
  readonly thumbnail: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What a summary is made of: imports, which may be large, are not read with it. */
const summaryFields = {
  id: true,
  name: true,
  dialect: true,
  tableCount: true,
  thumbnail: true,
  createdAt: true,
  updatedAt: true,
} as const

/** All projects, last changed first. */
export async function listProjects(db: Database): Promise<readonly ProjectSummary[]> {
  const rows = await db.project.findMany({
    select: summaryFields,
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(summaryOf)
}

/** Makes a project; a text to begin with becomes its first version. */
export async function createProject(
  db: Database,
  input: NewProject & { readonly text: string },
  now: Date,
): Promise<Result<ProjectSummary, Failure>> {
  const size = checkSize(input.text)
  if (!size.ok) return size
  const dialect = input.dialect ?? detectDialect(input.text)
  if (!dialectIds().includes(dialect)) {
    const detail = `There is no dialect ${dialect}; there are: ${dialectIds().join(', ')}.`
    return err({ code: 'invalid', detail, errors: [{ path: 'dialect', message: 'unknown' }] })
  }
  const project = {
    id: newId(),
    name: input.name,
    dialect,
    tableCount: 0,
    thumbnail: null,
    createdAt: now,
    updatedAt: now,
  }
  const layout = JSON.stringify(emptyLayout)
  await db.$transaction(async (tx) => {
    await tx.project.create({ data: project })
    await tx.branch.create({
      data: {
        // The first branch has the project's id.
        id: project.id,
        projectId: project.id,
        name: firstBranchName,
        createdAt: now,
        updatedAt: now,
        text: textToBytes(input.text),
        layout,
        dismissals: '{}',
        revision: 0,
        saves: '[]',
        versionAt: now,
        versionRevision: 0,
      },
    })
    if (input.text !== '') {
      await addVersion(tx, {
        branchId: project.id,
        name: null,
        revision: 0,
        tableCount: 0,
        text: input.text,
        layout,
        createdAt: now,
      })
    }
  })
  return ok(summaryOf(project))
}

/** The project on one of its branches, as the workbench opens it. */
export async function readProject(
  db: Pick<Database, 'project' | 'branch'>,
  place: BranchPlace,
): Promise<Result<ProjectDocument, Failure>> {
  const row = await db.branch.findFirst({
    where: whereBranch(place),
    include: { project: { select: summaryFields } },
  })
  if (!row) return err(await missing(db, place))
  return ok({
    ...summaryOf(row.project),
    branch: branchSummaryOf(row),
    text: bytesToText(row.text),
    layout: layoutSchema.parse(JSON.parse(row.layout)),
    dismissals: dismissalsSchema.parse(JSON.parse(row.dismissals)),
    revision: row.revision,
  })
}

/** Whether it is the project or only the branch that is not there. */
async function missing(db: Pick<Database, 'project'>, place: BranchPlace): Promise<Failure> {
  const project = await db.project.findUnique({ where: { id: place.project }, select: { id: true } })
  return project ? noBranch : noProject
}

/** Gives a project another name. That is not a change of the document: its date stays. */
export async function renameProject(
  db: Database,
  id: string,
  name: string,
): Promise<Result<ProjectSummary, Failure>> {
  const { count } = await db.project.updateMany({ where: { id }, data: { name } })
  const row = count === 1 ? await db.project.findUnique({ where: { id }, select: summaryFields }) : null
  return row ? ok(summaryOf(row)) : err(noProject)
}

/** Deletes a project with its branches and their versions. */
export async function deleteProject(db: Database, id: string): Promise<Result<null, Failure>> {
  const { count } = await db.project.deleteMany({ where: { id } })
  return count === 1 ? ok(null) : err(noProject)
}

/** Refuses a text above the limit, naming it. */
export function checkSize(text: string): Result<null, Failure> {
  if (utf8Length(text) <= maxDocumentBytes) return ok(null)
  return err({
    code: 'too-large',
    detail: `A document may have ${maxDocumentBytes / 1024 / 1024} MiB; this one has ${(utf8Length(text) / 1024 / 1024).toFixed(1)} MiB.`,
  })
}

function summaryOf(row: ProjectRow): ProjectSummary {
  return {
    id: row.id,
    name: row.name,
    dialect: row.dialect,
    tableCount: row.tableCount,
    thumbnail: readThumbnail(row.thumbnail),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

function readThumbnail(stored: string | null): Thumbnail | null {
  return stored === null ? null : thumbnailSchema.parse(JSON.parse(stored))
}
