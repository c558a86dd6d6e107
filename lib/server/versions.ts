import { gunzipSync, gzipSync } from 'node:zlib'
import { err, ok, type Result } from '../base/index.ts'
import { layoutSchema, type VersionDocument, type VersionSummary } from '../store/index.ts'
import type { Database } from './database.ts'
import { type Failure, noProject } from './failure.ts'
import { newId } from './new-id.ts'
import { bytesToText, textToBytes } from './text-bytes.ts'
import { outlivedVersions } from './version-policy.ts'

/** The versions of a project, newest first. */
export async function listVersions(
  db: Database,
  projectId: string,
): Promise<Result<readonly VersionSummary[], Failure>> {
  if (!(await db.project.findUnique({ where: { id: projectId }, select: { id: true } })))
    return err(noProject)
  const rows = await db.version.findMany({
    where: { projectId },
    omit: { text: true, layout: true },
    orderBy: [{ createdAt: 'desc' }, { revision: 'desc' }, { id: 'asc' }],
  })
  return ok(rows.map(summaryOf))
}

/** Keeps the document as it stands under a name. */
export async function nameVersion(
  db: Database,
  projectId: string,
  name: string,
  now: Date,
): Promise<Result<VersionSummary, Failure>> {
  return db.$transaction(async (tx) => {
    // Written first, so that no save comes between reading the document and keeping it.
    const { count } = await tx.document.updateMany({ where: { projectId }, data: { versionAt: now } })
    const document =
      count === 1 ? await tx.document.findUnique({ where: { projectId }, include: { project: true } }) : null
    if (!document) return err(noProject)
    await tx.document.update({ where: { projectId }, data: { versionRevision: document.revision } })
    const row = await addVersion(tx, {
      projectId,
      name,
      revision: document.revision,
      tableCount: document.project.tableCount,
      text: bytesToText(document.text),
      layout: document.layout,
      createdAt: now,
    })
    return ok(row)
  })
}

/** A version with its text and layout. */
export async function readVersion(
  db: Database,
  projectId: string,
  id: string,
): Promise<Result<VersionDocument, Failure>> {
  const row = await db.version.findFirst({ where: { id, projectId } })
  if (!row) return err({ code: 'not-found', detail: 'There is no such version.' })
  return ok({
    ...summaryOf(row),
    text: bytesToText(gunzipSync(row.text)),
    layout: layoutSchema.parse(JSON.parse(row.layout)),
  })
}

/** What a version is made of; `layout` is JSON as stored. */
export interface NewVersionRow {
  readonly projectId: string
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
  // Versions are written once and seldom read: a DDL text packs to about a tenth.
  const data = { ...version, id: newId(), text: new Uint8Array(gzipSync(textToBytes(version.text))) }
  await db.version.create({ data })
  return summaryOf(data)
}

/** Deletes the automatic versions that have served their time, inside a transaction. */
export async function thinVersions(
  db: Pick<Database, 'version'>,
  projectId: string,
  now: Date,
): Promise<void> {
  const rows = await db.version.findMany({
    where: { projectId, name: null },
    select: { id: true, name: true, createdAt: true },
  })
  const outlived = outlivedVersions(rows, now)
  if (outlived.length > 0) await db.version.deleteMany({ where: { id: { in: [...outlived] } } })
}

function summaryOf(
  row: Omit<NewVersionRow, 'text' | 'layout' | 'projectId'> & { readonly id: string },
): VersionSummary {
  return {
    id: row.id,
    name: row.name,
    revision: row.revision,
    tableCount: row.tableCount,
    createdAt: row.createdAt.toISOString(),
  }
}
