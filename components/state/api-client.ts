import type {
  BranchBase,
  BranchSummary,
  NewBranch,
  NewProject,
  Problem,
  ProjectDocument,
  ProjectReview,
  ProjectReviewPatch,
  ProjectSummary,
  RowCounts,
  RulePage,
  SaveRequest,
  SaveResponse,
  VersionDocument,
  VersionSummary,
} from '@/lib/store'

/** An answer of the server that is not success; `problem` is its body. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title)
  }
}

/** A branch of a project. */
export interface Place {
  readonly project: string
  readonly branch: string
}

/** The server's API; throws `ApiError` for a refusal and `TypeError` when it cannot be reached. */
export const api = {
  projects: () => ask<readonly ProjectSummary[]>('GET', '/api/projects'),
  create: (input: NewProject) => ask<ProjectSummary>('POST', '/api/projects', input),
  /** On its first branch where none is named. */
  project: (id: string, branch: string | null) =>
    ask<ProjectDocument>('GET', `/api/projects/${id}${branch === null ? '' : onBranch(branch)}`),
  rename: (id: string, name: string) => ask<ProjectSummary>('PATCH', `/api/projects/${id}`, { name }),
  remove: (id: string) => ask<null>('DELETE', `/api/projects/${id}`),
  save: ({ project, branch }: Place, input: SaveRequest) =>
    ask<SaveResponse>('PUT', `/api/projects/${project}/document${onBranch(branch)}`, input),
  versions: ({ project, branch }: Place) =>
    ask<readonly VersionSummary[]>('GET', `/api/projects/${project}/versions${onBranch(branch)}`),
  nameVersion: ({ project, branch }: Place, name: string) =>
    ask<VersionSummary>('POST', `/api/projects/${project}/versions${onBranch(branch)}`, { name }),
  version: (id: string, version: string) =>
    ask<VersionDocument>('GET', `/api/projects/${id}/versions/${version}`),
  branches: (id: string) => ask<readonly BranchSummary[]>('GET', `/api/projects/${id}/branches`),
  createBranch: (id: string, input: NewBranch) =>
    ask<BranchSummary>('POST', `/api/projects/${id}/branches`, input),
  renameBranch: ({ project, branch }: Place, name: string) =>
    ask<BranchSummary>('PATCH', `/api/projects/${project}/branches/${branch}`, { name }),
  removeBranch: ({ project, branch }: Place, revision: number) =>
    ask<null>('DELETE', `/api/projects/${project}/branches/${branch}?revision=${revision}`),
  branchBase: ({ project, branch }: Place, other: string) =>
    ask<BranchBase>(
      'GET',
      `/api/projects/${project}/branches/${branch}/base?with=${encodeURIComponent(other)}`,
    ),
  rulePage: (rule: string) => ask<RulePage>('GET', `/api/rules/${encodeURIComponent(rule)}`),
  rowCounts: (id: string) => ask<RowCounts>('GET', `/api/projects/${id}/row-counts`),
  keepRowCounts: (id: string, counts: RowCounts) =>
    ask<RowCounts>('PUT', `/api/projects/${id}/row-counts`, counts),
  review: (id: string) => ask<ProjectReview>('GET', `/api/projects/${id}/review`),
  keepReview: (id: string, patch: ProjectReviewPatch) =>
    ask<null>('PATCH', `/api/projects/${id}/review`, patch),
}

function onBranch(branch: string): string {
  return `?branch=${encodeURIComponent(branch)}`
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    cache: 'no-store',
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  })
  if (response.status === 204) return null as T
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const answer: unknown = isJson ? await response.json() : null
  if (response.ok) return answer as T
  throw new ApiError((answer as Problem | null) ?? unnamedProblem(response))
}

function unnamedProblem(response: Response): Problem {
  const { status, statusText } = response
  return {
    type: 'about:blank',
    title: statusText,
    status,
    detail: `The server answered ${status}`,
    code: 'internal',
  }
}
