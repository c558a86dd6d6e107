import type {
  NewProject,
  Problem,
  ProjectDocument,
  ProjectSummary,
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

/** The server's API; throws `ApiError` for a refusal and `TypeError` when it cannot be reached. */
export const api = {
  projects: () => ask<readonly ProjectSummary[]>('GET', '/api/projects'),
  create: (input: NewProject) => ask<ProjectSummary>('POST', '/api/projects', input),
  project: (id: string) => ask<ProjectDocument>('GET', `/api/projects/${id}`),
  rename: (id: string, name: string) => ask<ProjectSummary>('PATCH', `/api/projects/${id}`, { name }),
  remove: (id: string) => ask<null>('DELETE', `/api/projects/${id}`),
  save: (id: string, input: SaveRequest) => ask<SaveResponse>('PUT', `/api/projects/${id}/document`, input),
  versions: (id: string) => ask<readonly VersionSummary[]>('GET', `/api/projects/${id}/versions`),
  nameVersion: (id: string, name: string) =>
    ask<VersionSummary>('POST', `/api/projects/${id}/versions`, { name }),
  version: (id: string, version: string) =>
    ask<VersionDocument>('GET', `/api/projects/${id}/versions/${version}`),
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
