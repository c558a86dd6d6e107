import type { z } from 'zod'
import { err, ok, type Result } from '../base/index.ts'
import type { BranchBase, BranchSummary, newBranchSchema } from '../store/index.ts'
import { branchSummaryOf } from './branch-place.ts'
import type { Database } from './database.ts'
import { type Failure, noBranch, noProject } from './failure.ts'
import { newId } from './new-id.ts'
import { readProject } from './projects.ts'
import { bytesToText, packText, textToBytes, unpackText } from './text-bytes.ts'
import { addVersion } from './versions.ts'

const summaryFields = {
  id: true,
  name: true,
  parentId: true,
  revision: true,
  tableCount: true,
  createdAt: true,
  updatedAt: true,
} as const

/** The branches of a project, the first one first, the others by name. */
export async function listBranches(
  db: Database,
  project: string,
): Promise<Result<readonly BranchSummary[], Failure>> {
  const rows = await db.branch.findMany({ where: { projectId: project }, select: summaryFields })
  // Every project has its first branch.
  if (rows.length === 0) return err(noProject)
  const byName = rows.map(branchSummaryOf).sort((a, b) => a.name.localeCompare(b.name))
  return ok([...byName.filter(isFirst), ...byName.filter((branch) => !isFirst(branch))])
}

/** Forks a branch from what another holds now, or held in one of its versions; that is its first version. */
export async function createBranch(
  db: Database,
  project: string,
  input: z.output<typeof newBranchSchema>,
  now: Date,
): Promise<Result<BranchSummary, Failure>> {
  return takingName(input.name, () =>
    db.$transaction(async (tx) => {
      const parent = await tx.branch.findFirst({ where: { id: input.from, projectId: project } })
      if (!parent) return err(noBranch)
      const version =
        input.version === null
          ? null
          : await tx.version.findFirst({ where: { id: input.version, branchId: parent.id } })
      if (input.version !== null && !version) {
        return err({ code: 'not-found', detail: 'The branch has no such version.' } as const)
      }
      const text = version ? unpackText(version.text) : bytesToText(parent.text)
      const { layout, tableCount } = version ?? parent
      const row = {
        id: newId(),
        projectId: project,
        name: input.name,
        createdAt: now,
        updatedAt: now,
        text: textToBytes(text),
        layout,
        dismissals: parent.dismissals,
        revision: 0,
        tableCount,
        saves: '[]',
        versionAt: now,
        versionRevision: 0,
        parentId: parent.id,
        parentRevision: version?.revision ?? parent.revision,
        forkText: packText(text),
      }
      await tx.branch.create({ data: row })
      await addVersion(tx, {
        branchId: row.id,
        name: null,
        revision: 0,
        tableCount,
        text,
        layout,
        createdAt: now,
      })
      return ok(branchSummaryOf(row))
    }),
  )
}

/** Gives a branch another name. That is not a change of its document: its date stays. */
export async function renameBranch(
  db: Database,
  project: string,
  id: string,
  name: string,
): Promise<Result<BranchSummary, Failure>> {
  return takingName(name, async () => {
    const { count } = await db.branch.updateMany({ where: { id, projectId: project }, data: { name } })
    const row = count === 1 ? await db.branch.findUnique({ where: { id }, select: summaryFields }) : null
    return row ? ok(branchSummaryOf(row)) : err(noBranch)
  })
}

/**
 * Deletes a branch with its versions, when it is still at the revision that whoever deletes it has seen. The
 * branches forked from it go on as forks of what it was forked from.
 */
export async function deleteBranch(
  db: Database,
  project: string,
  id: string,
  revision: number,
): Promise<Result<null, Failure>> {
  return db.$transaction(async (tx) => {
    const row = await tx.branch.findFirst({ where: { id, projectId: project } })
    if (!row) return err(noBranch)
    if (row.parentId === null) {
      return err({ code: 'invalid', detail: 'The first branch of a project cannot be deleted.' } as const)
    }
    const { count } = await tx.branch.deleteMany({ where: { id, revision } })
    if (count === 0) {
      const current = await readProject(tx, { project, branch: id })
      if (!current.ok) return current
      const detail = `The branch was changed meanwhile; it is at revision ${current.value.revision}.`
      return err({ code: 'conflict', detail, current: current.value } as const)
    }
    const { parentId, parentRevision, forkText } = row
    await tx.branch.updateMany({ where: { parentId: id }, data: { parentId, parentRevision, forkText } })
    return ok(null)
  })
}

/** The newest text that both branches come from: what one of them changed since is its own work. */
export async function readBranchBase(
  db: Database,
  project: string,
  id: string,
  other: string,
): Promise<Result<BranchBase, Failure>> {
  const rows = await db.branch.findMany({
    where: { projectId: project },
    select: { id: true, parentId: true, parentRevision: true, revision: true },
  })
  const branches = new Map(rows.map((row) => [row.id, row]))
  const own = lineage(branches, id)
  const others = lineage(branches, other)
  const common = [...own.keys()].find((ancestor) => others.has(ancestor))
  if (common === undefined) return err(noBranch)
  // Each line leaves the common branch somewhere, or is that branch as it stands; the earlier place is in both.
  const [older] = [own.get(common), others.get(common)]
    .filter((exit) => exit !== undefined)
    .sort((a, b) => a.revision - b.revision)
  if (!older) return err(noBranch)
  const row = await db.branch.findUnique({
    where: { id: older.textOf },
    select: { text: true, forkText: true },
  })
  if (!row) return err(noBranch)
  const isFork = older.textOf !== common && row.forkText !== null
  return ok({ text: isFork && row.forkText ? unpackText(row.forkText) : bytesToText(row.text) })
}

interface BranchNode {
  readonly id: string
  readonly parentId: string | null
  readonly parentRevision: number | null
  readonly revision: number
}

/** Where a line leaves a branch: the revision, and the branch whose row has the text of that moment. */
interface Exit {
  readonly revision: number
  readonly textOf: string
}

/** The branch and what it was forked from, nearest first, each with where the line leaves it. */
function lineage(branches: ReadonlyMap<string, BranchNode>, id: string): ReadonlyMap<string, Exit> {
  const line = new Map<string, Exit>()
  let node = branches.get(id)
  let exit: Exit = { revision: node?.revision ?? 0, textOf: id }
  while (node && !line.has(node.id)) {
    line.set(node.id, exit)
    exit = { revision: node.parentRevision ?? 0, textOf: node.id }
    node = node.parentId === null ? undefined : branches.get(node.parentId)
  }
  return line
}

function isFirst({ parentId }: BranchSummary): boolean {
  return parentId === null
}

/** Refuses a name that another branch of the project has; the database keeps names apart, whoever comes first. */
async function takingName<T>(
  name: string,
  work: () => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'P2002')) throw error
    const detail = `There is a branch ${name} already.`
    return err({ code: 'invalid', detail, errors: [{ path: 'name', message: 'taken' }] })
  }
}
