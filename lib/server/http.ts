import type { z } from 'zod'
import { assertNever, err, ok, type Result } from '../base/index.ts'
import type { Problem } from '../store/index.ts'
import type { BranchPlace } from './branch-place.ts'
import type { Failure } from './failure.ts'

/** Largest body of a request that carries no document, in bytes. */
export const smallBody = 64 * 1024

/**
 * Largest body of a request that carries a document, in bytes: JSON escapes double what is all
 * quotes and line ends, and the layout comes on top. The document's own limit is checked after.
 */
export const documentBody = 64 * 1024 * 1024

/** Answers a request: a value as JSON (null as 204), a failure or an exception as a problem body. */
export async function answer<T>(
  request: Request,
  work: () => Promise<Result<T, Failure>>,
  status = 200,
): Promise<Response> {
  try {
    const origin = checkOrigin(request)
    const result = origin.ok ? await work() : origin
    if (!result.ok) return problemResponse(result.error)
    if (result.value === null) return new Response(null, { status: 204, headers: noStore })
    return Response.json(result.value, { status, headers: noStore })
  } catch (error) {
    // What went wrong inside is for the log; the client learns only that it did.
    console.error(error)
    return problemBody({
      code: 'internal',
      status: 500,
      title: 'Internal error',
      detail: 'The server failed.',
    })
  }
}

/** The request's JSON checked against a schema; refuses a body above `limit` bytes without reading on. */
export async function readBody<S extends z.ZodType>(
  request: Request,
  schema: S,
  limit: number,
): Promise<Result<z.output<S>, Failure>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\b/i.test(type)) {
    return err({ code: 'invalid', detail: 'The body must be application/json.' })
  }
  const body = await readLimited(request, limit)
  if (body === null) {
    return err({ code: 'too-large', detail: `The body may have ${formatBytes(limit)}.` })
  }
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return err({ code: 'invalid', detail: 'The body is not JSON.' })
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return ok(parsed.data)
  const errors = errorsOf(parsed.error)
  return err({ code: 'invalid', detail: 'The body does not have the expected form.', errors })
}

/** The branch of a project that a request is about: `?branch=`, or the first one. */
export function branchPlace(request: Request, project: string): BranchPlace {
  return { project, branch: new URL(request.url).searchParams.get('branch') }
}

/** The request's query checked against a schema; one value a name. */
export function readQuery<S extends z.ZodType>(request: Request, schema: S): Result<z.output<S>, Failure> {
  const parsed = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (parsed.success) return ok(parsed.data)
  return err({
    code: 'invalid',
    detail: 'The query does not have the expected form.',
    errors: errorsOf(parsed.error),
  })
}

/** The problem body of a failure (RFC 9457). */
export function problemResponse(failure: Failure): Response {
  switch (failure.code) {
    case 'invalid':
      return problemBody({ ...failure, status: 400, title: 'Invalid request' })
    case 'not-found':
      return problemBody({ ...failure, status: 404, title: 'Not found' })
    case 'conflict':
      return problemBody({ ...failure, status: 409, title: 'Conflict' })
    case 'too-large':
      return problemBody({ ...failure, status: 413, title: 'Too large' })
    case 'forbidden':
      return problemBody({ ...failure, status: 403, title: 'Forbidden' })
    default:
      return assertNever(failure, 'server')
  }
}

function errorsOf({ issues }: z.ZodError) {
  return issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
}

const noStore = { 'cache-control': 'no-store' }

function problemBody(problem: Omit<Problem, 'type'>): Response {
  // `about:blank` says that the status tells all there is of the kind (RFC 9457, 4.2.1).
  return Response.json({ type: 'about:blank', ...problem } satisfies Problem, {
    status: problem.status,
    headers: { ...noStore, 'content-type': 'application/problem+json' },
  })
}

/**
 * Refuses what another site sends: browsers name the relation in Sec-Fetch-Site, older ones the
 * origin; a client that is no browser sends neither and carries no user's cookies either.
 */
function checkOrigin(request: Request): Result<null, Failure> {
  if (request.method === 'GET' || request.method === 'HEAD') return ok(null)
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const foreign =
    site !== null
      ? site !== 'same-origin' && site !== 'none'
      : origin !== null && !(URL.canParse(origin) && new URL(origin).host === request.headers.get('host'))
  if (!foreign) return ok(null)
  return err({ code: 'forbidden', detail: 'Changes are accepted from the own origin only.' })
}

async function readLimited(request: Request, limit: number): Promise<string | null> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > limit) return null
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function formatBytes(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MiB` : `${bytes / 1024} KiB`
}
