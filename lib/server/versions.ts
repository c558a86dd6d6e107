import { err, ok, type Result } from '../base/index.ts'
import { layoutSchema, type VersionDocument, type VersionSummary } from '../store/index.ts'
import { type BranchPlace, whereBranch } from './branch-place.ts'
import type { Database } from './database.ts'
import { type Failure, noBranch, noProject } from './failure.ts'
import { newId } from './new-id.ts'
import { bytesToText, packText, unpackText } from './text-bytes.ts'
import { outlivedVersions } from './version-policy.ts'

/** The versions of a branch, newest first. */
export async function listVersions(
  db: Database,
  place: BranchPlace,
): Promise<Result<readonly VersionSummary[], Failure>> {
  const branch = await db.branch.findFirst({ where: whereBranch(place), select: { id: true } })
  if (!branch) return err(place.branch === null ? noProject : noBranch)
  const rows = await db.version.findMany({
    where: { branchId: branch.id },
    omit: { text: true, layout: true },
    orderBy: [{ createdAt: 'desc' }, { revision: 'desc' }, { id: 'asc' }],
  })
  return ok(rows.map(summaryOf))
}

/** Keeps the document of a branch as it stands under a name. */
export async function nameVersion(
  db: Database,
  place: BranchPlace,
  name: string,
  now: Date,
): Promise<Result<VersionSummary, Failure>> {
  return db.$transaction(async (tx) => {
    // Written first, so that no save comes between reading the document and keeping it.
    const { count } = await tx.branch.updateMany({ where: whereBranch(place), data: { versionAt: now } })
    const row = count === 1 ? await tx.branch.findFirst({ where: whereBranch(place) }) : null
    if (!row) return err(place.branch === null ? noProject : noBranch)
    await tx.branch.update({ where: { id: row.id }, data: { versionRevision: row.revision } })
    const version = await addVersion(tx, {
      branchId: row.id,
      name,
      revision: row.revision,
      tableCount: row.tableCount,
      text: bytesToText(row.text),
      layout: row.layout,
      createdAt: now,
    })
    return ok(version)
  })
}

/** A version of any branch, with its text and layout. */
export async function readVersion(
  db: Database,
  projectId: string,
  id: string,
): Promise<Result<VersionDocument, Failure>> {
  const row = await db.version.findFirst({ where: { id, branch: { projectId } } })
  if (!row) return err({ code: 'not-found', detail: 'There is no such version.' })
  return ok({
    ...summaryOf(row),
    text: unpackText(row.text),
    layout: layoutSchema.parse(JSON.parse(row.layout)),
  })
}

/** What a version is made of; `layout` is JSON as stored. */
export interface NewVersionRow {
  readonly branchId: string
  readonly name: string | null
  readonly revision: number
  readonly tableCount: number
  readonly text: string
  readonly layout: string
  readonly createdAt: Date
}

/** Adds a version inside a transaction. */
export async function addVersion(
  db: Pick<Database, 'version'>,
  version: NewVersionRow,
): Promise<VersionSummary> {
  const data = { ...version, id: newId(), text: packText(version.text) }
  await db.version.create({ data })
  return summaryOf(data)
}

/** Deletes the automatic versions that have served their time, inside a transaction. */
export async function thinVersions(
  db: Pick<Database, 'version'>,
  branchId: string,
  now: Date,
): Promise<void> {
  const rows = await db.version.findMany({
    where: { branchId, name: null },
    select: { id: true, name: true, createdAt: true },
  })
  const outlived = outlivedVersions(rows, now)
  if (outlived.length > 0) await db.version.deleteMany({ where: { id: { in: [...outlived] } } })
}

function summaryOf(
  row: Omit<NewVersionRow, 'text' | 'layout' | 'branchId'> & { readonly id: string },
): VersionSummary {
  return {
    id: row.id,
    name: row.name,
    revision: row.revision,
    tableCount: row.tableCount,
    createdAt: row.createdAt.toISOString(),
  }
}
