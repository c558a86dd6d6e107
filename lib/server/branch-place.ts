import type { BranchSummary } from '../store/index.ts'

/** Where a document is: a project, and the branch of it; null for its first branch. */
export interface BranchPlace {
  readonly project: string
  readonly branch: string | null
}

/** The filter that finds the branch: the first one is the one that was forked from none. */
export function whereBranch({ project, branch }: BranchPlace) {
  return branch === null ? { projectId: project, parentId: null } : { projectId: project, id: branch }
}

/** A branch as the list of branches tells of it. */
export function branchSummaryOf(row: BranchRow): BranchSummary {
  return {
    id: row.id,
    name: row.name,
    parentId: row.parentId,
    revision: row.revision,
    tableCount: row.tableCount,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

interface BranchRow {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  readonly revision: number
  readonly tableCount: number
  readonly createdAt: Date
  readonly updatedAt: Date
}
