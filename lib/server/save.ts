import { z } from 'zod'
import { err, ok, type Result } from '../base/index.ts'
import type { SaveRequest, SaveResponse } from '../store/index.ts'
import { applyChange, makeChange, type TextChange } from '../text/index.ts'
import { type BranchPlace, whereBranch } from './branch-place.ts'
import type { Database } from './database.ts'
import { type Failure, noBranch, noProject } from './failure.ts'
import { checkSize, readProject } from './projects.ts'
import { bytesToText, textToBytes } from './text-bytes.ts'
import { needsSnapshot } from './version-policy.ts'
import { addVersion, thinVersions } from './versions.ts'

const savesSchema = z.array(z.tuple([z.string(), z.number()]))

/** How many save ids a document remembers. */
const rememberedSaves = 64

/**
 * Saves a change made on `baseRevision`, all or nothing; a conflict comes with the document as it
 * stands. When the promise is fulfilled, the database has the save on disk.
 */
export async function saveDocument(
  db: Database,
  place: BranchPlace,
  request: SaveRequest,
  now: Date,
): Promise<Result<SaveResponse, Failure>> {
  try {
    return ok(await db.$transaction((tx) => saveWithin(tx, place, request, now)))
  } catch (error) {
    // Thrown, not returned, so that the transaction is rolled back.
    if (error instanceof SaveRefused) return err(error.failure)
    throw error
  }
}

type Transaction = Pick<Database, 'project' | 'branch' | 'version'>

async function saveWithin(
  tx: Transaction,
  place: BranchPlace,
  request: SaveRequest,
  now: Date,
): Promise<SaveResponse> {
  const { baseRevision } = request
  // Claiming the next revision comes first: it takes the row's lock, and of two saves on one base one claims nothing.
  const claimed = await tx.branch.updateMany({
    where: { ...whereBranch(place), revision: baseRevision },
    data: { revision: baseRevision + 1 },
  })
  const row = await tx.branch.findFirst({ where: whereBranch(place) })
  if (!row) throw new SaveRefused(place.branch === null ? noProject : noBranch)
  const saves = savesSchema.parse(JSON.parse(row.saves))
  const repeated = saves.find(([id]) => id === request.saveId)
  if (repeated) {
    if (claimed.count === 1) throw new SaveRefused(reusedId)
    return { revision: repeated[1], updatedAt: row.updatedAt.toISOString() }
  }
  if (claimed.count === 0) {
    const current = await readProject(tx, place)
    if (!current.ok) throw new SaveRefused(current.error)
    const detail = `The document is at revision ${row.revision}; the save was made on ${baseRevision}.`
    throw new SaveRefused({ code: 'conflict', detail, current: current.value })
  }

  const before = bytesToText(row.text)
  const change = readChange(request, before.length)
  const after = change ? applyChange(before, change) : before
  const size = checkSize(after)
  if (!size.ok) throw new SaveRefused(size.error)

  const age = now.getTime() - row.versionAt.getTime()
  const snapshot = needsSnapshot({
    age,
    saves: baseRevision - row.versionRevision,
    change,
    length: before.length,
  })
  if (snapshot) {
    await addVersion(tx, {
      branchId: row.id,
      name: null,
      revision: baseRevision,
      tableCount: row.tableCount,
      text: before,
      layout: row.layout,
      createdAt: row.updatedAt,
    })
    await thinVersions(tx, row.id, now)
  }
  if (request.saveId !== undefined) saves.push([request.saveId, baseRevision + 1])
  const edited = change !== null || request.layout !== null || request.dismissals !== null
  const facts = {
    ...(edited && { updatedAt: now }),
    ...(request.tableCount !== null && { tableCount: request.tableCount }),
  }
  const saved = await tx.branch.update({
    where: { id: row.id },
    data: {
      ...facts,
      saves: JSON.stringify(saves.slice(-rememberedSaves)),
      ...(change && { text: textToBytes(after) }),
      ...(request.layout && { layout: JSON.stringify(request.layout) }),
      ...(request.dismissals && { dismissals: JSON.stringify(request.dismissals) }),
      ...(snapshot && { versionAt: now, versionRevision: baseRevision }),
    },
    select: { updatedAt: true },
  })
  // The list of projects shows the branch that was worked on last.
  await tx.project.update({
    where: { id: row.projectId },
    data: { ...facts, ...(request.thumbnail && { thumbnail: JSON.stringify(request.thumbnail) }) },
  })
  return { revision: baseRevision + 1, updatedAt: saved.updatedAt.toISOString() }
}

/** The change of a request, checked against the text it is for. */
function readChange(request: SaveRequest, length: number): TextChange | null {
  if (!request.change) return null
  try {
    const change = makeChange(request.change.replacements)
    const end = change.replacements.at(-1)?.to ?? 0
    if (end > length) throw new Error(`it reaches ${end} in a text of ${length}`)
    return change
  } catch (error) {
    const detail = `The change does not fit the document: ${error instanceof Error ? error.message : error}`
    throw new SaveRefused({ code: 'invalid', detail })
  }
}

const reusedId: Failure = { code: 'invalid', detail: 'The saveId was used for an earlier save.' }

class SaveRefused extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.detail)
    this.failure = failure
  }
}
